import type { FaceManifest } from '../manifest/face-manifest.ts';
import type { Square } from './warp.ts';

/** Points of a face: x, y and depth in pixels of the photo, one after the other. */
export type MeshPoints = Float32Array;

/** Degrees; all 0 for an upright face that looks at the camera. */
export interface Pose {
  /** To the left of the person above 0. */
  yaw: number;
  /** Downwards above 0. */
  pitch: number;
  /** Clockwise in the photo above 0. */
  roll: number;
}

type Landmarks = FaceManifest['landmarks'];

/** Depth of the canonical face between forehead and chin, which reads as this pitch when the face looks straight. */
const FRONTAL_PITCH = 7;
const DEGREES = 180 / Math.PI;
/** The mesh expects a crop of this many times the longer side of the face. */
const CROP = 1.5;

/** Distance of the outer corners of the eyes in three dimensions, in pixels: turning the head hardly changes it. */
export function eyeSpan(points: MeshPoints, { eyes: [right, left] }: Landmarks): number {
  return Math.hypot(...difference(points, right, left));
}

/** Angle of the line through the eyes in the photo, in radians. */
function tilt(points: MeshPoints, { eyes: [right, left] }: Landmarks): number {
  const [x, y] = difference(points, right, left);
  return Math.atan2(y, x);
}

/** Yaw and pitch in the head's own axes, so that tilting it leaves them as they are. */
export function poseOf(points: MeshPoints, landmarks: Landmarks): Pose {
  const angle = tilt(points, landmarks);
  const upright = ([x, y, z]: readonly [number, number, number]) => [
    x * Math.cos(angle) + y * Math.sin(angle),
    y * Math.cos(angle) - x * Math.sin(angle),
    z,
  ];
  const [across, , depth] = upright(difference(points, ...landmarks.sides));
  const [, down, slope] = upright(difference(points, ...landmarks.ends));
  return {
    yaw: Math.atan2(-depth!, across!) * DEGREES,
    pitch: Math.atan2(slope!, down!) * DEGREES - FRONTAL_PITCH,
    roll: angle * DEGREES,
  };
}

/** The crop that the mesh is run on again. */
export function squareOfMesh(points: MeshPoints, landmarks: Landmarks): Square {
  const all = Array.from({ length: points.length / 3 }, (_, i) => i);
  const { x, y, width, height, angle } = uprightBox(points, all, landmarks);
  return { x, y, angle, side: CROP * Math.max(width, height) };
}

/** The aligned frame: `eyeSpans` times the span of the eyes wide, eyes level, around the middle of the oval. */
export function frameOf(points: MeshPoints, { landmarks, frame }: FaceManifest): Square {
  const { x, y, angle } = uprightBox(points, landmarks.oval, landmarks);
  return { x, y, angle, side: frame.eyeSpans * eyeSpan(points, landmarks) };
}

/** Smallest box around the points whose sides are parallel to the eyes: its center in the photo, size and angle. */
function uprightBox(points: MeshPoints, members: readonly number[], landmarks: Landmarks) {
  const angle = tilt(points, landmarks);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const across = members.map((i) => points[3 * i]! * cos + points[3 * i + 1]! * sin);
  const down = members.map((i) => points[3 * i + 1]! * cos - points[3 * i]! * sin);
  const [left, right] = [Math.min(...across), Math.max(...across)];
  const [top, bottom] = [Math.min(...down), Math.max(...down)];
  const u = (left + right) / 2;
  const v = (top + bottom) / 2;
  return { x: u * cos - v * sin, y: u * sin + v * cos, width: right - left, height: bottom - top, angle };
}

function difference(points: MeshPoints, from: number, to: number): [number, number, number] {
  return [0, 1, 2].map((k) => points[3 * to + k]! - points[3 * from + k]!) as [number, number, number];
}
