import { drawOverlays } from './heatmap-overlay.ts';
import type { Band, CaptureMeasures, MetricResult, SkinAnalysis, SkinTone } from './inference.types.ts';
import type { ManifestMetric, ModelManifest } from './model-manifest.ts';
import { checkCapture, showsSkin } from './photo-checks.ts';
import type { ModelOutput, SkinModel } from './skin-model.ts';

/** Share of the picture that must be skin for full confidence. */
const FULL_COVERAGE = 0.35;
/** Share of the skin that must be free of contours for full confidence, if the model reports it. */
const FULL_CLEAR = 0.12;
/** Laplacian variance above which focus does not reduce confidence. */
const FULL_SHARPNESS = 40;
const LEAST_TRUST = 0.3;
const Z95 = 1.96;

/**
 * Analyzes a stored photo: first checks whether it is usable, then analyzes the skin.
 * @param capture measures taken from the original pixels when the photo arrived
 */
export async function analyzePhoto(
  model: SkinModel,
  jpeg: Buffer,
  capture: CaptureMeasures,
): Promise<SkinAnalysis> {
  const { manifest } = model;
  const problems = checkCapture(capture, manifest.thresholds);
  if (problems.length > 0) return { status: 'REJECTED', problems };

  const output = await model.run(jpeg);
  const quality = qualityOf(output, manifest);
  if (!showsSkin(quality, manifest.thresholds)) {
    return { status: 'REJECTED', problems: [{ code: 'NO_SKIN_FOUND' }] };
  }

  const trust = trustIn(capture, quality, manifest);
  const metrics = manifest.metrics.map((metric, i) => describeMetric(metric, output.scores[i]!, trust));
  const value = (key: string) => metrics.find((metric) => metric.key === key)!.value;
  return {
    status: 'COMPLETED',
    scores: {
      skinScore: value('SKIN_SCORE'),
      hydration: value('HYDRATION'),
      oiliness: value('OILINESS'),
      elasticity: value('ELASTICITY'),
      pores: value('PORES'),
    },
    metrics,
    tone: describeTone(output, manifest),
    confidence: round(trust, 2),
    heatmaps: await drawOverlays(output, manifest.heatmaps),
  };
}

/** The model's quality outputs by the keys of the manifest. */
export const qualityOf = (output: ModelOutput, manifest: ModelManifest): Record<string, number> =>
  Object.fromEntries(manifest.quality.map((key, i) => [key, output.quality[i]!]));

/** 0.3..1: the product of skin area, light and focus, each 1 if ample and decreasing toward its limit. */
function trustIn(
  capture: CaptureMeasures,
  quality: Record<string, number>,
  { thresholds }: ModelManifest,
): number {
  const area = ramp(quality.coverage!, 0, FULL_COVERAGE) * ramp(quality.clear ?? 1, 0, FULL_CLEAR);
  const light = Math.min(
    ramp(capture.darkShare, thresholds.maxDarkShare * 1.5, thresholds.maxDarkShare / 2),
    ramp(capture.overexposedShare, thresholds.maxOverexposedShare * 1.5, thresholds.maxOverexposedShare / 4),
  );
  const focus = ramp(
    Math.log(capture.sharpness),
    Math.log(thresholds.minSharpness / 2),
    Math.log(FULL_SHARPNESS),
  );
  return Math.max(LEAST_TRUST, area * light * focus);
}

/** 0 at `from`, 1 at `to`, linear in between, constant outside. */
const ramp = (value: number, from: number, to: number) =>
  Math.min(1, Math.max(0, (value - from) / (to - from)));

function describeMetric(metric: ManifestMetric, raw: number, trust: number): MetricResult {
  const value = round(Math.min(100, Math.max(0, raw)), 1);
  const margin = (Z95 * metric.sem) / trust;
  return {
    key: metric.key,
    value,
    band: bandOf(value, metric.bands),
    confidence: round(metric.maxConfidence * trust, 2),
    interval: { low: round(Math.max(0, value - margin), 1), high: round(Math.min(100, value + margin), 1) },
    basis: metric.basis,
    direction: metric.direction,
    ...(metric.target && { target: metric.target }),
    sem: metric.sem,
  };
}

function bandOf(value: number, { low, high }: ManifestMetric['bands']): Band {
  if (value < low) return 'LOW';
  return value < high ? 'MODERATE' : 'HIGH';
}

function describeTone({ tone }: ModelOutput, manifest: ModelManifest): SkinTone {
  const [lightness, a, b, ita, melaninIndex] = Array.from(tone, (value) => round(value, 2)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const margin = Z95 * manifest.tone.itaSem;
  return {
    lightness,
    a,
    b,
    ita,
    itaInterval: { low: round(Math.max(-90, ita - margin), 1), high: round(Math.min(90, ita + margin), 1) },
    melaninIndex,
  };
}

const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;
