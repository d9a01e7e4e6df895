import type { Band, CoreScores, Interval, MetricResult, SkinTone, ZoneResult } from './inference.types.ts';
import type { ManifestMetric, ModelManifest } from './manifest/model-manifest.ts';

/** How far a photo is to be trusted. */
export interface Trust {
  /** 0..1; lowers the confidence. */
  share: number;
  /** Standard errors are this many times those of a good photo; from 1. */
  noise: number;
}

const Z95 = 1.96;

/** One metric of a photo; `raw` is the score of the model. */
export function describeMetric(metric: ManifestMetric, raw: number, trust: Trust): MetricResult {
  const { basis, direction, target, bands, maxConfidence } = metric;
  const value = scoreOf(raw);
  const sem = round(metric.sem * trust.noise, 2);
  return {
    ...{
      key: metric.key,
      value,
      band: bandOf(value, bands),
      basis,
      direction,
      ...(target && { target }),
      sem,
    },
    confidence: round(maxConfidence * trust.share, 2),
    interval: intervalOf(value, sem),
  };
}

/** The metric in one zone. @param metric with the standard error in that zone */
export function describeZone(
  zone: string,
  metric: ManifestMetric,
  raw: number,
  coverage: number,
  trust: Trust,
): ZoneResult {
  const value = scoreOf(raw);
  const sem = round(metric.sem * trust.noise, 2);
  return {
    zone,
    value,
    interval: intervalOf(value, sem),
    confidence: round(metric.maxConfidence * trust.share * Math.min(1, 0.5 + coverage / 2), 2),
    coverage: round(coverage, 2),
    sem,
  };
}

export function describeTone(tone: Float32Array, manifest: ModelManifest): SkinTone {
  const [lightness, a, b, ita, melaninIndex] = Array.from(tone, (value) => round(value, 2)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const margin = Z95 * manifest.tone.itaSem;
  return {
    lightness,
    a,
    b,
    ita,
    itaInterval: { low: round(Math.max(-90, ita - margin), 1), high: round(Math.min(90, ita + margin), 1) },
    melaninIndex,
  };
}

/** The five scores that every model has. */
export function coreScores(metrics: readonly MetricResult[]): CoreScores {
  const value = (key: string) => metrics.find((metric) => metric.key === key)!.value;
  return {
    skinScore: value('SKIN_SCORE'),
    hydration: value('HYDRATION'),
    oiliness: value('OILINESS'),
    elasticity: value('ELASTICITY'),
    pores: value('PORES'),
  };
}

/** 0 at `from`, 1 at `to`, linear in between, constant outside. */
export const ramp = (value: number, from: number, to: number) =>
  Math.min(1, Math.max(0, (value - from) / (to - from)));

export const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;

const scoreOf = (raw: number) => round(Math.min(100, Math.max(0, raw)), 1);

const intervalOf = (value: number, sem: number): Interval => ({
  low: round(Math.max(0, value - Z95 * sem), 1),
  high: round(Math.min(100, value + Z95 * sem), 1),
});

function bandOf(value: number, { low, high }: ManifestMetric['bands']): Band {
  if (value < low) return 'LOW';
  return value < high ? 'MODERATE' : 'HIGH';
}
