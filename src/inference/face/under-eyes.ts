import type { Interval, UnderEye } from '../inference.types.ts';

/** The block `underEyes` of a manifest. */
export interface UnderEyeLimits {
  sides: readonly { side: UnderEye['side']; below: string; cheek: string }[];
  /** Standard errors of the differences under retakes. */
  sem: { lightness: number; blue: number };
  maxConfidence: number;
}

export interface MeasuredZones {
  keys: readonly string[];
  /** L*, a*, b* and two more values of each zone. */
  tone: Float32Array;
  /** Share of each zone that was measured. */
  coverage: Float32Array;
  minCoverage: number;
}

/** Values of a tone. */
const TONE = 5;
const Z95 = 1.96;

/**
 * Darkness below each eye: the difference in L* and b* to the cheek of the same side (Ohshima and Takiwaki 2008), so that
 * the tone of the skin and the color of the light cancel.
 * @param noise factor of the standard errors; @param share of confidence that the photo deserves
 */
export function compareUnderEyes(
  { keys, tone, coverage, minCoverage }: MeasuredZones,
  { sides, sem, maxConfidence }: UnderEyeLimits,
  { noise, share }: { noise: number; share: number },
): UnderEye[] {
  return sides.flatMap(({ side, below, cheek }) => {
    const [eye, skin] = [keys.indexOf(below), keys.indexOf(cheek)];
    if (Math.min(coverage[eye]!, coverage[skin]!) < minCoverage) return [];
    const difference = (value: number) => tone[TONE * skin + value]! - tone[TONE * eye + value]!;
    return {
      side,
      ...{ darkness: round(difference(0)), darknessInterval: around(difference(0), sem.lightness * noise) },
      ...{ blueness: round(difference(2)), bluenessInterval: around(difference(2), sem.blue * noise) },
      confidence: Math.round(100 * maxConfidence * share) / 100,
    };
  });
}

const round = (value: number) => Math.round(value * 10) / 10;
const around = (value: number, sem: number): Interval => ({
  low: round(value - Z95 * sem),
  high: round(value + Z95 * sem),
});
