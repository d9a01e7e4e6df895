import { randomFrom } from '../evaluation/statistics.ts';
import { LOG_OFFSET } from '../graph/colour.ts';
import type { SkinEllipse } from '../graph/skin-ellipse.ts';
import { colourUnder, skinReflectance } from './skin-spectrum.ts';

const SAMPLES = 4000;
/** Squared Mahalanobis distance that holds 90 % of a normal distribution of two dimensions. */
const HELD_90 = 4.61;

/** A normal number by Box and Muller. */
export const normal = (random: () => number, deviation: number) =>
  deviation * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const between = (random: () => number, low: number, high: number) => low + (high - low) * random();
const logBetween = (random: () => number, low: number, high: number) => low * (high / low) ** random();

/**
 * Log-chromaticities of skin of every melanin content, pale to inflamed, under lamps to daylight, with the errors of
 * white balance and the contrast and saturation settings of usual cameras: center and spread give the model's ellipse.
 */
export function renderSkinEllipse(seed = 7): SkinEllipse {
  const random = randomFrom(seed);
  const points = Array.from({ length: SAMPLES }, () => {
    const reflectance = skinReflectance({
      melanin: logBetween(random, 0.01, 0.43),
      blood: logBetween(random, 0.004, 0.04),
      saturation: between(random, 0.5, 0.9),
      surface: between(random, 0.01, 0.06),
    });
    const [r, g, b] = colourUnder(reflectance, between(random, 2800, 7500));
    const strength = between(random, 0.5, 1.5);
    const vivid = between(random, 0.85, 1.35);
    const red = normal(random, 0.1);
    const blue = normal(random, 0.12);
    const seen = [r * Math.exp(red), g, b * Math.exp(blue)].map(
      (value) => g * (value / g) ** vivid * strength,
    );
    const logs = seen.map((value) => Math.log(value + LOG_OFFSET));
    return [logs[0]! - logs[1]!, logs[1]! - logs[2]!] as const;
  });
  const centre = [0, 1].map((i) => points.reduce((sum, point) => sum + point[i]!, 0) / SAMPLES) as [
    number,
    number,
  ];
  const covariance = (i: number, j: number) =>
    points.reduce((sum, point) => sum + (point[i]! - centre[i]!) * (point[j]! - centre[j]!), 0) / SAMPLES;
  const [uu, uv, vv] = [covariance(0, 0), covariance(0, 1), covariance(1, 1)].map(
    (value) => value * HELD_90,
  ) as [number, number, number];
  // Inverse of the Cholesky factor.
  const a = Math.sqrt(uu);
  const b = uv / a;
  const c = Math.sqrt(vv - b * b);
  return {
    centre,
    whitening: [
      [1 / a, 0],
      [-b / (a * c), 1 / c],
    ],
    softness: 0.25,
  };
}
