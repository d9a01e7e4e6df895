import { BLOB_SIGMAS, FACE } from '../parameters.ts';
import type { Domain } from './domain.ts';
import { blur, enlarge, skinMean, soft } from './filters.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';
import { curvature } from './measures.ts';

/** In a round spot, both curvatures are as large as the difference of Gaussians. */
const ROUNDNESS = 1.3;

/**
 * Round spots of 2 to 9 mm, [1, 5, H/2, W/2]: how much darker one is than the skin around it and at which scale, how much
 * lighter and at which, and whether it is red. Scale by the largest difference of Gaussians (Lindeberg 1998); a fold is
 * curved across but not along, so the smaller curvature bounds it.
 * @param red where dark blobs are redder than the skin around them, 0..1 at half the scale
 */
export function blobs(g: GraphBuilder, { lightness, weight, logDepth, relative }: Domain, red: Value): Value {
  // A spot at the border of the skin is mostly the border.
  const inner = g.clip(g.sub(g.mul(blur(g, weight, 1, 3), 5), 4), 0, 1);
  const depth = g.exp(g.mul(logDepth, FACE.depth.spots));
  // Lips and brows do not darken the skin beside them.
  const usual = skinMean(g, lightness, weight);
  let smooth = g.add(g.mul(g.sub(lightness, usual), weight), usual);
  const planes = BLOB_SIGMAS.map((sigma, k) => {
    smooth = blur(g, smooth, 1, Math.sqrt(sigma ** 2 - (BLOB_SIGMAS[k - 1] ?? 0) ** 2));
    return smooth;
  });
  const found = BLOB_SIGMAS.slice(0, -1).map((sigma, k) => {
    const darker = g.sub(planes[k + 1]!, planes[k]!);
    const { mean, deviation } = curvature(g, planes[k]!, sigma);
    return {
      dark: g.min(darker, g.mul(g.sub(mean, deviation), ROUNDNESS)),
      light: g.min(g.mul(darker, -1), g.mul(g.add(mean, deviation), -ROUNDNESS)),
    };
  });
  const strongest = (parts: readonly Value[]) => {
    let [most, scale]: [Value, Value] = [parts[0]!, g.constant(0)];
    for (const [k, part] of parts.entries()) {
      if (k === 0) continue;
      scale = g.node('Where', [g.node('Greater', [part, most]), k, scale]);
      most = g.max(most, part);
    }
    return [g.mul(g.mul(g.relu(most), depth), inner), scale];
  };
  const dark = strongest(found.map((one) => one.dark));
  const shine = blur(g, g.sub(g.channels(relative, 2), g.channels(relative, 0)), 1, 1);
  const noShine = g.sub(1, soft(g, shine, 0.1, 0.1));
  const light = strongest(found.map((one) => g.mul(one.light, noShine)));
  return g.concat([...dark, ...light, enlarge(g, red, 2)], 1);
}
