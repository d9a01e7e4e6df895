import { message } from '../platform/language/text.ts';
import type { Pose } from './face/face-geometry.ts';
import { faceTarget } from './face-target.ts';
import type { CaptureMeasures, PhotoHintCode, PhotoProblem, PhotoRequirements } from './inference.types.ts';
import type { FaceManifest } from './manifest/face-manifest.ts';
import type { GraphManifest, ModelManifest } from './manifest/model-manifest.ts';
import { PHOTO_FORMATS } from './photo-format.ts';

export const MIN_SIDE = 64;
export const MAX_PIXELS = 60_000_000;
/** For 16 bits per channel, as in PNG, which need twice the time and memory. */
export const MAX_DEEP_PIXELS = 30_000_000;

type Limits = ModelManifest['thresholds'];
type FaceLimits = FaceManifest['checks'];

/** What the checks of a face ask. */
export interface SeenFace {
  /** Quality outputs of the graph by key. */
  quality: Readonly<Record<string, number>>;
  pose: Pose;
  /** Span of the eyes in pixels of the original. */
  span: number;
  /** Share of the oval that lies within the photo. */
  visible: number;
  /** Variance of the Laplacian of the whole photo. */
  focus: number;
  /** Whether something seems to cover a part of it. */
  isCovered: boolean;
  /** Whether there is a second face. */
  isShared: boolean;
  /** Whether the light gives the skin a color that no skin has. */
  isTinted: boolean;
}

/** Whether the photo has enough pixels. */
export function checkSize({ width, height }: CaptureMeasures, limits: Limits): PhotoProblem[] {
  const short = Math.min(width, height);
  const isNarrow = Math.max(width, height) > short * limits.maxAspectRatio;
  return short < limits.minShortSide || isNarrow ? [{ code: 'TOO_SMALL' }] : [];
}

/**
 * Checks light and focus of a photo without a face, in this order. Focus is checked only if the light is right: a black
 * or overexposed picture has no detail.
 */
export function checkCapture(capture: CaptureMeasures, limits: Limits): PhotoProblem[] {
  if (capture.darkShare > limits.maxDarkShare) return [{ code: 'TOO_DARK' }];
  if (capture.overexposedShare > limits.maxOverexposedShare) return [{ code: 'OVEREXPOSED' }];
  return capture.sharpness < limits.minSharpness ? [{ code: 'BLURRED' }] : [];
}

/** Checks whether the face is alone and near enough. */
export function checkDistance({ span, isShared }: SeenFace, limits: FaceLimits): PhotoProblem[] {
  const problems: PhotoProblem[] = [];
  if (isShared) problems.push({ code: 'ONE_FACE_ONLY' });
  if (span < limits.eyeSpan.min) problems.push({ code: 'COME_CLOSER' });
  return problems;
}

/** Checks a face by itself, whatever is around it: light, focus, then what of it cannot be seen. */
export function checkFace({ quality, visible, focus }: SeenFace, limits: FaceLimits): PhotoProblem[] {
  const problems: PhotoProblem[] = [];
  if (quality.highlight! < limits.minHighlight) problems.push({ code: 'TOO_DARK' });
  else if (quality.overexposed! > limits.maxOverexposed) problems.push({ code: 'OVEREXPOSED' });
  else if (
    quality.sharpness! < limits.leastSharpness ||
    (quality.sharpness! < limits.minSharpness && focus < limits.minFocus)
  )
    problems.push({ code: 'BLURRED' });
  if (visible < limits.minVisible) problems.push({ code: 'FACE_CUT_OFF' });
  else if (quality.coverage! < limits.minCoverage) problems.push({ code: 'FACE_COVERED' });
  return problems;
}

/** What would make the next photo of the face better. */
export function hintsOfFace(
  { quality, pose, span, isCovered, isTinted }: SeenFace,
  limits: FaceLimits,
): PhotoHintCode[] {
  const hints: PhotoHintCode[] = [];
  if (span < limits.eyeSpan.full) hints.push('COME_CLOSER');
  if (Math.max(Math.abs(pose.yaw), Math.abs(pose.pitch)) > limits.turned.hint) hints.push('LOOK_STRAIGHT');
  if (Math.abs(quality.sides!) > limits.maxSides) hints.push('UNEVEN_LIGHT');
  if (isTinted || quality.likely! < limits.minLikely) hints.push('COLORED_LIGHT');
  if (isCovered) hints.push('FACE_COVERED');
  return hints;
}

/** Whether the model's quality outputs lie within the manifest's bounds for skin. */
export function showsSkin(quality: Readonly<Record<string, number>>, bounds: GraphManifest['skin']): boolean {
  return Object.entries(bounds).every(
    ([key, { min, max }]) => quality[key]! >= (min ?? -Infinity) && quality[key]! <= (max ?? Infinity),
  );
}

/** The photo requirements, in the words and numbers that the checks use. */
export function photoRequirements(manifest: ModelManifest): PhotoRequirements {
  return {
    formats: PHOTO_FORMATS,
    minShortSideToStore: MIN_SIDE,
    minShortSide: manifest.thresholds.minShortSide,
    maxMegapixels: MAX_PIXELS / 1e6,
    maxDeepMegapixels: MAX_DEEP_PIXELS / 1e6,
    tips: [
      message('photos.tip.light'),
      message('photos.tip.framing'),
      message('photos.tip.focus'),
      message('photos.tip.repeat'),
    ],
    target: manifest.face && faceTarget(manifest.face),
  };
}
