import { HIGHLIGHT_SLOPE, LOG_OFFSET, LUMINANCE, MELANIN_SLOPE } from './colour.ts';
import { blur, enlarge, shrink, skinMean, soft, total } from './filters.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';

/** What is measured and on what scale; planes at half resolution, ring included. */
export interface Domain {
  /** 0 or 1: where skin is expected, [1, 1, H/2, W/2]. */
  area: Value;
  /** 0..1: what is measured, without deep shade. */
  weight: Value;
  /** ln of the highlights' share: the geometric mean luminance over its 98th percentile, .12..0.9, [1, 1, 1, 1]. */
  logDepth: Value;
  /** Luminance at the 98th percentile, linear 0..1, [1, 1, 1, 1]. */
  highlight: Value;
  /** Three times the cube root of the luminance relative to the highlights. */
  lightness: Value;
  /** Linear R, G, B as photographed. */
  rgb: Value;
  /** R, G, B over their means: a gray world of the skin. */
  relative: Value;
  /** Mean R, G, B under the weight, linear, [1, 3, 1, 1]. */
  mean: Value;
  /** Redness in the relative colors: rises with blood, hardly with melanin. */
  erythema: Value;
  /** The same without what highlights move. */
  blush: Value;
}

/** Keeps the luminance of black pixels finite. */
export const BLACK = 0.002;
/** Keeps relative colors finite. */
const DARK = 0.02;

/**
 * Balances light and tone away. Lightness is relative to the highlights of the same skin, which follow light and
 * exposure, and color is relative to its mean, so that only what differs within the skin is left. Nothing is left out but
 * what is much darker than the rest in an area of many pixels: a gate on highlights, color or texture would drop what is to be
 * measured, and another part of it at every exposure.
 * @param halfRgb linear R, G, B as photographed; @param area 0 or 1
 */
export function balance(g: GraphBuilder, halfRgb: Value, area: Value): Domain {
  const luminance = luminanceOf(g, halfRgb);
  const usualLight = skinMean(g, g.log(g.add(luminance, BLACK)), area);
  const highlight = quantileWithin(g, luminance, area, 0.98);
  const depth = g.clip(g.div(g.exp(usualLight), g.max(highlight, BLACK)), 0.12, 0.9);

  const shade = blur(g, shrink(g, g.log(g.max(g.div(luminance, g.exp(usualLight)), LOG_OFFSET)), 4), 1, 1);
  const usual = quantileWithin(g, shade, shrink(g, area, 4), 0.5);
  const lit = g.sub(1, soft(g, g.sub(usual, shade), 1.1, 0.3));
  // A soft border keeps a trembling outline from moving onto lips and brows.
  const inner = g.mul(g.clip(g.sub(g.mul(blur(g, area, 1, 2.5), 2), 1), 0, 1), area);
  const weight = g.mul(inner, enlarge(g, lit, 4));

  const mean = skinMean(g, halfRgb, weight);
  const relative = g.div(halfRgb, g.add(mean, 1e-5));
  const logs = g.log(g.add(relative, DARK));
  const redder = (slope: number) => g.node('Conv', [logs, g.constant([1, -1 - slope, slope], [1, 3, 1, 1])]);
  return {
    area,
    weight,
    logDepth: g.log(depth),
    highlight,
    lightness: g.mul(g.node('Pow', [g.div(luminance, g.max(highlight, BLACK)), 1 / 3]), 3),
    rgb: halfRgb,
    relative,
    mean,
    erythema: redder(MELANIN_SLOPE),
    blush: redder(HIGHLIGHT_SLOPE),
  };
}

export const luminanceOf = (g: GraphBuilder, rgb: Value) =>
  g.node('Conv', [rgb, g.constant([...LUMINANCE], [1, 3, 1, 1])]);

/** The given quantile of `x` where the area is, [1, 1, 1, 1]. */
export function quantileWithin(g: GraphBuilder, x: Value, area: Value, share: number): Value {
  const within = g.node('Greater', [area, 0.5]);
  const above = g.add(g.mul(total(g, g.castTo(within, 'float32')), 1 - share), 1);
  const count = g.node('Reshape', [g.castTo(above, 'int64'), g.integers([1])]);
  const values = g.node('Reshape', [g.node('Where', [within, x, -1e4]), g.integers([-1])]);
  const largest = g.node('TopK', [values, count], { axis: 0, largest: 1, sorted: 0 }, 1);
  return g.node('Reshape', [
    g.node('ReduceMin', [largest], { axes: [0], keepdims: 1 }),
    g.integers([1, 1, 1, 1]),
  ]);
}
