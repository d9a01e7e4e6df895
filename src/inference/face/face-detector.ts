import * as ort from 'onnxruntime-node';
import type { FaceManifest } from '../manifest/face-manifest.ts';
import { type Affine, mapOfSquare, type Pyramid, type Square, warp } from './warp.ts';

interface Detection {
  /** 0..1. */
  score: number;
  /** Left, top, right, bottom, then x and y of six points, in pixels of the photo. */
  values: number[];
}

/** The mesh expects a crop of this many times the longer side of the box. */
const CROP = 1.5;
/** The detector expects a face with room around it: this many times the crop of the mesh. */
const ROOM = 1.3;

/** Finds faces in the whole photo. */
export class FaceDetector {
  constructor(
    private readonly session: ort.InferenceSession,
    private readonly settings: FaceManifest['detector'],
  ) {}

  /**
   * Crops for the mesh, the largest face first.
   * @param margin the photo is placed in a black square of this many times its longer side; faces that fill the photo
   * are found only with a margin
   */
  async detect(photo: Pyramid, margin: number): Promise<Square[]> {
    const { side, minScore, overlap } = this.settings;
    const whole = margin * Math.max(photo.width, photo.height);
    const map = mapOfSquare({ x: photo.width / 2, y: photo.height / 2, side: whole, angle: 0 }, side);
    const { boxes, scores } = await this.run(photo, map);
    const found = Array.from(scores).flatMap((score, i): Detection[] => {
      if (score < minScore) return [];
      const [x, y, width, height, ...points] = boxes.subarray(16 * i, 16 * i + 16);
      const corners = [x! - width! / 2, y! - height! / 2, x! + width! / 2, y! + height! / 2];
      const values = [...corners, ...points].map(
        (value, k) => value * whole + (k % 2 === 0 ? map[2] : map[5]),
      );
      return [{ score, values }];
    });
    return suppress(found, overlap)
      .map(squareOf)
      .sort((a, b) => b.side - a.side);
  }

  /** Whether a crop looks more like a face when it is turned by half a turn: the mesh takes either for upright. */
  async isUpsideDown(photo: Pyramid, square: Square): Promise<boolean> {
    const scoreAt = async (angle: number) => {
      const map = mapOfSquare({ ...square, side: ROOM * square.side, angle }, this.settings.side);
      const { scores } = await this.run(photo, map);
      return Math.max(...scores);
    };
    const turned = await scoreAt(square.angle + Math.PI);
    return turned >= this.settings.minScore && turned > (await scoreAt(square.angle));
  }

  private async run(photo: Pyramid, map: Affine): Promise<{ boxes: Float32Array; scores: Float32Array }> {
    const { side } = this.settings;
    const image = new ort.Tensor('uint8', warp(photo, map, side, 'black'), [1, side, side, 3]);
    const { boxes, scores } = await this.session.run({ image });
    return { boxes: boxes!.data as Float32Array, scores: scores!.data as Float32Array };
  }
}

/** Weighted non-maximum suppression: boxes that overlap the best one are averaged by their scores. */
function suppress(found: readonly Detection[], overlap: number): Detection[] {
  let rest = found.toSorted((a, b) => b.score - a.score);
  const kept: Detection[] = [];
  while (rest.length > 0) {
    const best = rest[0]!;
    const same = rest.filter((other) => other === best || overlapOf(best, other) > overlap);
    rest = rest.filter((other) => !same.includes(other));
    const total = same.reduce((sum, { score }) => sum + score, 0);
    const values = best.values.map(
      (_, k) => same.reduce((sum, { score, values }) => sum + score * values[k]!, 0) / total,
    );
    kept.push({ score: best.score, values });
  }
  return kept;
}

/** Intersection over union. */
function overlapOf(one: Detection, other: Detection): number {
  const [left, top, right, bottom] = one.values as [number, number, number, number];
  const [x0, y0, x1, y1] = other.values as [number, number, number, number];
  const both =
    Math.max(0, Math.min(right, x1) - Math.max(left, x0)) *
    Math.max(0, Math.min(bottom, y1) - Math.max(top, y0));
  return both / ((right - left) * (bottom - top) + (x1 - x0) * (y1 - y0) - both);
}

/** A crop around the box, turned to the eyes. */
function squareOf({ values }: Detection): Square {
  const [left, top, right, bottom, rightEyeX, rightEyeY, leftEyeX, leftEyeY] = values as [
    ...[number, number, number, number],
    ...[number, number, number, number],
  ];
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    side: CROP * Math.max(right - left, bottom - top),
    angle: Math.atan2(leftEyeY - rightEyeY, leftEyeX - rightEyeX),
  };
}
