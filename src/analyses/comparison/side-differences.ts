import type { ZoneResult } from '../../inference/inference.types.ts';
import { noiseOf } from './metric-change.ts';

/** A metric on both sides of one face. */
export interface SideDifference<Zone extends ZoneResult = ZoneResult> {
  right: Zone;
  left: Zone;
  /** Right less left, in points. */
  difference: number;
  /** Differences of up to this size may be due to chance. */
  noise: number;
}

/** Zones that a metric has on both sides. */
export function sideDifferences<Zone extends ZoneResult>(zones: readonly Zone[]): SideDifference<Zone>[] {
  return zones.flatMap((right) => {
    const left = zones.find(({ zone }) => zone === right.zone.replace(/^RIGHT_/, 'LEFT_'));
    if (!left || left === right) return [];
    const difference = round(right.value - left.value);
    return { right, left, difference, noise: round(noiseOf(Math.max(right.sem, left.sem))) };
  });
}

const round = (value: number) => Math.round(value * 10) / 10;
