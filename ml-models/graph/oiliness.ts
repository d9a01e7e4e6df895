import type { Colours } from './colour.ts';
import { enlarge, maskedBlur, shrink, skinMean, soft } from './filters.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';
import { hessian } from './measures.ts';
import type { SkinWeight } from './skin-weight.ts';

/**
 * Oiliness of a close-up, [1, 1], a logarithm: .43 of its shine and .57 of its visible pits, which go with sebum (Roh 2006).
 *
 * Shine, after the dichromatic model (Shafer 1985): light reflected at the surface has the color of the
 * lamp, so it raises the smallest of R, G, B relative to the largest. It is how much this excess,
 * relative to the low-passed largest, varies within 8 px, as a film of oil does on the relief of skin, plus .03 of its
 * mean, times exp(-1.8 (mean u - .5)), since the same gloss is more prominent on darker, hence redder skin. The map, at 1/8
 * resolution, shows where the excess is above .10; the matte weight leaves out what is above .045.
 */
export function oiliness(
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
  const matte = g.mul(skin.half, dull);
  const shine = g.mul(skinMean(g, g.add(glitter, g.mul(excess, 0.03)), skin.surface), paleness);
  const part = (mean: Value, offset: number, share: number) => g.mul(g.log(g.add(mean, offset)), share);
  return {
    feature: g.add(part(shine, 0.0005, 0.43), part(pits(g, halfLog, matte), 0.0001, 0.57)),
    map: shrink(g, g.mul(soft(g, excess, 0.1, 0.08), skin.surface), 4),
    matte,
  };
}

/** Small dark pits at 2 px that stand out from the usual texture of this skin: what exceeds seven times its mean. */
function pits(g: GraphBuilder, halfLog: Value, matte: Value): Value {
  const { mean, deviation } = hessian(g, g.channels(halfLog, 2), 1);
  const depth = g.relu(g.sub(mean, deviation));
  const usual = g.add(g.mul(skinMean(g, depth, matte), 7), 0.003);
  return skinMean(g, g.clip(g.sub(depth, usual), 0, 0.04), matte);
}
