import { quantile } from '../times.ts';

/** A ratio over paired rounds: of the sums, with the bounds of the median of the rounds at about 95 %. */
export interface Ratio {
  ratio: number;
  low: number;
  high: number;
}

export function ratioOf(times: readonly number[], floors: readonly number[]): Ratio {
  const each = times.map((time, round) => time / floors[round]!).sort((a, b) => a - b);
  const { length } = each;
  // Order statistics that enclose the median of a binomial; all rounds where there are few.
  const skipped = Math.max(0, Math.floor(length / 2 - 0.98 * Math.sqrt(length)));
  return { ratio: quantile(each, 0.5), low: each[skipped]!, high: each[length - 1 - skipped]! };
}
