export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** One line: median, 95th and 99th percentile in milliseconds. */
export function printTimes(name: string, values: readonly number[]): void {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(values, share).toFixed(1).padStart(7));
  console.log(`${name.padEnd(48)} median ${p50}   p95 ${p95}   p99 ${p99}   (${values.length})`);
}
