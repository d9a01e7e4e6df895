import { z } from 'zod';
import { faceManifest, modelFile } from './face/face-manifest.ts';
import { bounds, subjectManifest } from './subject-manifest.ts';

const tensor = z.strictObject({
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

const outputs = {
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

const lists = {
  features: z.array(z.string()),
  /** Keys of the quality outputs; `coverage` must be among them. */
  quality: z.array(z.string()),
  /** Metric keys of the heatmap channels, in order; SKIN is the skin weight. */
  heatmaps: z.array(z.string()),
};

const common = {
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

const captureLimits = {
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

const model = z.strictObject({
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

/** Metrics that every model must provide; it may have others. */
const CORE_KEYS = ['SKIN_SCORE', 'HYDRATION', 'OILINESS', 'ELASTICITY', 'PORES'] as const;
/** Quality outputs that the checks of a face ask for. */
const FACE_QUALITY = ['highlight', 'overexposed', 'clipped', 'sharpness', 'sides', 'likely'];

type Problems = (message: string) => void;

function checkModel(manifest: ModelManifest, context: z.RefinementCtx): void {
  const problem: Problems = (message) => context.addIssue({ code: 'custom', message });
  const { metrics, face, subject, graphs } = manifest;
  const keys = metrics.map(({ key }) => key);
  if (new Set(keys).size !== keys.length) problem('metrics: a key occurs twice');
  for (const key of CORE_KEYS) if (!keys.includes(key)) problem(`metrics: ${key} is missing`);
  for (const { key, direction, target } of metrics) {
    if ((direction === 'TARGET_RANGE') !== (target !== undefined)) {
      problem(`metrics: ${key} needs a target with TARGET_RANGE, and only then`);
    }
  }
  if ((face === undefined) !== (graphs.face === undefined)) {
    problem('face: the networks and the graph for faces need each other');
  }
  checkGraph(graphs.closeUp, keys, problem);
  checkShapes([['input', graphs.closeUp.input.shape, [1, -1, -1, 3]]], problem);
  for (const key of Object.keys(subject?.bounds ?? {})) {
    if (!graphs.closeUp.quality.includes(key)) problem(`subject: ${key} is not a quality output`);
  }
  for (const key of Object.keys(subject?.faces?.usual ?? {})) {
    if (!graphs.face?.quality.includes(key)) problem(`subject: ${key} is not a quality output of faces`);
  }
  if (face && graphs.face) checkFaceGraph(graphs.face, face, keys, problem);
}

function checkGraph(
  { heatmaps, quality, skin, features, outputs }: GraphManifest | FaceGraphManifest,
  keys: readonly string[],
  problem: Problems,
): void {
  for (const key of heatmaps)
    if (key !== 'SKIN' && !keys.includes(key)) problem(`heatmaps: ${key} is not a metric`);
  for (const key of Object.keys(skin)) {
    if (!quality.includes(key)) problem(`skin: ${key} is not a quality output`);
  }
  if (!quality.includes('coverage')) problem('quality: coverage is missing');
  checkShapes(
    [
      ['scores', outputs.scores.shape, [1, keys.length]],
      ['features', outputs.features.shape, [1, features.length]],
      ['tone', outputs.tone.shape, [1, 5]],
      ['quality', outputs.quality.shape, [1, quality.length]],
      ['heatmaps', outputs.heatmaps.shape, [1, heatmaps.length, -1, -1]],
    ],
    problem,
  );
}

function checkFaceGraph(
  graph: FaceGraphManifest,
  { frame: { side }, zones }: NonNullable<ModelManifest['face']>,
  keys: readonly string[],
  problem: Problems,
): void {
  checkGraph(graph, keys, problem);
  const { inputs, outputs, metrics, quality, color, faint, lesions, underEyes } = graph;
  for (const key of Object.keys(color ?? {})) {
    if (!quality.includes(key)) problem(`color: ${key} is not a quality output`);
  }
  for (const key of FACE_QUALITY) if (!quality.includes(key)) problem(`quality: ${key} is missing`);
  for (const key of [...Object.keys(metrics), ...faint.metrics, ...zones.flatMap((zone) => zone.metrics)]) {
    if (!keys.includes(key)) problem(`face: ${key} is not a metric`);
  }
  if ((lesions === undefined) !== (outputs.blobs === undefined))
    problem('lesions: they need the output blobs, and it them');
  if (underEyes && !outputs.zoneTone) problem('underEyes: the output zoneTone is missing');
  for (const key of underEyes?.sides.flatMap(({ below, cheek }) => [below, cheek]) ?? []) {
    if (!zones.some((zone) => zone.key === key)) problem(`underEyes: ${key} is not a zone`);
  }
  checkShapes(
    [
      ['image', inputs.image.shape, [1, side, side, 3]],
      ['face', inputs.face.shape, [1, 1, side / 2, side / 2]],
      ['zones', inputs.zones.shape, [1, zones.length, side / 2, side / 2]],
      ['zoneScores', outputs.zoneScores.shape, [zones.length, keys.length]],
      ['zoneCoverage', outputs.zoneCoverage.shape, [zones.length, 1]],
      ...(outputs.zoneTone ? [['zoneTone', outputs.zoneTone.shape, [zones.length, 5]] as const] : []),
      ...(outputs.blobs ? [['blobs', outputs.blobs.shape, [1, 5, side / 2, side / 2]] as const] : []),
    ],
    problem,
  );
}

function checkShapes(
  expected: readonly (readonly [name: string, actual: readonly number[], wanted: readonly number[]])[],
  problem: Problems,
): void {
  for (const [name, actual, wanted] of expected) {
    if (actual.join() !== wanted.join()) problem(`${name}: shape [${actual}] should be [${wanted}]`);
  }
}

export const contractTwo = model
  .extend({ contract: z.literal(2) })
  .transform(({ contract: _, ...manifest }): ModelManifest => manifest)
  .superRefine(checkModel);

/** One graph for the whole photo. */
export const contractOne = z
  .strictObject({
    contract: z.literal(1),
    ...common,
    ...modelFile,
    longSide: z.int().positive(),
    input: tensor,
    outputs: z.strictObject(outputs),
    ...lists,
    thresholds: z.strictObject({ ...captureLimits, skin: bounds }),
  })
  .transform(({ contract: _, ...manifest }): ModelManifest => {
    const { name, version, licence, metrics, tone, thresholds, ...closeUp } = manifest;
    const { skin, ...limits } = thresholds;
    return {
      name,
      version,
      licence,
      metrics,
      tone,
      thresholds: limits,
      graphs: { closeUp: { ...closeUp, skin } },
    };
  })
  .superRefine(checkModel);
