import { ELLIPSE } from '../parameters.ts';
import type { Domain } from './domain.ts';
import { blur, shrink, skinMean, total } from './filters.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';
import { insideEllipse } from './skin-weight.ts';

const LEAST = 0.002;

/**
 * What the checks of a face ask, [1, 9], in the order of `FACE_QUALITY`: share of the oval that is measured, luminance of
 * the highlights, shares that are overexposed in all channels and clipped in red, sharpness, ln of the light on the right
 * cheek over that on the left, likelihood of the mean color as skin, spread of the erythema, and its depth.
 * @param light mean of ln luminance in every zone, [Z, 1]
 */
export function faceQuality(
  g: GraphBuilder,
  halfRgb: Value,
  domain: Domain,
  light: Value,
  keys: readonly string[],
): Value {
  const { area, weight, highlight } = domain;
  const share = (condition: Value) => skinMean(g, g.castTo(condition, 'float32'), area);
  const [red, green, blue] = [0, 1, 2].map((i) => g.channels(halfRgb, i));
  const smallest = g.min(g.min(red!, green!), blue!);

  const cheek = (side: string) => g.node('Gather', [light, g.integers([keys.indexOf(`${side}_CHEEK`)])]);
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
    share(g.node('Greater', [red!, 0.985])),
    sharpness(g, domain),
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
function sharpness(g: GraphBuilder, { lightness, weight }: Domain): Value {
  const smooth = blur(g, lightness, 1, 2.5);
  const fine = skinMean(g, g.abs(g.sub(blur(g, lightness, 1, 1), smooth)), weight);
  const half = shrink(g, smooth, 2);
  const coarse = skinMean(g, g.abs(g.sub(half, blur(g, half, 1, 2.2))), shrink(g, weight, 2));
  return g.div(fine, g.add(coarse, 3e-5));
}
