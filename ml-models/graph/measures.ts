import type { Colours } from './colour.ts';
import { blur, enlarge, maskedBlur, shrink, skinMean, soft } from './filters.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';
import type { SkinWeight } from './skin-weight.ts';

/** A measure: its value over the skin, [1, 1, 1, 1], and where it comes from at 1/8 resolution. */
export interface Measure {
  feature: Value;
  map: Value;
}

interface Bounds {
  times: number;
  floor: number;
  cap: number;
}

/**
 * Keeps prominent features: x less `times` its mean magnitude over the skin and less `floor`, clipped to 0..`cap`, so
 * that a brow or a nostril counts by its area and not by its depth, which no skin reaches.
 */
function outstanding(g: GraphBuilder, x: Value, weight: Value, { times, floor, cap }: Bounds): Value {
  const usual = skinMean(g, g.abs(x), weight);
  return g.clip(g.sub(x, g.add(g.mul(usual, times), floor)), 0, cap);
}

/**
 * Shine (oiliness), after the dichromatic model (Shafer 1985): light reflected at the surface has the color of the lamp,
 * so it raises the smallest of R, G, B relative to the largest. The feature is how much this excess, relative to the
 * low-passed largest, varies within 8 px, as a film of oil does on the relief of skin, plus .03 of its mean, times
 * exp(-1.8 (mean u - .5)), since the same gloss is more prominent on darker, hence redder skin. The map shows where the
 * excess is above .10; the matte weight, which the other measures use, leaves out what is above .045.
 */
export function shine(
  g: GraphBuilder,
  { halfRgb, halfLog, gain }: Colours,
  skin: SkinWeight,
): Measure & { matte: Value; matteSurface: Value } {
  const balanced = g.mul(halfRgb, gain);
  const smallest = g.node('ReduceMin', [balanced], { axes: [1], keepdims: 1 });
  const largest = g.node('ReduceMax', [balanced], { axes: [1], keepdims: 1 });
  const ratio = g.div(g.add(smallest, 0.005), g.add(largest, 0.005));
  const usual = skinMean(g, ratio, skin.half);
  const around = enlarge(g, maskedBlur(g, shrink(g, largest, 4), skin.eighth, 1, 8), 4);
  const excess = g.div(g.relu(g.sub(smallest, g.mul(usual, largest))), g.add(around, 0.02));
  const glitter = g.abs(g.sub(excess, enlarge(g, shrink(g, excess, 4), 4)));
  const glossy = soft(g, excess, 0.1, 0.08);
  const paleness = g.exp(
    g.mul(g.clip(g.sub(skinMean(g, g.channels(halfLog, 0), skin.half), 0.5), -0.5, 0.7), -1.8),
  );
  const dull = g.sub(1, soft(g, excess, 0.045, 0.05));
  return {
    feature: g.mul(skinMean(g, g.add(glitter, g.mul(excess, 0.03)), skin.surface), paleness),
    map: shrink(g, g.mul(glossy, skin.surface), 4),
    matte: g.mul(skin.half, dull),
    matteSurface: g.mul(skin.surface, dull),
  };
}

/** Redness: mean excess of the low-passed e over .08 above the mean of this skin, up to .15; the map is full at .10. */
export function redness(g: GraphBuilder, e: Value, surface: Value): Measure {
  const weight = shrink(g, surface, 4);
  const broad = maskedBlur(g, shrink(g, e, 4), weight, 1, 1.6);
  const excess = g.sub(broad, skinMean(g, broad, weight));
  return {
    feature: skinMean(g, g.clip(g.sub(excess, 0.08), 0, 0.15), weight),
    map: g.mul(soft(g, excess, 0.08, 0.08), weight),
  };
}

/**
 * Blemishes: dark blobs of 6 to 20 px that are redder than the skin around them. How dark they are is the measure, as
 * JPEG keeps lightness best; the color only decides. Two fifths of the darkening are taken from it, which tells blood
 * from melanin where dark skin hides the hue.
 */
