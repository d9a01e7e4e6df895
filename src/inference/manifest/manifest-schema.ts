import { z } from 'zod';
import { faceManifest, modelFile } from './face-manifest.ts';
import { bounds, subjectManifest } from './subject-manifest.ts';

export const tensor = z.strictObject({
  name: z.string().min(1),
  type: z.enum(['uint8', 'float32']),
  /** -1 if the length depends on the photo. */
  shape: z.array(z.int().min(-1)),
});

const interval = z.strictObject({ low: z.number(), high: z.number() }).refine((it) => it.low < it.high);
const basis = z.enum(['MEASURED_FROM_IMAGE', 'VISUAL_PROXY']);

const metric = z.strictObject({
  key: z.string().regex(/^[A-Z][A-Z_]*$/),
  label: z.string().min(1),
  /** What the value does and does not mean, in one or two sentences for the user. */
  description: z.string().min(1),
  basis,
  direction: z.enum(['HIGHER_IS_BETTER', 'LOWER_IS_BETTER', 'TARGET_RANGE']),
  target: interval.optional(),
  /** Values below `low` are LOW, from `high` on HIGH. */
  bands: interval,
  /** Standard error of measurement of the value under retakes, in points. */
  sem: z.number().positive(),
  /** Upper limit of `confidence`. */
  maxConfidence: z.number().gt(0).max(1),
  /** Name of the feature behind the score, if it is a single one, with its values at scores 50 and 90. */
  calibration: z
    .strictObject({ feature: z.string(), p50: z.number().positive(), p90: z.number().positive() })
    .optional(),
  /** Weight in SKIN_SCORE, in per cent. */
  weight: z.number().min(0).max(100),
});

export const outputs = {
  scores: tensor,
  features: tensor,
  tone: tensor,
  quality: tensor,
  heatmaps: tensor,
};

/** Values of the features at score 50 and the spread of their logarithms, for the reader. */
const anchors = z.record(
  z.string(),
  z.strictObject({ median: z.number().positive(), spread: z.number().positive() }),
);

export const lists = {
  features: z.array(z.string()),
  /** Keys of the quality outputs; `coverage` must be among them. */
  quality: z.array(z.string()),
  /** Metric keys of the heatmap channels, in order; SKIN is the skin weight. */
  heatmaps: z.array(z.string()),
};

export const common = {
  name: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  licence: z.string().min(1),
  metrics: z.array(metric).min(5),
  tone: z.strictObject({
    keys: z.tuple([
      z.literal('lightness'),
      z.literal('a'),
      z.literal('b'),
      z.literal('ita'),
      z.literal('melaninIndex'),
    ]),
    /** Standard error of the typology angle between photos of one skin, in degrees. */
    itaSem: z.number().positive(),
  }),
};

export const captureLimits = {
  minShortSide: z.int().positive(),
  maxAspectRatio: z.number().positive(),
  maxDarkShare: z.number(),
  maxOverexposedShare: z.number(),
  minSharpness: z.number(),
};

/** A graph for the whole photo: skin from near. */
const graph = z.strictObject({
  ...modelFile,
  /** Long side of the input in pixels. */
  longSide: z.int().positive(),
  input: tensor,
  outputs: z.strictObject(outputs),
  ...lists,
  anchors: anchors.optional(),
  /** Bounds of quality outputs by key; outside any of them the photo shows no skin. */
  skin: bounds,
});

const lesionKind = z.strictObject({
  /** Strength from which a spot is a candidate, and from which it has the full confidence. */
  from: z.number().positive(),
  full: z.number().positive(),
  confidence: z.number().gt(0).max(1),
});

/** A graph for an aligned face and its zones. */
const faceGraph = z.strictObject({
  ...modelFile,
  inputs: z.strictObject({ image: tensor, face: tensor, zones: tensor }),
  outputs: z.strictObject({
    ...outputs,
    zoneScores: tensor,
    zoneCoverage: tensor,
    /** Tone of each zone, for what compares zones. */
    zoneTone: tensor.optional(),
    /** Strength and scale of dark spots, of light ones, and where dark ones are red. */
    blobs: tensor.optional(),
  }),
  ...lists,
  anchors: anchors.optional(),
  /** Bounds of quality outputs by key; outside any of them the face has no skin. */
  skin: bounds,
  /** The same, outside of which the photo may be black and white. */
  color: bounds.optional(),
  /** What differs from `metrics` on faces. */
  metrics: z.record(
    z.string(),
    z.strictObject({
      basis: basis.optional(),
      sem: z.number().positive().optional(),
      maxConfidence: z.number().gt(0).max(1).optional(),
      /** Standard error of measurement in a zone. */
      zoneSem: z.record(z.string(), z.number().positive()).optional(),
    }),
  ),
  /** How candidates of lesions are read from `blobs`. */
  lesions: z
    .strictObject({
      diameters: z.array(z.number().positive()).min(1),
      kinds: z.strictObject({ RED: lesionKind, DARK: lesionKind, LIGHT: lesionKind }),
    })
    .optional(),
  /** Zones that are compared for darkness below the eyes, with the standard errors of the differences. */
  underEyes: z
    .strictObject({
      sides: z.array(
        z.strictObject({ side: z.enum(['RIGHT', 'LEFT']), below: z.string(), cheek: z.string() }),
      ),
      sem: z.strictObject({ lightness: z.number().positive(), blue: z.number().positive() }),
      maxConfidence: z.number().gt(0).max(1),
    })
    .optional(),
  /** Metrics that dark skin hides: below the typology angle, their confidence is multiplied. */
  faint: z.strictObject({
    belowIta: z.number(),
    metrics: z.array(z.string()),
    confidence: z.number().gt(0).max(1),
  }),
});

export const model = z.strictObject({
  ...common,
  thresholds: z.strictObject(captureLimits),
  face: faceManifest.optional(),
  subject: subjectManifest.optional(),
  graphs: z.strictObject({ closeUp: graph, face: faceGraph.optional() }),
});

/** Metadata of a model; the file format is described in ml-models/MODEL_CARD.md. */
export type ModelManifest = z.infer<typeof model>;
export type ManifestMetric = ModelManifest['metrics'][number];
export type GraphManifest = ModelManifest['graphs']['closeUp'];
export type FaceGraphManifest = NonNullable<ModelManifest['graphs']['face']>;
