import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { ObservedFace } from '../../src/inference/observe-photo.ts';

/** How what is measured of a face agrees with a mask of skin, inside the oval without eyes, brows, lips and nostrils. */
export interface FaceMask {
  /** Share of what is measured that is skin. */
  precision: number;
  /** Share of the skin that is measured. */
  recall: number;
}

/** Weights from which a place counts as measured: the border of the skin is soft, so that it counts little, or mostly. */
export const LEAST_WEIGHTS = [0.1, 0.5] as const;

/** @param channel of the heat maps that holds the skin weight; @returns one for each of `LEAST_WEIGHTS` */
export async function compareFaceMask(
  { aligned, output, photo: { width, height } }: ObservedFace,
  channel: number,
  maskFile: string,
): Promise<FaceMask[]> {
  const wanted = await sharp(readFileSync(maskFile))
    .flatten()
    .resize(width, height, { kernel: 'nearest', fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  const { data, columns, rows } = output.heatmaps;
  const weights = data.subarray(channel * columns * rows, (channel + 1) * columns * rows);
  const [a, b, c, d, e, f] = aligned.map;
  const isSkin = Array.from(weights, (_, i) => {
    const u = 2 * (i % columns) + 1;
    const v = 2 * Math.floor(i / columns) + 1;
    const x = Math.min(width - 1, Math.floor(a * u + b * v + c));
    const y = Math.min(height - 1, Math.floor(d * u + e * v + f));
    return aligned.face[i] === 1 && wanted[y * width + x]! >= 128;
  });
  const skin = isSkin.filter(Boolean).length;
  return LEAST_WEIGHTS.map((least) => {
    const measured = weights.filter((weight) => weight >= least).length;
    const both = weights.filter((weight, i) => weight >= least && isSkin[i]).length;
    return { precision: both / Math.max(1, measured), recall: both / Math.max(1, skin) };
  });
}
