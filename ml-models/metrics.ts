import type { Feature, Weights } from './parameters.ts';
import { CLOSE_UP_ERRORS, PROXY_ERROR } from './standard-errors.ts';

interface Metric {
  key: string;
  label: string;
  description: string;
  basis: 'MEASURED_FROM_IMAGE' | 'VISUAL_PROXY';
  direction: 'HIGHER_IS_BETTER' | 'LOWER_IS_BETTER' | 'TARGET_RANGE';
  target?: { low: number; high: number };
  bands: { low: number; high: number };
  /** Standard error on a close-up. */
  sem: number;
  maxConfidence: number;
  /** The score is the constant and the weighted scores of features; SKIN_SCORE has a formula of its own. */
  weights: Weights;
  constant: number;
  /** Weight in SKIN_SCORE, per cent. */
  weight: number;
}

/** Weights of the concerns in SKIN_SCORE, per cent. */
export const CONCERNS: Readonly<Record<Feature, number>> = {
  gloss: 8,
  redness: 11,
  blemishes: 40,
  spots: 11,
  pores: 11,
  lines: 8,
  roughness: 11,
};

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
    sem: CLOSE_UP_ERRORS.SKIN_SCORE,
    maxConfidence: 0.8,
    weights: {},
    constant: 0,
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
    sem: PROXY_ERROR,
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
    sem: CLOSE_UP_ERRORS.OILINESS,
    weights: { gloss: 0.67, pores: 0.33 },
    weight: CONCERNS.gloss,
  },
  {
    key: 'ELASTICITY',
    label: 'Visual signs of elasticity',
    description:
      'Estimated from lines and roughness. A photo cannot measure how the skin yields and returns.',
    basis: 'VISUAL_PROXY',
    direction: 'HIGHER_IS_BETTER',
    bands: thirds,
    sem: PROXY_ERROR,
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
    sem: CLOSE_UP_ERRORS.PORES,
    weights: { pores: 1 },
    weight: CONCERNS.pores,
  },
  {
    key: 'REDNESS',
    label: 'Redness',
    description: 'How much redder parts of the skin are than the rest of it, and how large they are.',
    ...measured,
    direction: 'LOWER_IS_BETTER',
    bands: thirds,
    sem: CLOSE_UP_ERRORS.REDNESS,
    weights: { redness: 1 },
    weight: CONCERNS.redness,
  },
  {
    key: 'BLEMISHES',
    label: 'Blemishes',
    description: 'Small dark red blobs, as pimples leave them.',
    ...measured,
    direction: 'LOWER_IS_BETTER',
    bands: thirds,
    sem: CLOSE_UP_ERRORS.BLEMISHES,
    weights: { blemishes: 1 },
    weight: CONCERNS.blemishes,
  },
  {
    key: 'SPOTS',
    label: 'Dark spots',
    description: 'Small spots darker than the skin around them: freckles, marks, moles. It is no mole check.',
    ...measured,
    direction: 'LOWER_IS_BETTER',
    bands: thirds,
    sem: CLOSE_UP_ERRORS.SPOTS,
    weights: { spots: 1 },
    weight: CONCERNS.spots,
  },
  {
    key: 'LINES',
    label: 'Lines',
    description: 'Thin dark furrows. Facial expression and light from the side add to them.',
    ...measured,
    direction: 'LOWER_IS_BETTER',
    bands: thirds,
    sem: CLOSE_UP_ERRORS.LINES,
    weights: { lines: 1 },
    weight: CONCERNS.lines,
  },
  {
    key: 'ROUGHNESS',
    label: 'Roughness',
    description: 'Contrast of the fine texture.',
    ...measured,
    direction: 'LOWER_IS_BETTER',
    bands: thirds,
    sem: CLOSE_UP_ERRORS.ROUGHNESS,
    weights: { roughness: 1 },
    weight: CONCERNS.roughness,
  },
  {
    key: 'TONE',
    label: 'Evenness of tone',
    description: 'How even the color of the skin is, from redness and dark spots.',
    ...measured,
    direction: 'HIGHER_IS_BETTER',
    bands: thirds,
    sem: CLOSE_UP_ERRORS.TONE,
    weights: { redness: -0.5, spots: -0.5 },
    constant: 100,
    weight: 0,
  },
];
