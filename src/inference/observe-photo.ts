import sharp, { type Sharp } from 'sharp';
import { looksCovered } from './face/covered.ts';
import { eyeSpan, frameOf, poseOf } from './face/face-geometry.ts';
import type { FoundFaces } from './face/face-locator.ts';
import type { Pixels } from './face/pixels.ts';
import { mapOfSquare, type Pyramid, type Square, warp } from './face/warp.ts';
import { type AlignedFace, alignFace } from './face/zone-masks.ts';
import type { CaptureMeasures, PhotoProblem } from './inference.types.ts';
import { decodeStored } from './photo.ts';
import { checkCapture, checkDistance, checkFace, checkSize, type SeenFace } from './photo-checks.ts';
import { recognizeCloseUp, recognizeFace } from './recognize-skin.ts';
import type { FaceOutput, ModelOutput, SkinModel } from './skin-model.ts';

interface Observed {
  /** Quality outputs by key. */
  quality: Record<string, number>;
  /** Why the photo cannot be analyzed. */
  problems: PhotoProblem[];
}

/** A face as the model sees it. */
export interface ObservedFace extends Observed {
  seen: SeenFace;
  /** Size of the stored photo. */
  photo: { width: number; height: number };
  frame: Square;
  aligned: AlignedFace;
  output: FaceOutput;
}

/** A photo without a face as the model sees it. */
export interface ObservedCloseUp extends Observed {
  seen?: undefined;
  /** The photo at the size of the model's input. */
  pixels: Pixels;
  output: ModelOutput;
}

/** Enough to see what a frame shows. */
const FRAME_SIDE = 300;

/** A photo that is decoded when it is first needed, at the size that is needed. */
export interface PhotoSource {
  decode(): Promise<Pixels>;
  shrink(longSide: number): Promise<Pixels>;
}

/** A photo as `preparePhoto` stored it. */
export const storedPhoto = (jpeg: Buffer): PhotoSource => ({
  decode: () => decodeStored(jpeg),
  shrink: (longSide) => shrink(sharp(jpeg), longSide),
});

/** A photo that is decoded already. */
export const decodedPhoto = (pixels: Pixels): PhotoSource => ({
  decode: async () => pixels,
  shrink: (longSide) => {
    const { data, width, height } = pixels;
    return shrink(sharp(data, { raw: { width, height, channels: 3 } }), longSide);
  },
});

/**
 * Looks for a face and runs the graph for what is found, also where the photo turns out to be unusable. A model without
 * face networks takes every photo for a close-up.
 * @param capture measures taken from the original pixels when the photo arrived
 */
export async function observePhoto(
  model: SkinModel,
  source: PhotoSource,
  capture: CaptureMeasures,
): Promise<ObservedFace | ObservedCloseUp> {
  const found = await model.locator?.locate(await source.decode());
  return found?.points
    ? observeFace(model, { ...found, points: found.points }, capture)
    : observeCloseUp(model, source, capture);
}

async function observeFace(
  model: SkinModel,
  { photo, points, presence, isShared }: FoundFaces & { points: NonNullable<FoundFaces['points']> },
  capture: CaptureMeasures,
): Promise<ObservedFace> {
  const { thresholds, graphs } = model.manifest;
  const face = model.manifest.face!;
  const graph = graphs.face!;
  const aligned = alignFace(points, face, photo);
  const output = await model.runFace(photo, aligned);
  const quality = byKey(graph.quality, output.quality);
  const pose = poseOf(points, face.landmarks);
  const { visible } = aligned;
  const frame = frameOf(points, face);
  const seen: SeenFace = {
    quality,
    pose,
    span: eyeSpan(points, face.landmarks) * (capture.width / photo.width),
    visible,
    isCovered: looksCovered(output, face, { pose, visible }),
    focus: capture.sharpness,
    isShared,
    isTinted: false,
  };
  const light = checkFace(seen, face.checks);
  const shown =
    light.length > 0
      ? { problems: light, isTinted: false }
      : await recognizeFace(model, { quality, presence }, () => cut(photo, frame));
  const { width, height } = photo;
  return {
    ...{ seen: { ...seen, isTinted: shown.isTinted }, photo: { width, height }, frame, aligned, output },
    ...{
      quality,
      problems: [...checkSize(capture, thresholds), ...checkDistance(seen, face.checks), ...shown.problems],
    },
  };
}

async function observeCloseUp(
  model: SkinModel,
  source: PhotoSource,
  capture: CaptureMeasures,
): Promise<ObservedCloseUp> {
  const { thresholds, graphs } = model.manifest;
  const graph = graphs.closeUp;
  const pixels = await source.shrink(graph.longSide);
  const output = await model.runCloseUp(pixels);
  const quality = byKey(graph.quality, output.quality);
  const light = checkCapture(capture, thresholds);
  const shown = light.length > 0 ? light : await recognizeCloseUp(model, quality, pixels);
  return { pixels, output, quality, problems: [...checkSize(capture, thresholds), ...shown] };
}

/** The frame as a picture. */
const cut = (photo: Pyramid, frame: Square): Pixels => ({
  data: Buffer.from(warp(photo, mapOfSquare(frame, FRAME_SIDE), FRAME_SIDE, 'edge').buffer),
  ...{ width: FRAME_SIDE, height: FRAME_SIDE },
});

async function shrink(photo: Sharp, longSide: number): Promise<Pixels> {
  const { data, info } = await photo
    .resize(longSide, longSide, { fit: 'inside' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const byKey = (keys: readonly string[], values: Float32Array): Record<string, number> =>
  Object.fromEntries(keys.map((key, i) => [key, values[i]!]));
