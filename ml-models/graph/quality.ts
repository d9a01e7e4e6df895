import { blur, skinMean, total } from './filters.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';
import { coverage, type SkinWeight } from './skin-weight.ts';

/**
 * Features that tell whether the photo shows skin, [1, Q]: share of skin, share of it that is free of contours, the
 * clearest patch of about 40 px (0..1), likelihood of its colors, share of the photo whose color skin can have, then mean
 * and spread of e, v, l and ln texture over the clear skin.
 */
export function quality(g: GraphBuilder, skin: SkinWeight): Value {
  const mean = skinMean(g, skin.looks, skin.eighth);
  const spread = g.sqrt(skinMean(g, g.square(g.sub(skin.looks, mean)), skin.eighth));
  const clear = g.div(total(g, skin.eighth), g.add(total(g, skin.whole), 1));
  const patch = g.node('ReduceMax', [blur(g, skin.eighth, 1, 2.5)], { axes: [2, 3], keepdims: 1 });
  const likely = skinMean(g, skin.general, skin.eighth);
  const filled = coverage(g, skin.colour);
  const values = [coverage(g, skin.whole), clear, patch, likely, filled, mean, spread];
  return g.node('Flatten', [g.concat(values, 1)]);
}
