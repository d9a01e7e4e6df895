import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const tensor = z.strictObject({
  name: z.string().min(1),
  type: z.enum(['uint8', 'float32']),
  /** -1 if the length depends on the photo. */
  shape: z.array(z.int().min(-1)),
});

const interval = z.strictObject({ low: z.number(), high: z.number() }).refine((it) => it.low < it.high);

const metric = z.strictObject({
  key: z.string().regex(/^[A-Z][A-Z_]*$/),
  label: z.string().min(1),
  /** What the value does and does not mean, in one or two sentences for the user. */
  description: z.string().min(1),
  basis: z.enum(['MEASURED_FROM_IMAGE', 'VISUAL_PROXY']),
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

const manifestSchema = z
  .strictObject({
    contract: z.literal(1),
    name: z.string().min(1),
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    licence: z.string().min(1),
    file: z.string().regex(/^[\w.-]+\.onnx$/),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** Long side of the input in pixels. */
    longSide: z.int().positive(),
    input: tensor,
    outputs: z.strictObject({
      scores: tensor,
      features: tensor,
      tone: tensor,
      quality: tensor,
      heatmaps: tensor,
    }),
    metrics: z.array(metric).min(5),
    features: z.array(z.string()),
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
    quality: z.array(z.string()),
    /** Metric keys of the heatmap channels, in order; SKIN is the skin weight. */
    heatmaps: z.array(z.string()),
    thresholds: z.strictObject({
      minShortSide: z.int().positive(),
      maxAspectRatio: z.number().positive(),
      maxDarkShare: z.number(),
      maxOverexposedShare: z.number(),
      minSharpness: z.number(),
      /** Bounds of quality outputs by key; outside any of them the photo shows no skin. */
      skin: z.record(z.string(), z.strictObject({ min: z.number().optional(), max: z.number().optional() })),
    }),
  })
  .superRefine((manifest, context) => {
    const problem = (message: string) => context.addIssue({ code: 'custom', message });
    const keys = manifest.metrics.map((metric) => metric.key);
    if (new Set(keys).size !== keys.length) problem('metrics: a key occurs twice');
    for (const key of CORE_KEYS) if (!keys.includes(key)) problem(`metrics: ${key} is missing`);
    for (const key of manifest.heatmaps)
      if (key !== SKIN_CHANNEL && !keys.includes(key)) problem(`heatmaps: ${key} is not a metric`);
    for (const key of Object.keys(manifest.thresholds.skin)) {
      if (!manifest.quality.includes(key)) problem(`thresholds.skin: ${key} is not a quality output`);
    }
    if (!manifest.quality.includes('coverage')) problem('quality: coverage is missing');
    for (const { key, direction, target } of manifest.metrics) {
      if ((direction === 'TARGET_RANGE') !== (target !== undefined)) {
        problem(`metrics: ${key} needs a target with TARGET_RANGE, and only then`);
      }
    }
    const { scores, features, tone, quality, heatmaps } = manifest.outputs;
    const expected: [string, readonly number[], readonly number[]][] = [
      ['input', manifest.input.shape, [1, -1, -1, 3]],
      ['scores', scores.shape, [1, keys.length]],
      ['features', features.shape, [1, manifest.features.length]],
      ['tone', tone.shape, [1, 5]],
      ['quality', quality.shape, [1, manifest.quality.length]],
      ['heatmaps', heatmaps.shape, [1, manifest.heatmaps.length, -1, -1]],
    ];
    for (const [name, actual, wanted] of expected) {
      if (actual.join() !== wanted.join()) {
        problem(`${name}: shape [${actual}] should be [${wanted}]`);
      }
    }
  });

/** Metadata of a model; the file format is described in ml-models/MODEL_CARD.md. */
export type ModelManifest = z.infer<typeof manifestSchema>;
export type ManifestMetric = ModelManifest['metrics'][number];

/** Heatmap channel that shows what was recognized as skin; it belongs to no metric. */
export const SKIN_CHANNEL = 'SKIN';
/** Metrics that every model must provide; it may have others. */
const CORE_KEYS = ['SKIN_SCORE', 'HYDRATION', 'OILINESS', 'ELASTICITY', 'PORES'] as const;

/**
 * Reads `manifest.json` and the model file next to it, and checks one against the other.
 * @throws Error with one line that names the mismatch
 */
export function readModel(directory: string): { manifest: ModelManifest; bytes: Buffer } {
  const where = join(directory, 'manifest.json');
  const parsed = manifestSchema.safeParse(readJson(where));
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new Error(`The skin model's ${where} does not fit the contract: ${[...path, message].join(' ')}.`);
  }
  const manifest = parsed.data;
  const bytes = readOrExplain(join(directory, manifest.file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== manifest.sha256) {
    throw new Error(
      `The skin model ${manifest.file} has SHA-256 ${sha256}, but its manifest names ${manifest.sha256}.`,
    );
  }
  return { manifest, bytes };
}

function readJson(file: string): unknown {
  const text = readOrExplain(file).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`The skin model's ${file} is not JSON: ${(error as Error).message}.`);
  }
}

function readOrExplain(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Error(`The skin model's ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
