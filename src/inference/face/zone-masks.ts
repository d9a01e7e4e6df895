import type { FaceManifest } from '../manifest/face-manifest.ts';
import { frameOf, type MeshPoints } from './face-geometry.ts';
import { type Affine, invert, mapOfSquare } from './warp.ts';

type Point = readonly [number, number];

/** A face in its frame: where it is in the photo, and masks of half the frame's side, 0 or 1 per pixel. */
export interface AlignedFace {
  /** From pixels of the frame to places of the photo. */
  map: Affine;
  /** The oval without eyes, brows, lips and nostrils, within the photo, [side/2, side/2]. */
  face: Uint8Array;
  /** Share of the oval that lies within the photo, 0..1. */
  visible: number;
  /** One mask for each of the manifest's zones, each within `face`, [zones, side/2, side/2]. */
  zones: Uint8Array;
}

/** Lays the frame over a face and fills the outlines of its zones. */
export function alignFace(
  points: MeshPoints,
  manifest: FaceManifest,
  photo: { width: number; height: number },
): AlignedFace {
  const { frame, landmarks, excluded, zones } = manifest;
  const map = mapOfSquare(frameOf(points, manifest), frame.side);
  const side = frame.side / 2;
  const outline = (members: readonly number[]) =>
    members.map((i): Point => {
      const [x, y] = invert(map, points[3 * i]!, points[3 * i + 1]!);
      return [x / 2, y / 2];
    });
  const face = new Uint8Array(side * side);
  fill(outline(landmarks.oval), side, face, 1);
  const whole = count(face);
  keepInside(face, side, map, photo);
  const visible = count(face) / Math.max(1, whole);
  for (const { points, grow } of excluded) fill(enlarge(outline(points), grow), side, face, 0);

  const masks = new Uint8Array(zones.length * side * side);
  const maskOf = (key: string) => {
    const at = zones.findIndex((zone) => zone.key === key) * side * side;
    return masks.subarray(at, at + side * side);
  };
  for (const zone of zones) {
    if (!zone.points) continue;
    const mask = maskOf(zone.key);
    const rows = fill(outline(zone.points), side, mask, 1);
    for (let i = rows.from; i < rows.to; i++) mask[i]! &= face[i]!;
  }
  for (const { key, of = [] } of zones) {
    const mask = maskOf(key);
    for (const part of of.map(maskOf)) for (let i = 0; i < mask.length; i++) mask[i]! |= part[i]!;
  }
  return { map, face, visible, zones: masks };
}

function count(mask: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < mask.length; i++) sum += mask[i]!;
  return sum;
}

function keepInside(
  mask: Uint8Array,
  side: number,
  [a, b, c, d, e, f]: Affine,
  { width, height }: { width: number; height: number },
): void {
  for (let row = 0, i = 0; row < side; row++) {
    const v = 2 * row + 1;
    for (let u = 1; u < 2 * side; u += 2, i++) {
      const x = a * u + b * v + c;
      const y = d * u + e * v + f;
      if (x < 0 || y < 0 || x >= width || y >= height) mask[i] = 0;
    }
  }
}

/** Scales an outline around the mean of its points. */
function enlarge(outline: readonly Point[], [across, down]: readonly [number, number]): Point[] {
  const x = outline.reduce((sum, [at]) => sum + at, 0) / outline.length;
  const y = outline.reduce((sum, [, at]) => sum + at, 0) / outline.length;
  return outline.map(([px, py]) => [x + (px - x) * across, y + (py - y) * down]);
}

/** Sets the pixels whose centers lie within the outline, by the even-odd rule; returns which range they lie in. */
function fill(
  outline: readonly Point[],
  side: number,
  mask: Uint8Array,
  value: number,
): { from: number; to: number } {
  const heights = outline.map(([, y]) => y);
  const first = Math.max(0, Math.floor(Math.min(...heights)));
  const last = Math.min(side - 1, Math.ceil(Math.max(...heights)));
  const crossings: number[] = [];
  for (let row = first; row <= last; row++) {
    const y = row + 0.5;
    crossings.length = 0;
    let [ax, ay] = outline.at(-1)!;
    for (const [bx, by] of outline) {
      if (ay <= y !== by <= y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
      [ax, ay] = [bx, by];
    }
    crossings.sort((one, other) => one - other);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = Math.max(0, Math.ceil(crossings[k]! - 0.5));
      const to = Math.min(side - 1, Math.floor(crossings[k + 1]! - 0.5));
      for (let column = from; column <= to; column++) mask[row * side + column] = value;
    }
  }
  return { from: first * side, to: (last + 1) * side };
}
