/** Ellipse of skin in log-chromaticity: |whitening (uv - center)|^2 = 1 is its border. */
export interface SkinEllipse {
  centre: readonly [number, number];
  whitening: readonly [readonly [number, number], readonly [number, number]];
  /** Width of the border in units of the squared distance. */
  softness: number;
}
