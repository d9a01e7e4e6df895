import { message } from '../platform/language/text.ts';
import type { CaptureMeasures, PhotoProblem, PhotoRequirements } from './inference.types.ts';
import type { ModelManifest } from './model-manifest.ts';
import { PHOTO_FORMATS } from './photo-format.ts';

export const MIN_SIDE = 64;
export const MAX_PIXELS = 60_000_000;
/** For 16 bits per channel, as in PNG, which need twice the time and memory. */
export const MAX_DEEP_PIXELS = 30_000_000;

/**
 * Checks size, light and focus, in this order. Focus is checked only if the light is right: a black or overexposed
 * picture has no detail.
 */
export function checkCapture(capture: CaptureMeasures, limits: ModelManifest['thresholds']): PhotoProblem[] {
  const problems: PhotoProblem[] = [];
  const short = Math.min(capture.width, capture.height);
  const long = Math.max(capture.width, capture.height);
  if (short < limits.minShortSide || long > short * limits.maxAspectRatio)
    problems.push({ code: 'TOO_SMALL' });
  if (capture.darkShare > limits.maxDarkShare) problems.push({ code: 'TOO_DARK' });
  else if (capture.overexposedShare > limits.maxOverexposedShare) problems.push({ code: 'OVEREXPOSED' });
  else if (capture.sharpness < limits.minSharpness) problems.push({ code: 'BLURRED' });
  return problems;
}

/** Whether the model's quality outputs lie within the manifest's bounds for skin. */
export function showsSkin(
  quality: Readonly<Record<string, number>>,
  limits: ModelManifest['thresholds'],
): boolean {
  return Object.entries(limits.skin).every(
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
  };
}
