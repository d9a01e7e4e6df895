import { GraphBuilder, type Value } from '../graph/graph-builder.ts';
import type { Network } from './tflite.ts';

/** A graph whose bytes are brought to the network's range, NCHW. */
export function beginNetwork(
  network: Network,
  [low, high]: readonly [number, number],
): { g: GraphBuilder; input: Value } {
  const g = new GraphBuilder();
  const [, height, width, channels] = network.tensors[network.inputs[0]!]!.shape as [
    number,
    number,
    number,
    number,
  ];
  const image = g.castTo(g.input('image', 'uint8', [1, height, width, channels]), 'float32');
  const scaled = g.add(g.mul(image, (high - low) / 255), low);
  return { g, input: g.node('Transpose', [scaled], { perm: [0, 3, 1, 2] }) };
}
