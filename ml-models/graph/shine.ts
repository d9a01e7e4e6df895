import type { Colours } from './colour.ts';
import { enlarge, maskedBlur, shrink, skinMean, soft } from './filters.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';
import type { SkinWeight } from './skin-weight.ts';

/**
 * Shine of a close-up, after the dichromatic model (Shafer 1985): light reflected at the surface has the color of the
 * lamp, so it raises the smallest of R, G, B relative to the largest. The feature, [1, 1, 1, 1], is how much this excess,
 * relative to the low-passed largest, varies within 8 px, as a film of oil does on the relief of skin, plus .03 of its
 * mean, times exp(-1.8 (mean u - .5)), since the same gloss is more prominent on darker, hence redder skin. The map, at 1/8
 * resolution, shows where the excess is above .10; the matte weight leaves out what is above .045.
 */
export function shine(
  g: GraphBuilder,
  { halfRgb, halfLog, gain }: Colours,
  skin: SkinWeight,
): { feature: Value; map: Value; matte: Value } {
  const balanced = g.mul(halfRgb, gain);
  const smallest = g.node('ReduceMin', [balanced], { axes: [1], keepdims: 1 });
  const largest = g.node('ReduceMax', [balanced], { axes: [1], keepdims: 1 });
  const ratio = g.div(g.add(smallest, 0.005), g.add(largest, 0.005));
  const usual = skinMean(g, ratio, skin.half);
  const around = enlarge(g, maskedBlur(g, shrink(g, largest, 4), skin.eighth, 1, 8), 4);
  const excess = g.div(g.relu(g.sub(smallest, g.mul(usual, largest))), g.add(around, 0.02));
  const glitter = g.abs(g.sub(excess, enlarge(g, shrink(g, excess, 4), 4)));
  const paleness = g.exp(
    g.mul(g.clip(g.sub(skinMean(g, g.channels(halfLog, 0), skin.half), 0.5), -0.5, 0.7), -1.8),
  );
  const dull = g.sub(1, soft(g, excess, 0.045, 0.05));
  return {
    feature: g.mul(skinMean(g, g.add(glitter, g.mul(excess, 0.03)), skin.surface), paleness),
    map: shrink(g, g.mul(soft(g, excess, 0.1, 0.08), skin.surface), 4),
    matte: g.mul(skin.half, dull),
  };
}
