import { describeFace, faceTrust } from './face-analysis.ts';
import { drawOverlays } from './heatmap-overlay.ts';
import type { CaptureMeasures, SkinAnalysis } from './inference.types.ts';
import type { ModelManifest } from './manifest/model-manifest.ts';
import { coreScores, describeMetric, describeTone, ramp, round } from './metric-results.ts';
import { type ObservedCloseUp, observePhoto, storedPhoto } from './observe-photo.ts';
import type { SkinModel } from './skin-model.ts';

/** Share of the picture that must be skin for full confidence. */
const FULL_COVERAGE = 0.35;
/** Share of the skin that must be free of contours for full confidence, if the model reports it. */
const FULL_CLEAR = 0.12;
/** Laplacian variance above which focus does not reduce confidence. */
const FULL_SHARPNESS = 40;
const LEAST_TRUST = 0.3;

/**
 * Analyzes a stored photo: finds the face, checks whether the photo is usable, then measures the skin of the face. Without
 * a face the whole photo is skin from near, or it is rejected.
 * @param capture measures taken from the original pixels when the photo arrived
 */
export async function analyzePhoto(
  model: SkinModel,
  jpeg: Buffer,
  capture: CaptureMeasures,
): Promise<SkinAnalysis> {
  const { manifest, locator } = model;
  const observed = await observePhoto(model, storedPhoto(jpeg), capture);
  const { problems } = observed;
  if (problems.length > 0) return { status: 'REJECTED', problems };
  if (observed.seen)
    return describeFace(observed, manifest, faceTrust(observed.seen, capture, manifest.face!));
  const analysis = await describeCloseUp(observed, manifest, capture);
  // A model that does not look for faces cannot tell what a photo shows.
  return locator ? { ...analysis, kind: 'CLOSE_UP' } : analysis;
}

async function describeCloseUp(
  { output, quality, pixels }: ObservedCloseUp,
  manifest: ModelManifest,
  capture: CaptureMeasures,
): Promise<SkinAnalysis & { status: 'COMPLETED' }> {
  const share = trustIn(capture, quality, manifest);
  const trust = { share, noise: 1 / share };
  const metrics = manifest.metrics.map((metric, i) => describeMetric(metric, output.scores[i]!, trust));
  return {
    status: 'COMPLETED',
    scores: coreScores(metrics),
    metrics,
    tone: describeTone(output.tone, manifest),
    confidence: round(share, 2),
    hints: [],
    heatmaps: await drawOverlays(output.heatmaps, manifest.graphs.closeUp.heatmaps, pixels),
  };
}

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
