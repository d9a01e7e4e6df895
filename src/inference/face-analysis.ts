import type { Pose } from './face/face-geometry.ts';
import { findLesions } from './face/lesions.ts';
import { compareUnderEyes } from './face/under-eyes.ts';
import { drawZoneMap } from './face/zone-map.ts';
import { drawFaceOverlays } from './heatmap-overlay.ts';
import type { CaptureMeasures, FacePlace, MetricResult, PhotoKind, SkinAnalysis } from './inference.types.ts';
import type { FaceManifest } from './manifest/face-manifest.ts';
import type { ModelManifest } from './manifest/model-manifest.ts';
import {
  coreScores,
  describeMetric,
  describeTone,
  describeZone,
  round,
  type Trust,
} from './metric-results.ts';
import type { ObservedFace } from './observe-photo.ts';
import { hintsOfFace, type SeenFace } from './photo-checks.ts';
import type { FaceOutput } from './skin-model.ts';

const LEAST_TRUST = 0.3;

/**
 * The skin of a face, alone and by zone. The mesh is not kept: only where the frame lies, how far the head is turned and
 * how large it is.
 */
export function describeFace(observed: ObservedFace, manifest: ModelManifest, trust: Trust): SkinAnalysis {
  const { seen, photo, aligned, output } = observed;
  const face = manifest.face!;
  const tone = describeTone(output.tone, manifest);
  const metrics = metricsOf(output, manifest, tone.ita, trust);
  const keys = manifest.graphs.face!.heatmaps;
  return {
    status: 'COMPLETED',
    kind: kindOf(seen.pose, face),
    face: placeOf(observed, face),
    scores: coreScores(metrics),
    metrics,
    tone,
    ...findings(observed, manifest, trust),
    confidence: round(trust.share, 2),
    hints: hintsOfFace(seen, face.checks),
    heatmaps: drawFaceOverlays(output.heatmaps, keys, aligned.map, photo, face.frame.side),
    zoneMap: drawZoneMap(aligned, face),
  };
}

/** What is found besides the metrics, if the model looks for it. */
function findings({ aligned, output }: ObservedFace, manifest: ModelManifest, trust: Trust) {
  const face = manifest.face!;
  const { lesions, underEyes } = manifest.graphs.face!;
  const { blobs, zoneTone: tone, zoneCoverage: coverage } = output;
  const zones = tone && {
    ...{ keys: face.zones.map(({ key }) => key), tone, coverage, minCoverage: face.minZoneCoverage },
  };
  return {
    ...(blobs && lesions && { lesions: findLesions(blobs, aligned, face, lesions, trust.share) }),
    ...(zones && underEyes && { underEyes: compareUnderEyes(zones, underEyes, trust) }),
  };
}

export const kindOf = ({ yaw, pitch }: Pose, { checks }: FaceManifest): PhotoKind =>
  Math.max(Math.abs(yaw), Math.abs(pitch)) > checks.turned.profile ? 'PROFILE' : 'FACE';

/** Where the face is, in pixels of the stored photo. @param scale pixels of it per pixel of the observed photo */
export function placeOf(
  { seen: { pose }, frame }: Pick<ObservedFace, 'seen' | 'frame'>,
  { frame: { eyeSpans, eyeSpanMm } }: FaceManifest,
  scale = 1,
): FacePlace {
  const { yaw, pitch, roll } = pose;
  const side = frame.side * scale;
  return {
    ...{ yaw: round(yaw, 1), pitch: round(pitch, 1), roll: round(roll, 1) },
    pixelsPerMm: round(side / eyeSpans / eyeSpanMm, 2),
    frame: {
      ...{ x: round(frame.x * scale, 1), y: round(frame.y * scale, 1), side: round(side, 1) },
      angle: round(roll, 1),
    },
  };
}

function metricsOf(output: FaceOutput, manifest: ModelManifest, ita: number, trust: Trust): MetricResult[] {
  const { zones, minZoneCoverage } = manifest.face!;
  const { metrics: own, faint } = manifest.graphs.face!;
  const count = manifest.metrics.length;
  return manifest.metrics.map((metric, i) => {
    const { zoneSem, ...differences } = own[metric.key] ?? {};
    const onFace = { ...metric, ...differences };
    const isFaint = ita < faint.belowIta && faint.metrics.includes(metric.key);
    const ownTrust = { ...trust, share: isFaint ? trust.share * faint.confidence : trust.share };
    const result = describeMetric(onFace, output.scores[i]!, ownTrust);
    const parts = zones.flatMap(({ key, metrics }, z) => {
      const coverage = output.zoneCoverage[z]!;
      if (!metrics.includes(metric.key) || coverage < minZoneCoverage) return [];
      const inZone = { ...onFace, sem: zoneSem?.[key] ?? onFace.sem };
      return describeZone(key, inZone, output.zoneScores[z * count + i]!, coverage, ownTrust);
    });
    return parts.length > 0 ? { ...result, zones: parts } : result;
  });
}

/** What makes a photo of a face noisier, with the factor by which it raises the standard errors. */
export function faceTrust(
  { quality, pose, span, isTinted }: SeenFace,
  { jpegQuality = 100 }: Pick<CaptureMeasures, 'jpegQuality'>,
  { checks }: FaceManifest,
): Trust {
  const jpeg = jpegQuality < 70 ? 1.7 : jpegQuality < 80 ? 1.1 : 1;
  const size = span < 80 ? 1.5 : span < 110 ? 1.1 : 1;
  const light = quality.clipped! > 0.02 || quality.overexposed! > 0.01 ? 1.8 : 1;
  const turned = Math.abs(pose.yaw) > 30 ? 1.5 : 1;
  const color = isTinted ? 7 : quality.likely! < checks.minLikely ? 1.5 : 1;
  const noise = jpeg * size * light * turned * color;
  return { noise, share: Math.max(LEAST_TRUST, 1 / noise) };
}
