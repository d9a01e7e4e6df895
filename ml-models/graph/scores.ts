import { METRICS } from '../metrics.ts';
import { type Anchors, FEATURES, type Weights } from '../parameters.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';

/** Slope at the median: 77 points at the 90th percentile of a normal distribution. */
const SLOPE = 0.95;
/** Weights that bring the summary below what its blemishes leave. */
const CAPPED = METRICS.map(({ key }) => (key === 'SKIN_SCORE' ? 1 : 0));

/**
 * Scores 0..100, [N, K], from logarithms of features, [N, F]. A measured score is 100 sigmoid(.95 (f - median) / spread).
 * The others are weighted sums of measured ones, HYDRATION and ELASTICITY drawn towards the middle. SKIN_SCORE is at most
 * 100 - BLEMISHES, so that clear skin elsewhere does not hide severe acne.
 * @param own weights by metric where a graph has other ones
 */
export function scores(
  g: GraphBuilder,
  features: Value,
  anchors: Anchors,
  own: Partial<Record<string, Weights>> = {},
): Value {
  const median = FEATURES.map((name) => Math.log(anchors[name].median));
  const slope = FEATURES.map((name) => SLOPE / anchors[name].spread);
  const row = (values: readonly number[]) => g.constant(values, [1, values.length]);
  const measured = g.mul(g.sigmoid(g.mul(g.sub(features, row(median)), row(slope))), 100);
  const weighted = g.node('Gemm', [
    measured,
    g.constant(
      FEATURES.flatMap((name) => METRICS.map(({ key, weights }) => (own[key] ?? weights)[name] ?? 0)),
      [FEATURES.length, METRICS.length],
    ),
    g.constant(
      METRICS.map(({ constant }) => constant),
      [METRICS.length],
    ),
  ]);
  const blemishes = FEATURES.indexOf('blemishes');
  const clear = g.sub(
    100,
    g.node('Slice', [measured, g.integers([blemishes]), g.integers([blemishes + 1]), g.integers([1])]),
  );
  const limit = g.add(g.mul(g.sub(clear, 100), row(CAPPED)), 100);
  return g.clip(g.min(weighted, limit), 0, 100);
}
