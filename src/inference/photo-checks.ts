import type {
  CaptureMeasures,
  PhotoProblem,
  PhotoProblemCode,
  PhotoRequirements,
} from './inference.types.ts';
import type { ModelManifest } from './model-manifest.ts';
import { PHOTO_FORMATS } from './photo-format.ts';

export const MIN_SIDE = 64;
export const MAX_PIXELS = 60_000_000;
/** For 16 bits per channel, as in PNG, which need twice the time and memory. */
export const MAX_DEEP_PIXELS = 30_000_000;

const RETAKE: Record<PhotoProblemCode, string> = {
  TOO_SMALL:
    'The photo is too small. Take it with the full resolution of the camera and do not crop it too tightly.',
  TOO_DARK:
    'The photo is too dark. Face a window or a lamp, switch off the backlight behind you and try again.',
  OVEREXPOSED: 'The photo is too bright. Step out of direct sun or flash and try again in soft, even light.',
  BLURRED:
    'The photo is blurred. Wipe the lens, hold the camera still at arm’s length and tap on the skin to focus.',
  NO_SKIN_FOUND:
    'No skin could be recognized. Fill most of the picture with bare, evenly lit skin, in color and without filters.',
};

export const problem = (code: PhotoProblemCode): PhotoProblem => ({ code, message: RETAKE[code] });

/**
 * Checks size, light and focus, in this order. Focus is checked only if the light is right: a black or overexposed
 * picture has no detail.
 */
export function checkCapture(capture: CaptureMeasures, limits: ModelManifest['thresholds']): PhotoProblem[] {
  const problems: PhotoProblem[] = [];
  const short = Math.min(capture.width, capture.height);
  const long = Math.max(capture.width, capture.height);
  if (short < limits.minShortSide || long > short * limits.maxAspectRatio)
    problems.push(problem('TOO_SMALL'));
  if (capture.darkShare > limits.maxDarkShare) problems.push(problem('TOO_DARK'));
  else if (capture.overexposedShare > limits.maxOverexposedShare) problems.push(problem('OVEREXPOSED'));
  else if (capture.sharpness < limits.minSharpness) problems.push(problem('BLURRED'));
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
      'Use soft, even daylight from the front; no flash and no direct sun.',
      'Fill most of the picture with bare, clean skin; leave out make-up, filters and glasses.',
      'Hold the camera still at arm’s length and tap on the skin to focus.',
      'Take later photos in the same place, light and distance, so that they can be compared.',
    ],
  };
}
