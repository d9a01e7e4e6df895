import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Value } from '../graph/graph-builder.ts';
import { addNetwork } from './convert.ts';
import { beginNetwork } from './network-graph.ts';
import { type Network, networkOf, readNetwork } from './tflite.ts';

const require = createRequire(import.meta.url);
/** Where the labels and the network lie in the packed file. */
const BYTES = { labels: [0, 184], network: [184, 9987912] } as const;
/** Classes of the 6 boxes of its last cell, which covers the picture. */
const CELL = 'BoxPredictor_5/Reshape_1';
const BOXES = 6;

export const SUBJECT = { file: 'subject.onnx', side: 300, skin: 'Person' } as const;

const packed = () =>
  readFileSync(require.resolve('@mediapipe/objectron/objectron_solution_packed_assets.data'));

/** What the network tells apart, without the background, which comes first. */
export function subjectLabels(): string[] {
  return packed()
    .subarray(...BYTES.labels)
    .toString('latin1')
    .trim()
    .split('\n')
    .slice(1);
}

/** The part of the public object detector that looks at the picture as one thing. */
export function publicSubjectNetwork(): Network {
  return networkOf(readNetwork(packed().subarray(...BYTES.network)), CELL);
}

/**
 * What fills a picture. Input `image` uint8 [1, 300, 300, 3] sRGB, the picture stretched to a square. Output `scores`
 * [1, 23]: for each label the most likely of the boxes that cover the picture, 0..1.
 */
export function convertSubject(network: Network): Buffer {
  const { g, input } = beginNetwork(network, [-1, 1]);
  const [logits] = addNetwork(g, network, input) as [Value];
  const count = subjectLabels().length;
  const classes = g.node('Reshape', [logits, g.integers([1, BOXES, count + 1])]);
  const labels = g.node('Slice', [classes, g.integers([1]), g.integers([count + 1]), g.integers([2])]);
  const best = g.node('ReduceMax', [labels], { axes: [1], keepdims: 0 });
  g.output('scores', g.sigmoid(best), [1, count]);
  return g.encode('subject', { name: 'subject', version: '1.0.0' });
}
