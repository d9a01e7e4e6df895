/** A seeded generator of uniform numbers in [0, 1) (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export function deviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(
    values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / Math.max(1, values.length - 1),
  );
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)]!;
  return low + (sorted[Math.ceil(at)]! - low) * (at - Math.floor(at));
}

/** Ranks from 1, ties share their mean rank. */
function ranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const result = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to += 1;
    for (let i = from; i < to; i++) result[order[i]!] = (from + to + 1) / 2;
    from = to;
  }
  return result;
}

/** Spearman's rank correlation; 0 where a side is constant. */
export function spearman(xs: readonly number[], ys: readonly number[]): number {
  const a = ranks(xs);
  const b = ranks(ys);
  const [ma, mb] = [mean(a), mean(b)];
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    ab += (a[i]! - ma) * (b[i]! - mb);
    aa += (a[i]! - ma) ** 2;
    bb += (b[i]! - mb) ** 2;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}

/** Area under the ROC curve: the chance that a positive lies above a negative (Mann-Whitney). */
export function auc(positives: readonly number[], negatives: readonly number[]): number {
  const all = ranks([...positives, ...negatives]);
  const sum = all.slice(0, positives.length).reduce((total, rank) => total + rank, 0);
  return (sum - (positives.length * (positives.length + 1)) / 2) / (positives.length * negatives.length);
}

export interface Estimate {
  value: number;
  /** 95 % percentile bootstrap. */
  low: number;
  high: number;
}

const DRAWS = 400;

/** Resamples each of the groups with replacement, with a fixed seed. */
export function bootstrap<T>(
  groups: readonly (readonly T[])[],
  statistic: (groups: T[][]) => number,
  count = DRAWS,
): Estimate {
  const random = randomFrom(1);
  const draws = Array.from({ length: count }, () =>
    statistic(groups.map((group) => group.map(() => group[Math.floor(random() * group.length)]!))),
  );
  return {
    value: statistic(groups.map((group) => [...group])),
    low: quantile(draws, 0.025),
    high: quantile(draws, 0.975),
  };
}
