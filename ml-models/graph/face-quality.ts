import { ELLIPSE } from '../parameters.ts';
import { LUMINANCE } from './colour.ts';
import type { Domain } from './domain.ts';
import { blur, shrink, skinMean, total } from './filters.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';
import { insideEllipse } from './skin-weight.ts';
import type { Zones } from './zones.ts';

const LEAST = 0.002;

/**
 * What the checks of a face ask, [1, 9], in the order of `FACE_QUALITY`: share of the oval that is measured, luminance of
 * the highlights, shares that are overexposed in all channels and clipped in red, sharpness, ln of the light on the right
 * cheek over that on the left, likelihood of the mean color as skin, spread of the erythema, and its depth.
 */
export function faceQuality(
  g: GraphBuilder,
  halfRgb: Value,
  domain: Domain,
  zones: Zones,
  keys: readonly string[],
): Value {
  const { area, weight, highlight } = domain;
  const share = (condition: Value) => skinMean(g, g.castTo(condition, 'float32'), area);
  const smallest = g.node('ReduceMin', [halfRgb], { axes: [1], keepdims: 1 });
  const luminance = g.node('Conv', [halfRgb, g.constant([...LUMINANCE], [1, 3, 1, 1])]);

  const light = g.log(g.add(luminance, LEAST));
  const means = zones.means({ values: light, weight, scale: 1 });
  const cheek = (side: string) => g.node('Gather', [means, g.integers([keys.indexOf(`${side}_CHEEK`)])]);
  const sides = g.node('Reshape', [g.sub(cheek('RIGHT'), cheek('LEFT')), g.integers([1, 1, 1, 1])]);

  const logs = g.log(g.add(domain.mean, LEAST));
  const chroma = g.node('Conv', [logs, g.constant([1, -1, 0, 0, 1, -1], [2, 3, 1, 1])]);
  const eighth = shrink(g, weight, 4);
  const broad = shrink(g, domain.erythema, 4);
  const spread = g.sqrt(skinMean(g, g.square(g.sub(broad, skinMean(g, broad, eighth))), eighth));
  const values = [
    g.div(total(g, weight), g.add(total(g, area), 1)),
    highlight,
    share(g.node('Greater', [smallest, 0.9])),
    share(g.node('Greater', [g.channels(halfRgb, 0), 0.985])),
    sharpness(g, luminance, weight),
    sides,
    insideEllipse(g, chroma, ELLIPSE),
    spread,
    domain.logDepth,
  ];
  return g.node('Flatten', [g.concat(values, 1)]);
}

/**
 * Contrast of detail of about 1.5 mm over that of 3 mm: falls with blur, hardly with compression, light, tone or texture.
 * Finer detail is made by compression, too.
 */
function sharpness(g: GraphBuilder, luminance: Value, weight: Value): Value {
  const root = g.node('Pow', [luminance, 1 / 3]);
  const smooth = blur(g, root, 1, 2.5);
  const fine = skinMean(g, g.abs(g.sub(blur(g, root, 1, 1), smooth)), weight);
  const half = shrink(g, smooth, 2);
  const coarse = skinMean(g, g.abs(g.sub(half, blur(g, half, 1, 2.2))), shrink(g, weight, 2));
  return g.div(fine, g.add(coarse, 1e-5));
}
