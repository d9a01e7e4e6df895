import { isComparable } from '../analyses/comparison/is-comparable.ts';
import { MIN_CONFIDENCE, noiseOf } from '../analyses/comparison/metric-change.ts';
import type { MetricPoint, MetricSeries } from '../analyses/statistics/metric-series.ts';
import type { Basis, Direction, Interval } from '../inference/inference.types.ts';
import { badInput } from '../platform/errors.ts';
import { metricLabel } from '../platform/language/metric-texts.ts';
import { message } from '../platform/language/text.ts';
import { addDays, daysBetween, startOfDay } from '../platform/time/calendar-days.ts';
import { localDay } from '../platform/time/local-day.ts';
import type { Viewer } from '../platform/viewer.ts';
import { type BeforeAfter, beforeAfterPairs } from './trend/before-after.ts';
import { dailyMedians, dayOf } from './trend/daily-medians.ts';
import { downsample } from './trend/downsample.ts';
import { loess } from './trend/loess.ts';
import { type Change, changeOf, LEAST_POINTS, type Trend, trendOf } from './trend/trend.ts';

export const MAX_POINTS = 100;
export const MIN_POINTS = 4;
const DEFAULT_DAYS = 365;
const MAX_DAYS = 3660;
const DAY_MS = 86_400_000;

export interface ProgressInput {
  /** Key of a metric of the current model. */
  metric: string;
  /** Dates in the person's time zone, both inclusive; by default the year up to today. */
  from?: string | null;
  to?: string | null;
  maxPoints: number;
  timeZone: string;
}

/** One photo in a series; `day` counts from the epoch and has a fraction. */
export interface ProgressPoint {
  analysisId: string;
  at: Date;
  day: number;
  localDay: string;
  value: number;
  interval: Interval;
  confidence: number;
  /** Whether it is included in smoothing, trend and pairs. */
  reliable: boolean;
  smoothed: number | null;
}

export interface Progress {
  metric: string;
  from: string;
  to: string;
  /** Null if no photo in the range has the metric; the same holds for basis, direction and noise. */
  model: { name: string; version: string } | null;
  basis: Basis | null;
  direction: Direction | null;
  target: Interval | null;
  noise: number | null;
  points: ProgressPoint[];
  photoCount: number;
  excludedPhotoCount: number;
  trend: Trend | null;
  change: Change;
  beforeAfter: BeforeAfter<ProgressPoint>[];
}

/** The history of a metric, from photos analyzed by one model. */
export class ProgressService {
  constructor(
    private readonly series: MetricSeries,
    private readonly metricKeys: readonly string[],
  ) {}

  /** Throws BAD_USER_INPUT for an unknown metric or an impossible range. */
  async progress(viewer: Viewer, input: ProgressInput): Promise<Progress> {
    const { metric, maxPoints, timeZone } = input;
    const { from, to } = rangeOf(input);
    if (!this.metricKeys.includes(metric)) {
      throw badInput(message('progress.metric.unknown', { metrics: this.metricKeys.map(metricLabel) }));
    }
    const start = startOfDay(from, timeZone);
    const end = startOfDay(addDays(to, 1), timeZone);
    const all = await this.series.read(viewer, metric, start, end);
    const latest = all.at(-1);
    const nothing = { model: null, basis: null, direction: null, target: null, noise: null };
    if (!latest) {
      return {
        ...{ metric, from, to, ...nothing, points: [], photoCount: 0, excludedPhotoCount: 0 },
        ...{ trend: null, change: 'TOO_FEW_POINTS', beforeAfter: [] },
      };
    }
    const ofModel = all.filter((point) => isComparable(point, latest));
    const points = ofModel.map((point) => toPoint(point, timeZone));
    const reliable = points.filter((point) => point.reliable);
    const daily = dailyMedians(reliable);
    const smoothable = daily.length >= LEAST_POINTS;
    const trend = trendOf(daily);
    const { basis, direction, target, sem } = latest.metric;
    return {
      ...{ metric, from, to, basis, direction, target: target ?? null, noise: noiseOf(sem) },
      model: { name: latest.modelName!, version: latest.modelVersion! },
      points: downsample(points, maxPoints).map((point) => ({
        ...point,
        smoothed: smoothable ? loess(daily, dayOf(point.localDay)) : null,
      })),
      photoCount: points.length,
      excludedPhotoCount: all.length - points.length,
      trend,
      change: changeOf(trend, latest.metric),
      beforeAfter: beforeAfterPairs(reliable, latest.metric),
    };
  }
}

function rangeOf({ from, to, timeZone }: ProgressInput): { from: string; to: string } {
  const today = localDay(timeZone, new Date());
  const last = to ?? today;
  const first = from ?? addDays(last, -DEFAULT_DAYS);
  const days = daysBetween(first, last);
  if (daysBetween(today, last) > DEFAULT_DAYS) throw badInput(message('progress.range.ahead'));
  if (days < 0 || days > MAX_DAYS) {
    throw badInput(message('progress.range.order', { maximum: MAX_DAYS }));
  }
  return { from: first, to: last };
}

function toPoint({ analysisId, at, confidence, metric }: MetricPoint, timeZone: string): ProgressPoint {
  return {
    ...{ analysisId, at, value: metric.value, interval: metric.interval, confidence: metric.confidence },
    day: at.getTime() / DAY_MS,
    localDay: localDay(timeZone, at),
    reliable: (confidence ?? 0) >= MIN_CONFIDENCE,
    smoothed: null,
  };
}
