import type { SkinEllipse } from './graph/skin-ellipse.ts';

/** The value at score 50, and the standard deviation of its logarithm over rendered skin of every tone. */
export interface Anchor {
  median: number;
  spread: number;
}

export const FEATURES = ['gloss', 'redness', 'blemishes', 'spots', 'pores', 'lines', 'roughness'] as const;
export type Feature = (typeof FEATURES)[number];
export type Anchors = Record<Feature, Anchor>;
/** Score = constant + sum of weight x score of the feature. */
export type Weights = Partial<Record<Feature, number>>;

/** Colors of skin of every tone under usual light, from the renderer. */
export const ELLIPSE: SkinEllipse = {
  centre: [0.69705, 0.602754],
  whitening: [
    [1.76137, 0],
    [-0.817899, 1.80691],
  ],
  softness: 0.25,
};

/** A feature is ln(mean + offset), so that noise below the offset does not move a score. */
const OFFSET: Record<Feature, number> = {
  gloss: 0.001,
  redness: 0.005,
  blemishes: 0.0001,
  spots: 0.0001,
  pores: 0.0001,
  lines: 0.0001,
  roughness: 0.0001,
};

const RELIEF = 2 / 3;

/**
 * Measures of a face. `depth` is how often ln(mean luminance over highlights) is added: the surface reflects the same
 * light on every skin, so that relief relative to the skin's own lightness looks deeper where skin is dark.
 */
export const FACE = {
  offset: OFFSET,
  depth: {
    gloss: 1,
    redness: 0,
    blemishes: RELIEF,
    spots: RELIEF,
    pores: RELIEF,
    lines: RELIEF,
    roughness: RELIEF,
  } satisfies Record<Feature, number>,
  anchors: {
    gloss: { median: 0.0083, spread: 0.87 },
    redness: { median: 0.042, spread: 0.78 },
    blemishes: { median: 0.00046, spread: 0.6 },
    spots: { median: 0.0014, spread: 0.51 },
    pores: { median: 0.001, spread: 0.51 },
    lines: { median: 0.0031, spread: 0.57 },
    roughness: { median: 0.0151, spread: 0.41 },
  } satisfies Anchors,
};

/** Measures of a close-up; its gloss is the whole of `graph/oiliness.ts`. */
export const CLOSE_UP = {
  offset: OFFSET,
  weights: { OILINESS: { gloss: 1 } } satisfies Record<string, Weights>,
  anchors: {
    gloss: { median: 0.00126, spread: 0.33 },
    redness: { median: 0.036, spread: 0.63 },
    blemishes: { median: 0.00092, spread: 0.62 },
    spots: { median: 0.0031, spread: 0.39 },
    pores: { median: 0.0023, spread: 0.32 },
    lines: { median: 0.0066, spread: 0.42 },
    roughness: { median: 0.03, spread: 0.31 },
  } satisfies Anchors,
};

interface Metric {
  key: string;
  label: string;
  description: string;
  basis: 'MEASURED_FROM_IMAGE' | 'VISUAL_PROXY';
  direction: 'HIGHER_IS_BETTER' | 'LOWER_IS_BETTER' | 'TARGET_RANGE';
  target?: { low: number; high: number };
  bands: { low: number; high: number };
  sem: number;
  maxConfidence: number;
  weights: Weights;
  constant: number;
  /** Weight in SKIN_SCORE, per cent. */
  weight: number;
}

const measured = { basis: 'MEASURED_FROM_IMAGE', maxConfidence: 0.9, constant: 0 } as const;
const thirds = { low: 35, high: 65 };

