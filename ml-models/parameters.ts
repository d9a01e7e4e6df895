import type { SkinEllipse } from './graph/skin-ellipse.ts';
import { FACE_ERRORS, ZONE_ERRORS } from './standard-errors.ts';

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

/** Of blobs, and of pits, lines and texture: where renders of one face move least from light to dark skin, or nearly so. */
const BLOBS = 2 / 3;
const RELIEF = 0.8;

/**
 * Measures of a face. `depth` is how often ln(mean luminance over highlights) is added: the surface reflects the same
 * light on every skin, so that relief relative to the skin's own lightness looks deeper where skin is dark.
 */
export const FACE = {
  offset: OFFSET,
  depth: {
    gloss: 0.75,
    redness: 0,
    blemishes: BLOBS,
    spots: BLOBS,
    pores: RELIEF,
    lines: RELIEF,
    roughness: RELIEF,
  } satisfies Record<Feature, number>,
  anchors: {
    gloss: { median: 0.0049, spread: 0.72 },
    redness: { median: 0.0385, spread: 0.77 },
    blemishes: { median: 0.00046, spread: 0.6 },
    spots: { median: 0.00153, spread: 0.55 },
    pores: { median: 0.00092, spread: 0.55 },
    lines: { median: 0.0026, spread: 0.56 },
    roughness: { median: 0.0132, spread: 0.43 },
  } satisfies Anchors,
};

/** Measures of a close-up; its gloss is the whole of `graph/oiliness.ts`. */
export const CLOSE_UP = {
  offset: OFFSET,
  weights: { OILINESS: { gloss: 1 } } satisfies Record<string, Weights>,
  anchors: {
    gloss: { median: 0.0013, spread: 0.32 },
    redness: { median: 0.0445, spread: 0.62 },
    blemishes: { median: 0.00087, spread: 0.59 },
    spots: { median: 0.0035, spread: 0.36 },
    pores: { median: 0.0025, spread: 0.32 },
    lines: { median: 0.007, spread: 0.41 },
    roughness: { median: 0.031, spread: 0.3 },
  } satisfies Anchors,
};

export const QUALITY = [
  'coverage',
  'clear',
  'patch',
  'likely',
  'filled',
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

/** Channels of the heat maps: the map of a feature, drawn at full strength at `full` times its median. */
export const HEATMAPS: readonly { key: string; feature: Feature; full: number }[] = [
  { key: 'OILINESS', feature: 'gloss', full: 12 },
  { key: 'PORES', feature: 'pores', full: 12 },
  { key: 'REDNESS', feature: 'redness', full: 7 },
  { key: 'BLEMISHES', feature: 'blemishes', full: 25 },
  { key: 'SPOTS', feature: 'spots', full: 12 },
  { key: 'LINES', feature: 'lines', full: 12 },
];

/** Scales at which round spots are looked for, in pixels of the half-resolution plane; the last only surrounds them. */
export const BLOB_SIGMAS = [0.8, 1.28, 2.05, 3.28] as const;

export const THRESHOLDS = {
  minShortSide: 256,
  maxAspectRatio: 4,
  maxDarkShare: 0.3,
  maxOverexposedShare: 0.3,
  minSharpness: 8,
};

/** Outside these bounds of the quality outputs, a close-up in which no person is seen shows no skin. */
export const SKIN = {
  filled: { min: 0.5 },
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

/** The same where a person is seen: inflamed skin looks least like skin. */
export const SKIN_OF_PERSON = { coverage: { min: 0.03 }, likely: { min: 0.3 }, texture: { max: -2.3 } };

/**
 * From which scores on the picture as a whole shows a person, and where it shows none, something else. A person is believed
 * whatever else is seen: the other scores run higher on dark skin.
 */
export const SUBJECT_LIMITS = { minSkin: 0.25, minOther: 0.5 };

/** Bounds for a face: a statue in a color photo has hardly any red, and a black-and-white photo less than any skin. */
export const FACE_SKIN = { erythemaSpread: { min: 0.02 } };
export const FACE_COLOR = { erythemaSpread: { min: 0.06 } };

/**
 * A face is looked at as a picture if it has a color that no skin has, or if the mesh is not quite sure: it takes the faces
 * of dogs and monkeys for human ones, at .95 to .99999.
 */
export const DOUBTFUL_FACES = {
  usual: { likely: { min: 0.0001 } },
  surePresence: 0.99999,
  minSkin: 0.15,
  lead: 1.25,
};

const onFace = Object.entries(FACE_ERRORS).map(([key, sem]) => {
  const zoneSem = ZONE_ERRORS[key];
  return [key, { sem, ...(zoneSem && { zoneSem }) }] as const;
});

/** What is different on faces: standard errors under retakes, and what a face cannot show. */
export const ON_FACES = {
  metrics: {
    ...Object.fromEntries(onFace),
    OILINESS: {
      sem: FACE_ERRORS.OILINESS,
      zoneSem: ZONE_ERRORS.OILINESS!,
      basis: 'VISUAL_PROXY',
      maxConfidence: 0.4,
    },
  },
  lesions: {
    // A round spot is 3.56 times as wide as the scale at which it stands out most; a pixel is .81 mm.
    diameters: [2.3, 3.7, 5.9],
    kinds: {
      RED: { from: 0.03, full: 0.08, confidence: 0.6 },
      DARK: { from: 0.03, full: 0.08, confidence: 0.6 },
      LIGHT: { from: 0.03, full: 0.08, confidence: 0.3 },
    },
  },
  underEyes: {
    sides: [
      { side: 'RIGHT', below: 'RIGHT_UNDER_EYE', cheek: 'RIGHT_CHEEK' },
      { side: 'LEFT', below: 'LEFT_UNDER_EYE', cheek: 'LEFT_CHEEK' },
    ],
    sem: { lightness: 0.6, blue: 0.5 },
    maxConfidence: 0.5,
  },
  faint: { belowIta: 10, metrics: ['BLEMISHES', 'REDNESS'], confidence: 0.6 },
};
