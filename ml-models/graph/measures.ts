import type { Feature } from '../parameters.ts';
import { BLACK, type Domain, quantileWithin } from './domain.ts';
import { blur, enlarge, maskedBlur, shrink, skinMean, soft } from './filters.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';

/** What a measure finds at each place, with the weight of the place, both [1, 1, h, w]. */
export interface Measure {
  values: Value;
  weight: Value;
  /** Half-resolution pixels a side of one of `values`. */
  scale: 1 | 2 | 4;
}

/** Every measure but gloss, by the name of its feature, and where dark blobs are red, 0..1 at a quarter of the resolution. */
export function surfaceMeasures(
  g: GraphBuilder,
  domain: Domain,
): Record<Exclude<Feature, 'gloss'>, Measure> & { red: Value } {
  return {
    ...darkBlobs(g, domain),
    redness: redness(g, domain),
    pores: pores(g, domain),
    lines: lines(g, domain),
    roughness: roughness(g, domain),
  };
}

/** Lines: dark valleys, from l1 - 2 |l2| of the Hessian's eigenvalues at 2 and 3.5 px (Frangi 1998). */
function lines(g: GraphBuilder, { lightness, weight }: Domain): Measure {
  const [fine, coarse] = [1, 1.75].map((sigma) => {
    const { mean, deviation } = hessian(g, lightness, sigma);
    return g.sub(g.add(mean, deviation), g.mul(2, g.abs(g.sub(mean, deviation))));
  });
  return { values: g.clip(g.max(fine!, coarse!), 0, 0.15), weight, scale: 1 };
}

/** Pores: small dark pits, from the smaller eigenvalue of the Hessian at 3.5 px (Frangi 1998). */
function pores(g: GraphBuilder, { lightness, weight }: Domain): Measure {
  const { mean, deviation } = hessian(g, lightness, 1.75);
  return { values: g.clip(g.sub(mean, deviation), 0, 0.06), weight, scale: 1 };
}

/** Roughness: magnitude of the lightness between 1.4 and 6 px. */
function roughness(g: GraphBuilder, { lightness, weight }: Domain): Measure {
  const band = g.sub(blur(g, lightness, 1, 0.7), blur(g, lightness, 1, 3));
  return { values: g.clip(g.abs(band), 0, 0.08), weight, scale: 1 };
}

/**
 * Dark blobs of 4 to 12 px, split by color: where they are redder than the skin around them they are blemishes, else
 * spots. Lightness is the measure, as JPEG keeps it best; the color only decides. Two fifths of the darkening are taken
 * from it, which tells blood from melanin where dark skin hides the hue.
 */
function darkBlobs(g: GraphBuilder, domain: Domain): { blemishes: Measure; spots: Measure; red: Value } {
  const weight = shrink(g, domain.weight, 2);
  const lightness = shrink(g, domain.lightness, 2);
  const { mean, deviation } = hessian(g, lightness, 1.25);
  // A fold is dark across but not along: twice the smaller curvature, which is of the same size in a blob, bounds it.
  const dark = g.relu(g.min(g.mul(hump(g, lightness, weight, 1), -1), g.mul(g.sub(mean, deviation), 2)));
  const redder = hump(g, shrink(g, domain.erythema, 2), weight, 1.3);
  const red = soft(g, g.sub(redder, g.mul(dark, 0.4)), 0.02, 0.03);
  const depth = g.clip(dark, 0, 0.12);
  return {
    blemishes: { values: g.mul(depth, red), weight, scale: 2 },
    spots: { values: g.mul(depth, g.sub(1, red)), weight, scale: 2 },
    red,
  };
}

/** Redness: how far the low-passed erythema lies above the palest quarter of the same skin (Takiwaki 1998). */
function redness(g: GraphBuilder, domain: Domain): Measure {
  const weight = shrink(g, domain.weight, 4);
  const broad = maskedBlur(g, shrink(g, domain.blush, 4), weight, 1, 1.6);
  const seen = g.castTo(g.node('Greater', [weight, 0.3]), 'float32');
  const pale = quantileWithin(g, broad, seen, 0.25);
  return { values: g.clip(g.sub(g.sub(broad, pale), 0.08), 0, 0.4), weight, scale: 4 };
}

/**
 * Gloss: light reflected at the surface has the color of the lamp (Shafer 1985), so it adds more to blue, of which skin returns
 * least, than its red lets expect; a film of oil on the relief of skin lets it vary within 16 px. The surface adds the same
 * light to every skin, so it is measured against the highlights, which follow the lamp, not against the skin.
 */
export function gloss(g: GraphBuilder, domain: Domain): Measure {
  const rgb = shrink(g, domain.rgb, 2);
  const usual = g.div(g.channels(domain.mean, 2), g.add(g.channels(domain.mean, 0), 1e-5));
  const added = g.relu(g.sub(g.channels(rgb, 2), g.mul(g.channels(rgb, 0), usual)));
  const excess = g.div(added, g.max(domain.highlight, BLACK));
  const change = g.abs(g.sub(excess, enlarge(g, shrink(g, excess, 4), 4)));
  return { values: g.clip(change, 0, 0.5), weight: shrink(g, domain.weight, 2), scale: 2 };
}

/** Mean of what a measure finds, [1, 1, 1, 1]. */
export const meanOf = (g: GraphBuilder, { values, weight }: Measure) => skinMean(g, values, weight);

/** Difference of Gaussians of `fine` and 3 px within the weight. */
function hump(g: GraphBuilder, x: Value, weight: Value, fine: number): Value {
  return g.sub(maskedBlur(g, x, weight, 1, fine), maskedBlur(g, x, weight, 1, 3));
}

/** Second derivatives at scale `sigma`, times sigma squared: mean curvature and its deviation. */
export const hessian = (g: GraphBuilder, x: Value, sigma: number) =>
  curvature(g, blur(g, x, 1, sigma), sigma);

/** The same of a plane that is low-passed by `sigma` already. */
export function curvature(g: GraphBuilder, smooth: Value, sigma: number): { mean: Value; deviation: Value } {
  const s = sigma ** 2;
  // biome-ignore format: a kernel of 3 x 3 in each line
  const kernels = [
    0, s / 2, 0, s / 2, -2 * s, s / 2, 0, s / 2, 0,
    0, -s / 2, 0, s / 2, 0, s / 2, 0, -s / 2, 0,
    s / 4, 0, -s / 4, 0, 0, 0, -s / 4, 0, s / 4,
  ];
  const parts = g.node('Conv', [smooth, g.constant(kernels, [3, 1, 3, 3])], {
    pads: [1, 1, 1, 1],
  });
  const deviation = g.sqrt(g.add(g.square(g.channels(parts, 1)), g.square(g.channels(parts, 2))));
  return { mean: g.channels(parts, 0), deviation };
}
