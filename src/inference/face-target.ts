import type { FaceTarget, PicturePoint } from './inference.types.ts';
import type { FaceManifest } from './manifest/face-manifest.ts';

/** A phone held upright. */
const ASPECT_RATIO = 3 / 4;
/** The frame is as wide as the picture: the face fills two thirds of the width. */
const SIDE = 1;

/** Where a face belongs in the picture; undefined for a model without a target. */
export function faceTarget({ target, frame }: FaceManifest): FaceTarget | undefined {
  if (!target) return undefined;
  const place = (x: number, y: number): PicturePoint => ({
    x: round(0.5 + (x - 0.5) * SIDE),
    y: round(0.5 + (y - 0.5) * SIDE * ASPECT_RATIO),
  });
  const span = 1 / frame.eyeSpans;
  return {
    aspectRatio: ASPECT_RATIO,
    frame: { x: 0.5, y: 0.5, side: SIDE },
    outline: target.outline.map(([x, y]) => place(x, y)),
    eyes: [0.5 - span / 2, 0.5 + span / 2].map((x) => place(x, target.eyeLine)),
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;
