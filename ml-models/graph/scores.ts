import { FEATURES, METRICS, type Parameters } from '../parameters.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';

/**
 * Scores 0..100, [1, K]. A measured score is 100 sigmoid(ln 9 (ln f - ln P50) / (ln P90 - ln P50)): 50 at P50, 90 at
 * P90. The others are weighted sums of measured ones, HYDRATION and ELASTICITY drawn towards the middle.
 */
export function scores(g: GraphBuilder, features: Value, { anchors }: Parameters): Value {
  const slope = FEATURES.map((name) => Math.log(9) / Math.log(anchors[name].p90 / anchors[name].p50));
  const offset = FEATURES.map((name, i) => -slope[i]! * Math.log(anchors[name].p50));
  const logs = g.log(features);
  const measured = g.mul(
    g.sigmoid(
      g.add(g.mul(logs, g.constant(slope, [1, slope.length])), g.constant(offset, [1, offset.length])),
    ),
    100,
  );
  const matrix = FEATURES.flatMap((name) => METRICS.map((metric) => metric.weights[name] ?? 0));
  const constants = METRICS.map((metric) => metric.constant);
  const weighted = g.node('Gemm', [
    measured,
    g.constant(matrix, [FEATURES.length, METRICS.length]),
    g.constant(constants, [METRICS.length]),
  ]);
  return g.clip(weighted, 0, 100);
}
