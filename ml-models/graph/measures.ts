import { blur, enlarge, maskedBlur, shrink, skinMean, soft } from './filters.js';
import type { GraphBuilder, Value } from './graph-builder.js';
import type { SkinWeight } from './skin-weight.js';

/** A measure: its value over the skin, [1, 1, 1, 1], and where it comes from at 1/8 resolution. */
export interface Measure {
  feature: Value;
  map: Value;
}

/**
 * Shine (oiliness): share of the skin with a specular excess above .10, after the dichromatic model (Shafer 1985):
 * the smallest of R, G, B above its low-pass, relative to the brightest low-pass.
 */
export function shine(g: GraphBuilder, halfRgb: Value, skin: SkinWeight): Measure {
  const smallest = g.node('ReduceMin', [halfRgb], { axes: [1], keepdims: 1 });
  const eighth = shrink(g, smallest, 4);
  const base = enlarge(g, maskedBlur(g, eighth, skin.eighth, 1, 8), 4);
  const brightest = enlarge(
    g,
    maskedBlur(
      g,
      g.node('ReduceMax', [shrink(g, halfRgb, 4)], { axes: [1], keepdims: 1 }),
      skin.eighth,
      1,
      8,
    ),
    4,
  );
  const excess = g.div(g.relu(g.sub(smallest, base)), g.add(brightest, 0.02));
  const glossy = soft(g, excess, 0.1, 0.06);
  return { feature: skinMean(g, glossy, skin.half), map: shrink(g, g.mul(glossy, skin.half), 4) };
}

/** Redness: share of the skin whose u = ln R - ln G lies .10 above the low-pass; independent of exposure. */
export function redness(g: GraphBuilder, halfLog: Value, skin: SkinWeight): Measure {
  const u = g.channels(halfLog, 0);
  const around = maskedBlur(g, shrink(g, u, 4), skin.eighth, 1, 8);
  const red = soft(g, g.sub(u, enlarge(g, around, 4)), 0.1, 0.06);
  return { feature: skinMean(g, red, skin.half), map: shrink(g, g.mul(red, skin.half), 4) };
}

/** Blemishes: red blobs of 6 to 20 px, the positive difference of Gaussians of u. */
export function blemishes(g: GraphBuilder, halfLog: Value, skin: SkinWeight): Measure {
  return blobs(g, g.channels(halfLog, 0), skin);
}

/** Spots: dark blobs of 6 to 20 px, the positive difference of Gaussians of -l. */
export function spots(g: GraphBuilder, halfLog: Value, skin: SkinWeight): Measure {
  return blobs(g, g.mul(g.channels(halfLog, 2), -1), skin);
}

function blobs(g: GraphBuilder, x: Value, skin: SkinWeight): Measure {
  const quarter = shrink(g, x, 2);
  const weight = shrink(g, skin.half, 2);
  const excess = g.relu(g.sub(maskedBlur(g, quarter, weight, 1, 1), maskedBlur(g, quarter, weight, 1, 3)));
  return { feature: skinMean(g, excess, weight), map: shrink(g, g.mul(excess, weight), 2) };
}

/** Second derivatives of the lightness at scale `sigma`, times sigma squared: mean curvature and its deviation. */
function hessian(g: GraphBuilder, l: Value, sigma: number): { mean: Value; deviation: Value } {
  const smooth = blur(g, l, 1, sigma);
  const s = sigma ** 2;
  // prettier-ignore
  const kernels = [
    0,
    s / 2,
    0,
    s / 2,
    -2 * s,
    s / 2,
    0,
    s / 2,
    0,
    0,
    -s / 2,
    0,
    s / 2,
    0,
    s / 2,
    0,
    -s / 2,
    0,
    s / 4,
    0,
    -s / 4,
    0,
    0,
    0,
    -s / 4,
    0,
    s / 4,
  ];
  const parts = g.node('Conv', [smooth, g.constant(kernels, [3, 1, 3, 3])], { pads: [1, 1, 1, 1] });
  const deviation = g.sqrt(
    g.node('ReduceSum', [g.square(g.channels(parts, 1, 3)), g.integers([1])], { keepdims: 1 }),
  );
  return { mean: g.channels(parts, 0), deviation };
}

/** Pores: small dark pits, the smaller eigenvalue of the Hessian where it is positive. */
export function pores(g: GraphBuilder, lightness: Value, skin: SkinWeight): Measure {
  const { mean, deviation } = hessian(g, lightness, 1.2);
  const pits = g.relu(g.sub(mean, deviation));
  return { feature: skinMean(g, pits, skin.full), map: shrink(g, g.mul(pits, skin.full), 8) };
}

/** Lines: dark valleys, relu(l1 - 2 |l2|) of the Hessian's eigenvalues at two scales. */
export function lines(g: GraphBuilder, lightness: Value, halfLog: Value, skin: SkinWeight): Measure {
  const valley = (l: Value, sigma: number) => {
    const { mean, deviation } = hessian(g, l, sigma);
    return g.relu(g.sub(g.add(mean, deviation), g.mul(2, g.abs(g.sub(mean, deviation)))));
  };
  const fine = shrink(g, valley(lightness, 1.5), 2);
  const coarse = valley(g.channels(halfLog, 2), 1.5);
  const both = g.max(fine, coarse);
  return { feature: skinMean(g, both, skin.half), map: shrink(g, g.mul(both, skin.half), 4) };
}

/** Roughness: root mean square of l between its value at 2 and at 8 px. */
export function roughness(g: GraphBuilder, halfLog: Value, skin: SkinWeight): Measure {
  const l = g.channels(halfLog, 2);
  const band = g.square(
    g.sub(l, enlarge(g, maskedBlur(g, shrink(g, l, 4), shrink(g, skin.half, 4), 1, 1), 4)),
  );
  return { feature: g.sqrt(skinMean(g, band, skin.half)), map: shrink(g, g.mul(band, skin.half), 4) };
}
