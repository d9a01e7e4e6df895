import type { SkinTone } from '../../users/profile/skin-profile.ts';
import { type CareProfile, isSensitive } from './care-profile.ts';
import type { RampUpStage } from './routine-plan.ts';

const DARKER_TONES: readonly SkinTone[] = ['IV', 'V', 'VI'];

/** Whether irritation leaves dark marks more easily. */
export const isDarkerTone = (tone: SkinTone | null): boolean => tone !== null && DARKER_TONES.includes(tone);

/** Whether the slower ramp-up is right: for sensitive skin, darker tones and where the tone is unknown. */
const isSlowlyIntroduced = (profile: CareProfile, tone: SkinTone | null): boolean =>
  isSensitive(profile) || tone === null || isDarkerTone(tone);

/** FREQ-RET-W1: how often a retinoid may be used at most; other rules may reduce it further. */
export const fastestStages = (profile: CareProfile, tone: SkinTone | null): RampUpStage[] => [
  { days: isSlowlyIntroduced(profile, tone) ? 28 : 14, everyDays: 4 },
  { days: 14, everyDays: 3 },
  { days: 28, everyDays: 2 },
  { days: null, everyDays: isSensitive(profile) ? 2 : 1 },
];

/** The same as a plan: each stage is made of whole intervals, so that none is cut short by the next. */
export const rampUpStages = (profile: CareProfile, tone: SkinTone | null = null): RampUpStage[] =>
  fastestStages(profile, tone).map(({ days, everyDays }) => ({
    days: days && Math.ceil(days / everyDays) * everyDays,
    everyDays,
  }));

/** Days between the starts of new actives (INTRO-1). */
export const daysBetweenNewActives = (profile: CareProfile, tone: SkinTone | null): number =>
  isSensitive(profile) || isDarkerTone(tone) ? 28 : 14;
