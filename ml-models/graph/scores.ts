import { CONCERNS, METRICS } from '../metrics.ts';
import { type Anchors, FEATURES, type Feature, type Weights } from '../parameters.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';

/** Slope at the median: 77 points at the 90th percentile of a normal distribution. */
const SLOPE = 0.95;
/** Power of the mean of the concerns: one that is severe counts for more than several that are slight. */
const SEVERITY = 3;
/** SKIN_SCORE is at most this many times what BLEMISHES leave of 100. */
const MOST = 1.25;
const SUMMARY = METRICS.map(({ key }) => (key === 'SKIN_SCORE' ? 1 : 0));

/**
 * Scores 0..100, [N, K], from logarithms of features, [N, F]. A measured score is 100 sigmoid(.95 (f - median) / spread).
 * The others are weighted sums of measured ones, HYDRATION and ELASTICITY drawn towards the middle; SKIN_SCORE is `summary`.
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
  return g.clip(g.add(weighted, g.mul(summary(g, measured), row(SUMMARY))), 0, 100);
}

/**
 * SKIN_SCORE, [N, 1]: 100 less the cubic mean of the concerns, and at most 1.25 (100 - BLEMISHES), so that clear skin
 * elsewhere does not hide severe acne.
 */
function summary(g: GraphBuilder, measured: Value): Value {
  const column = (values: readonly number[]) => g.constant(values, [FEATURES.length, 1]);
  const weights = column(FEATURES.map((name) => CONCERNS[name] / 100));
  const concern = g.node('Pow', [
    g.node('MatMul', [g.node('Pow', [measured, SEVERITY]), weights]),
    1 / SEVERITY,
  ]);
  const only = (feature: Feature) => column(FEATURES.map((name) => (name === feature ? 1 : 0)));
  const blemishes = g.node('MatMul', [measured, only('blemishes')]);
  return g.min(g.sub(100, concern), g.mul(g.sub(100, blemishes), MOST));
}
