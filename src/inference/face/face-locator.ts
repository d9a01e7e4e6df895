import * as ort from 'onnxruntime-node';
import type { FaceManifest } from '../manifest/face-manifest.ts';
import { FaceDetector } from './face-detector.ts';
import { type MeshPoints, poseOf, squareOfMesh } from './face-geometry.ts';
import type { Pixels } from './pixels.ts';
import { mapOfSquare, Pyramid, type Square, warp } from './warp.ts';

interface Mesh {
  points: MeshPoints;
  /** Probability that the crop shows a face, 0..1. */
  presence: number;
}

export interface FoundFaces {
  photo: Pyramid;
  /** Points of the largest face; undefined where none was accepted. */
  points?: MeshPoints;
  /** Probability that the points are those of a face, 0..1; 0 without any. */
  presence: number;
  /** Whether a second face is more than half as large. */
  isShared: boolean;
}

/** A face that fills the photo is found only in a smaller picture of it. */
const MARGINS = [1, 1.5] as const;
/** Detections that are tried, the largest first. */
const MOST_TRIED = 4;
const SHARED_FROM = 0.5;

/** Finds the face of a photo: detector, then mesh, then the mesh again on the crop that the first mesh gives. */
export class FaceLocator {
  private readonly detector: FaceDetector;

  constructor(
    private readonly manifest: FaceManifest,
    detector: ort.InferenceSession,
    private readonly mesh: ort.InferenceSession,
  ) {
    this.detector = new FaceDetector(detector, manifest.detector);
  }

  async locate(pixels: Pixels): Promise<FoundFaces> {
    const photo = new Pyramid(pixels);
    for (const margin of MARGINS) {
      const squares = (await this.detector.detect(photo, margin)).slice(0, MOST_TRIED);
      for (const [i, square] of squares.entries()) {
        const face = await this.accept(photo, square);
        if (!face) continue;
        const rivals = squares.slice(i + 1).filter(({ side }) => side > SHARED_FROM * square.side);
        return { photo, ...face, isShared: await this.anyFace(photo, rivals) };
      }
    }
    return { photo, presence: 0, isShared: false };
  }

  private async accept(photo: Pyramid, square: Square): Promise<Mesh | undefined> {
    const { landmarks, mesh, maxRoll } = this.manifest;
    const first = await this.meshOf(photo, square);
    const face = await this.meshOf(photo, squareOfMesh(first.points, landmarks));
    const { points, presence } = face;
    if (presence < mesh.minPresence) return undefined;
    if (Math.abs(poseOf(points, landmarks).roll) > maxRoll) return undefined;
    const isUpsideDown = await this.detector.isUpsideDown(photo, squareOfMesh(points, landmarks));
    return isUpsideDown ? undefined : face;
  }

  private async anyFace(photo: Pyramid, squares: readonly Square[]): Promise<boolean> {
    for (const square of squares) {
      const { presence } = await this.meshOf(photo, square);
      if (presence >= this.manifest.mesh.minPresence) return true;
    }
    return false;
  }

  private async meshOf(photo: Pyramid, square: Square): Promise<Mesh> {
    const { side } = this.manifest.mesh;
    const map = mapOfSquare(square, side);
    const pixels = warp(photo, map, side, 'edge');
    const result = await this.mesh.run({ image: new ort.Tensor('uint8', pixels, [1, side, side, 3]) });
    const shares = result.points!.data as Float32Array;
    const points = new Float32Array(shares.length);
    for (let i = 0; i < shares.length; i += 3) {
      const x = shares[i]! * side;
      const y = shares[i + 1]! * side;
      points[i] = map[0] * x + map[1] * y + map[2];
      points[i + 1] = map[3] * x + map[4] * y + map[5];
      points[i + 2] = shares[i + 2]! * square.side;
    }
    return { points, presence: (result.presence!.data as Float32Array)[0]! };
  }
}
