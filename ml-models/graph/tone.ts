import { LUMINANCE } from './colour.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';

/** Linear sRGB to XYZ relative to the D65 white point. */
const XYZ = [
  [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
  [...LUMINANCE],
  [0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
];

/**
 * Tone of the mean linear color of skin, [1, 3, 1, 1], as [1, 5]: CIE L*, a*, b* (D65), ITA = atan((L* - 50) / b*) in degrees (Chardon 1991) and
 * the melanin index -ln R (Takiwaki 1998).
 */
export function tone(g: GraphBuilder, rgb: Value): Value {
  const xyz = g.max(g.node('Conv', [rgb, g.constant(XYZ.flat(), [3, 3, 1, 1])]), 0.008856);
  const root = g.node('Pow', [xyz, 1 / 3]);
  const lab = g.node('Conv', [
    root,
    g.constant([0, 116, 0, 500, -500, 0, 0, 200, -200], [3, 3, 1, 1]),
    g.constant([-16, 0, 0], [3]),
  ]);
  const lightness = g.sub(g.channels(lab, 0), 50);
  const ita = g.mul(g.node('Atan', [g.div(lightness, g.max(g.channels(lab, 2), 1))]), 180 / Math.PI);
  const melanin = g.mul(g.log(g.add(g.channels(rgb, 0), 1e-3)), -1);
  return g.node('Flatten', [g.concat([lab, ita, melanin], 1)]);
}
