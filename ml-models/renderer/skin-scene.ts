/** Sizes of what skin shows, in pixels of a picture of 512 px from the distance 1, and how many there may be. */
interface View {
  /** Steps and weights of the fine texture. */
  texture: readonly (readonly [step: number, weight: number])[];
  /** Log shading of the deepest pit and furrow, and of the texture. */
  depth: { texture: number; pores: number; lines: number };
  pores: { most: number; radius: readonly [number, number] };
  lines: {
    most: number;
    length: readonly [number, number];
    width: readonly [number, number];
    spread: number;
  };
  blemishes: { most: number; radius: readonly [number, number] };
  spots: { most: number; radius: readonly [number, number]; melanin: number };
  /** Size of flushed areas and the logarithm of the blood added in the middle of one. */
  flush: { size: number; strength: number };
  /** Log deviation of the blood from place to place on any skin. */
  mottling: number;
  /** Highlights: how many, their size, how far the texture breaks them up, and their strength. */
  gloss: {
    lobes: number;
    radius: readonly [number, number];
    facet: number;
    strength: number;
    /** What pits and furrows take of it beyond their shading, in multiples of the logarithm of that. */
    hollows: number;
  };
  /** Whether the light falls on the shape of a head. */
  isRound: boolean;
}

/**
 * A face is 205 mm wide in its frame, 2.5 px a mm: folds .7 to 2 mm wide and 15 to 70 mm long, pores with their rim .7 to 1.2
 * mm, pimples 2 to 6 mm, spots 1.5 to 5 mm, flushed cheeks and nose of 40 mm and more.
 */
const VIEWS = {
  closeUp: {
    texture: [
      [3.2, 0.5],
      [6, 0.7],
      [11, 0.5],
    ],
    depth: { texture: 0.13, pores: 0.55, lines: 0.7 },
    pores: { most: 900, radius: [2.4, 5.2] },
    lines: { most: 14, length: [120, 320], width: [1.1, 2.4], spread: 0.25 },
    blemishes: { most: 60, radius: [7, 18] },
    spots: { most: 70, radius: [5, 13], melanin: 0.045 },
    flush: { size: 70, strength: 3 },
    mottling: 0.4,
    gloss: { lobes: 5, radius: [90, 210], facet: 0.32, strength: 0.28, hollows: 2 },
    isRound: false,
  },
  face: {
    texture: [
      [1.3, 0.8],
      [2.4, 0.35],
    ],
    depth: { texture: 0.031, pores: 0.58, lines: 1.25 },
    pores: { most: 1200, radius: [1.8, 3] },
    lines: { most: 40, length: [40, 170], width: [0.9, 2], spread: 0.6 },
    blemishes: { most: 850, radius: [2.7, 7] },
    spots: { most: 100, radius: [3, 7], melanin: 0.06 },
    flush: { size: 110, strength: 3.7 },
    mottling: 0.5,
    gloss: { lobes: 28, radius: [20, 90], facet: 0.33, strength: 1.2, hollows: 2 },
    isRound: true,
  },
} as const satisfies Record<string, View>;

/**
 * Of an inflamed lesion, by a strength of .75 to 1.35, which is also the logarithm of its blood: the logarithm of its melanin
 * (inflamed skin makes more, and what it makes grows with what there is: Davis and Callender 2010) and its height over its
 * radius.
 */
export const LESION = { melanin: 0.28, height: 0.12 };

export const viewOf = ({ view }: Pick<SkinScene, 'view'>): View => VIEWS[view];

/** What a rendered picture shows. Lengths are pixels of a picture of 512 px; depths and contrasts run from 0 to 1. */
export interface SkinScene {
  seed: number;
  /** Skin from near, or a face in its frame of 205 mm. */
  view: keyof typeof VIEWS;
  /** Volume share of melanosomes, .013 to .43. */
  melanin: number;
  /** Volume share of blood, .004 to .04. */
  blood: number;
  /** Color temperature of the light; the camera balances it on white. */
  kelvin: number;
  /** Light strength, 1 is well exposed. */
  light: number;
  /** Color cast that remains after white balance: ln gain of red and of blue. */
  cast: readonly [number, number];
  /** How many times farther than a close-up the camera is: details shrink by it and there are more of them. */
  distance: number;
  /** Depth of the folds and curves of the face as the light from one side shades them. */
  folds: number;
  /** How deep the light draws pores, lines and texture: 1 from the front, more from the side. */
  relief: number;
  /** Share of ambient light, which casts no shadow. */
  ambient: number;
  /** Color of the ambient light relative to the main light: ln gain of red and of blue. */
  ambientCast: readonly [number, number];
  gloss: number;
  poreDensity: number;
  poreDepth: number;
  lineDepth: number;
  /** Share of the largest number of pimples. */
  blemishes: number;
  /** Share of the largest number of brown spots. */
  spots: number;
  /** Diffuse redness in patches. */
  flush: number;
  roughness: number;
  /** Standard deviation of the camera's blur in px. */
  blur: number;
  /** Standard deviation of the sensor's noise at mid gray, share of full scale. */
  noise: number;
}

export const PLAIN_SKIN: Omit<SkinScene, 'seed'> = {
  view: 'closeUp',
  melanin: 0.06,
  blood: 0.012,
  kelvin: 5500,
  light: 1,
  cast: [0, 0],
  distance: 1,
  folds: 0.2,
  relief: 1,
  ambient: 0.3,
  ambientCast: [0, 0],
  gloss: 0.3,
  poreDensity: 0.5,
  poreDepth: 0.3,
  lineDepth: 0.3,
  blemishes: 0.2,
  spots: 0.2,
  flush: 0.3,
  roughness: 0.3,
  blur: 0.6,
  noise: 0.004,
};
