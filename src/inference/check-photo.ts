import { measureCapture } from './capture-measures.ts';
import { kindOf, placeOf } from './face-analysis.ts';
import type { PhotoCheck } from './inference.types.ts';
import { decodedPhoto, type ObservedCloseUp, type ObservedFace, observePhoto } from './observe-photo.ts';
import { decodePhoto, STORED_LONG_SIDE } from './photo.ts';
import { hintsOfFace } from './photo-checks.ts';
import type { SkinModel } from './skin-model.ts';

interface Look {
  observed: ObservedFace | ObservedCloseUp;
  /** Size of the photo as it would be stored. */
  width: number;
  height: number;
  /** Pixels of the stored photo per pixel that was looked at. */
  scale: number;
}

/** Enough for a face that fills the photo, and decoded in half the time of the stored size. */
const QUICK_LONG_SIDE = 1024;

/**
 * Runs the checks of an analysis on an uploaded file, without encoding or storing anything.
 * @throws PhotoRefused as `preparePhoto` does
 */
export async function checkPhoto(model: SkinModel, bytes: Buffer): Promise<PhotoCheck> {
  const { face } = model.manifest;
  const quick = await look(model, bytes, QUICK_LONG_SIDE);
  const isCoarse =
    quick.scale > 1 && quick.observed.seen !== undefined && quick.observed.frame.side < face!.frame.side;
  const { observed, width, height, scale } = isCoarse ? await look(model, bytes, STORED_LONG_SIDE) : quick;
  const { problems } = observed;
  if (observed.seen) {
    const isGray = problems.some(({ code }) => code === 'NO_COLOR');
    const hints = hintsOfFace(observed.seen, face!.checks);
    return {
      ...{ width, height, problems },
      kind: kindOf(observed.seen.pose, face!),
      face: placeOf(observed, face!, scale),
      hints: isGray ? hints.filter((code) => code !== 'COLORED_LIGHT') : hints, // other light gives it no color
    };
  }
  const isCloseUp = face !== undefined && problems.length === 0;
  return { ...{ width, height, problems }, ...(isCloseUp && { kind: 'CLOSE_UP' }), hints: [] };
}

async function look(model: SkinModel, bytes: Buffer, longSide: number): Promise<Look> {
  const { original, pixels } = await decodePhoto(bytes, longSide);
  const capture = await measureCapture(pixels, original);
  const stored = Math.min(1, STORED_LONG_SIDE / Math.max(original.width, original.height));
  const [width, height] = [Math.round(original.width * stored), Math.round(original.height * stored)];
  const observed = await observePhoto(model, decodedPhoto(pixels), capture);
  return { observed, width, height, scale: width / pixels.width };
}