export const METRICS: readonly Metric[] = [
  {
    key: 'SKIN_SCORE',
    label: 'Skin score',
    description: 'A weighted summary of the other metrics; the weights are published with the model.',
    basis: 'MEASURED_FROM_IMAGE',
    direction: 'HIGHER_IS_BETTER',
    bands: { low: 40, high: 70 },
    sem: 2.2,
    maxConfidence: 0.8,
    weights: {
      gloss: -0.1,
      redness: -0.15,
      blemishes: -0.2,
      spots: -0.15,
      pores: -0.15,
      lines: -0.1,
      roughness: -0.15,
    },
    constant: 100,
    weight: 0,
  },
  {
    key: 'HYDRATION',
    label: 'Visual signs of hydration',
    description:
      'Estimated from roughness, fine lines and shine. A photo cannot measure the water content of the skin.',
    basis: 'VISUAL_PROXY',
    direction: 'HIGHER_IS_BETTER',
    bands: thirds,
    sem: 8,
    maxConfidence: 0.4,
    weights: { roughness: -0.2, lines: -0.1, gloss: 0.1 },
    constant: 62,
    weight: 0,
  },
  {
    key: 'OILINESS',
    label: 'Oiliness',
    description:
      'How much the skin shines, and how visible its pores are, which go with sebum. Light from the side or a flash adds to it.',
    ...measured,
    direction: 'TARGET_RANGE',
    target: { low: 20, high: 60 },
    bands: { low: 20, high: 60 },
    sem: 2.7,
    weights: { gloss: 0.67, pores: 0.33 },
    weight: 10,
  },
  {
    key: 'ELASTICITY',
    label: 'Visual signs of elasticity',
    description:
      'Estimated from lines and roughness. A photo cannot measure how the skin yields and returns.',
    basis: 'VISUAL_PROXY',
    direction: 'HIGHER_IS_BETTER',
    bands: thirds,
    sem: 8,
    maxConfidence: 0.4,
    weights: { lines: -0.35, roughness: -0.1 },
    constant: 77,
    weight: 0,
  },
  {
    key: 'PORES',
    label: 'Visible pores',
    description:
      'How visible small dark pits are; not their number, which a photo at this distance cannot show.',
    ...measured,
    direction: 'LOWER_IS_BETTER',
    bands: thirds,
    sem: 3.5,
    weights: { pores: 1 },
    weight: 15,
  },
  {
    key: 'REDNESS',
    label: 'Redness',
    description: 'How much redder parts of the skin are than the rest of it, and how large they are.',
    ...measured,
    direction: 'LOWER_IS_BETTER',
    bands: thirds,
    sem: 3.2,
    weights: { redness: 1 },
    weight: 15,
  },
  {
    key: 'BLEMISHES',
    label: 'Blemishes',
    description: 'Small dark red blobs, as pimples leave them.',
    ...measured,
    direction: 'LOWER_IS_BETTER',
    bands: thirds,
    sem: 4.1,
    weights: { blemishes: 1 },
    weight: 20,
  },
  {
    key: 'SPOTS',
    label: 'Dark spots',
    description: 'Small spots darker than the skin around them: freckles, marks, moles. It is no mole check.',
    ...measured,
    direction: 'LOWER_IS_BETTER',
    bands: thirds,
    sem: 6.9,
    weights: { spots: 1 },
    weight: 15,
  },
  {
    key: 'LINES',
    label: 'Lines',
    description: 'Thin dark furrows. Facial expression and light from the side add to them.',
    ...measured,
    direction: 'LOWER_IS_BETTER',
    bands: thirds,
    sem: 5.4,
    weights: { lines: 1 },
    weight: 10,
  },
  {
    key: 'ROUGHNESS',
    label: 'Roughness',
    description: 'Contrast of the fine texture.',
    ...measured,
    direction: 'LOWER_IS_BETTER',
    bands: thirds,
    sem: 4.2,
    weights: { roughness: 1 },
    weight: 15,
  },
  {
    key: 'TONE',
    label: 'Evenness of tone',
    description: 'How even the color of the skin is, from redness and dark spots.',
    ...measured,
    direction: 'HIGHER_IS_BETTER',
    bands: thirds,
    sem: 4.1,
    weights: { redness: -0.5, spots: -0.5 },
    constant: 100,
    weight: 0,
  },
];

export const QUALITY = [
  'coverage',
  'clear',
  'patch',
  'likely',
  'erythema',
  'melanin',
  'lightness',
  'texture',
  'erythemaSpread',
  'melaninSpread',
  'lightnessSpread',
  'textureSpread',
] as const;

export const FACE_QUALITY = [
  'coverage',
  'highlight',
  'overexposed',
  'clipped',
  'sharpness',
  'sides',
  'likely',
  'erythemaSpread',
  'depth',
] as const;

/** Channels of the heat maps: the map of a feature, and the value shown at full strength. */
export const HEATMAPS: readonly { key: string; feature: Feature; full: number }[] = [
  { key: 'OILINESS', feature: 'gloss', full: 1 },
  { key: 'PORES', feature: 'pores', full: 0.0015 },
  { key: 'REDNESS', feature: 'redness', full: 1 },
  { key: 'BLEMISHES', feature: 'blemishes', full: 0.008 },
  { key: 'SPOTS', feature: 'spots', full: 0.008 },
  { key: 'LINES', feature: 'lines', full: 0.006 },
];

export const THRESHOLDS = {
  minShortSide: 256,
  maxAspectRatio: 4,
  maxDarkShare: 0.3,
  maxOverexposedShare: 0.3,
  minSharpness: 8,
};

/** Outside these bounds of the quality outputs, a close-up shows no skin. */
export const SKIN = {
  coverage: { min: 0.08 },
  patch: { min: 0.2 },
  likely: { min: 0.3 },
  texture: { max: -2.3 },
  erythema: { min: 0, max: 0.9 },
  melanin: { max: 1 },
  erythemaSpread: { min: 0.03, max: 0.3 },
  melaninSpread: { max: 0.25 },
  textureSpread: { max: 0.36 },
};

/** The same for a face: a gray picture, or a color that no skin has. */
export const FACE_SKIN = { likely: { min: 0.0001 }, erythemaSpread: { min: 0.02 } };

/** What is different on faces: standard errors under retakes, and what a face cannot show. */
export const ON_FACES = {
  metrics: {
    SKIN_SCORE: { sem: 1.2 },
    OILINESS: { sem: 1.8, basis: 'VISUAL_PROXY', maxConfidence: 0.4 },
    PORES: { sem: 2 },
    REDNESS: { sem: 1.2 },
    BLEMISHES: { sem: 1.6 },
    SPOTS: { sem: 1.9 },
    LINES: { sem: 1.8 },
    ROUGHNESS: { sem: 1.9 },
    TONE: { sem: 1.1 },
  },
  faint: { belowIta: 10, metrics: ['BLEMISHES', 'REDNESS'], confidence: 0.6 },
};
