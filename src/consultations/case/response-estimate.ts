import type { TriageTier } from '../../rules/triage/red-flags.ts';

/** What an estimate rests on. Times in minutes. */
export interface EstimateBasis {
  tier: TriageTier;
  /** When the waiting that counts began: the request, or the claim of who has it. */
  since: Date;
  /** Cases ahead in the queue; 0 for an assigned one. */
  ahead: number;
  /** Dermatologists who can claim it. */
  dermatologists: number;
  /** Median from claim to answer of those recently answered, of this tier where it has a red flag; null without a history. */
  medianMinutes: number | null;
}

/** Without a history. */
const DEFAULT_MINUTES: Readonly<Record<TriageTier, number>> = {
  EMERGENCY: 60,
  URGENT: 4 * 60,
  SOON: 12 * 60,
  ROUTINE: 24 * 60,
};
const MINUTE = 60_000;
/** What should be answered by now is expected within this time. */
const EARLIEST_MINUTES: Readonly<Record<TriageTier, number>> = {
  EMERGENCY: 15,
  URGENT: 30,
  SOON: 60,
  ROUTINE: 60,
};

/**
 * When to expect the answer: as many rounds of the usual response time as it takes the dermatologists to get to the case,
 * each with one at a time, in whole minutes. Without a history it is so long after the beginning as the tier should take.
 */
export function estimateResponse(basis: EstimateBasis, now: Date): Date {
  const { tier, since, ahead, dermatologists, medianMinutes } = basis;
  const rounds = Math.floor(ahead / Math.max(1, dermatologists)) + 1;
  const expected =
    medianMinutes === null
      ? since.getTime() + DEFAULT_MINUTES[tier] * MINUTE
      : (ahead === 0 ? since : now).getTime() + rounds * medianMinutes * MINUTE;
  const earliest = now.getTime() + EARLIEST_MINUTES[tier] * MINUTE;
  return new Date(Math.ceil(Math.max(expected, earliest) / MINUTE) * MINUTE);
}