export function blemishes(g: GraphBuilder, e: Value, halfLog: Value, matte: Value): Measure {
  const weight = shrink(g, matte, 2);
  const dark = darkening(g, halfLog, weight);
  const reddening = g.sub(humps(g, e, weight, 1.3), g.mul(dark, 0.4));
  return coloured(g, dark, soft(g, reddening, 0.02, 0.03), weight, { times: 3, floor: 0.01, cap: 0.08 });
}

/**
 * Spots: dark blobs of 6 to 20 px that differ in pigment, not in shading alone: the smaller of the darkening and of 1.5
 * times the change of v = ln G - ln B, which shadows in pores, lines and texture leave as it is.
 */
export function spots(g: GraphBuilder, halfLog: Value, matte: Value): Measure {
  const weight = shrink(g, matte, 2);
  const dark = darkening(g, halfLog, weight);
  const tint = g.abs(humps(g, g.channels(halfLog, 1), weight, 1.3));
  const excess = outstanding(g, g.min(dark, g.mul(tint, 1.5)), weight, { times: 4, floor: 0.02, cap: 0.1 });
  return { feature: skinMean(g, excess, weight), map: shrink(g, g.mul(excess, weight), 2) };
}

/**
 * How much darker a blob of 6 to 20 px is than the skin around it; a fold is dark across but not along, so the smaller
 * eigenvalue of the Hessian, times 2 to be of the same size in a blob, bounds it.
 */
function darkening(g: GraphBuilder, halfLog: Value, weight: Value): Value {
  const l = g.channels(halfLog, 2);
  const { mean, deviation } = hessian(g, shrink(g, l, 2), 1.25);
  return g.relu(g.min(g.mul(humps(g, l, weight), -1), g.mul(g.sub(mean, deviation), 2)));
}

/** Prominent dark blobs of a matching color; at 1/4 resolution. */
function coloured(g: GraphBuilder, dark: Value, colour: Value, weight: Value, bounds: Bounds): Measure {
  const excess = g.mul(outstanding(g, dark, weight, bounds), colour);
  return { feature: skinMean(g, excess, weight), map: shrink(g, g.mul(excess, weight), 2) };
}

/** Difference of Gaussians of 4 (or `fine` x 4) and 12 px at 1/4 resolution, within the weight. */
function humps(g: GraphBuilder, x: Value, weight: Value, fine = 1): Value {
  const quarter = shrink(g, x, 2);
  return g.sub(maskedBlur(g, quarter, weight, 1, fine), maskedBlur(g, quarter, weight, 1, 3));
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

/** Pores: small dark pits, from the smaller eigenvalue of the Hessian at 2 px. */
export function pores(g: GraphBuilder, halfLog: Value, matte: Value): Measure {
  const { mean, deviation } = hessian(g, g.channels(halfLog, 2), 1);
  const pits = outstanding(g, g.relu(g.sub(mean, deviation)), matte, { times: 7, floor: 0.003, cap: 0.04 });
  return { feature: skinMean(g, pits, matte), map: shrink(g, g.mul(pits, matte), 4) };
}

/** Lines: dark valleys, from l1 - 2 |l2| of the Hessian's eigenvalues at 2 and 3.5 px. */
export function lines(g: GraphBuilder, halfLog: Value, matte: Value): Measure {
  const [fine, coarse] = [1, 1.75].map((sigma) => {
    const { mean, deviation } = hessian(g, g.channels(halfLog, 2), sigma);
    const ridge = g.sub(g.add(mean, deviation), g.mul(2, g.abs(g.sub(mean, deviation))));
    return outstanding(g, g.relu(ridge), matte, { times: 5, floor: 0.01, cap: 0.12 });
  });
  const both = g.max(fine!, coarse!);
  return { feature: skinMean(g, both, matte), map: shrink(g, g.mul(both, matte), 4) };
}

/** Roughness: mean magnitude of l between 2 and 8 px, without prominent features. */
export function roughness(g: GraphBuilder, halfLog: Value, matte: Value): Measure {
  const l = g.channels(halfLog, 2);
  const band = g.abs(g.sub(l, enlarge(g, maskedBlur(g, shrink(g, l, 4), shrink(g, matte, 4), 1, 1), 4)));
  const usual = g.min(band, g.mul(skinMean(g, band, matte), 2.5));
  return { feature: skinMean(g, usual, matte), map: shrink(g, g.mul(usual, matte), 4) };
}
