import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Value } from '../graph/graph-builder.ts';
import { addNetwork } from './convert.ts';
import { beginNetwork } from './network-graph.ts';
import { readNetwork } from './tflite.ts';

const require = createRequire(import.meta.url);
/** Where the networks lie in the packed file. */
const BYTES = { detector: [3757224, 3986256], mesh: [2495952, 3737848] } as const;

export const DETECTOR = { file: 'face-detector.onnx', side: 128 } as const;
export const MESH = { file: 'face-mesh.onnx', side: 192, points: 468 } as const;

/** Cells a side and anchors a cell of each layer of the detector, rows first. */
const LAYERS = [
  { cells: 16, each: 2 },
  { cells: 8, each: 6 },
] as const;

/** A public network as it comes, from the package `@mediapipe/face_mesh`. */
export function publicNetwork(name: keyof typeof BYTES): Uint8Array {
  const packed = readFileSync(require.resolve('@mediapipe/face_mesh/face_mesh_solution_packed_assets.data'));
  return packed.subarray(...BYTES[name]);
}

/**
 * The short-range face detector. Input `image` uint8 [1, 128, 128, 3] sRGB. Outputs `boxes` [1, 896, 16]: center x and y,
 * width, height, then six points, as shares of the side; `scores` [1, 896], 0..1.
 */
export function convertDetector(file: Uint8Array): Buffer {
  const network = readNetwork(file);
  const { g, input } = beginNetwork(network, [-1, 1]);
  const [boxes, logits] = addNetwork(g, network, input) as [Value, Value];
  const anchors = anchorCentres();
  const count = anchors.length;
  const offsets = anchors.flatMap(([x, y]) => [
    x,
    y,
    0,
    0,
    ...Array.from({ length: 6 }, () => [x, y]).flat(),
  ]);
  g.output(
    'boxes',
    g.add(g.div(boxes, DETECTOR.side), g.weights('float32', new Float32Array(offsets), [1, count, 16])),
    [1, count, 16],
  );
  g.output('scores', g.sigmoid(g.node('Reshape', [logits, g.integers([1, count])])), [1, count]);
  return g.encode('face-detector', { name: 'face-detector', version: '1.0.0' });
}

/**
 * The face mesh. Input `image` uint8 [1, 192, 192, 3] sRGB, an upright face. Outputs `points` [1, 468, 3]: x, y and depth
 * as shares of the side; `presence` [1, 1]: probability that the crop shows a face, 0..1.
 */
export function convertMesh(file: Uint8Array): Buffer {
  const network = readNetwork(file);
  const { g, input } = beginNetwork(network, [0, 1]);
  const [points, presence] = addNetwork(g, network, input) as [Value, Value];
  const shape = [1, MESH.points, 3];
  g.output('points', g.div(g.node('Reshape', [points, g.integers(shape)]), MESH.side), shape);
  g.output('presence', g.sigmoid(g.node('Reshape', [presence, g.integers([1, 1])])), [1, 1]);
  return g.encode('face-mesh', { name: 'face-mesh', version: '1.0.0' });
}

function anchorCentres(): [number, number][] {
  return LAYERS.flatMap(({ cells, each }) =>
    Array.from({ length: cells * cells * each }, (_, i): [number, number] => {
      const cell = Math.floor(i / each);
      return [((cell % cells) + 0.5) / cells, (Math.floor(cell / cells) + 0.5) / cells];
    }),
  );
}
