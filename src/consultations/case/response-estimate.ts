/** What an estimate rests on. Times in minutes. */
export interface EstimateBasis {
  /** When the waiting that counts began: the request, or the claim of who has it. */
  since: Date;
  /** Cases ahead in the queue; 0 for an assigned one. */
  ahead: number;
  /** Dermatologists who can claim it. */
  dermatologists: number;
  /** Median from claim to answer of those recently answered; null without a history. */
  medianMinutes: number | null;
}

/** Without a history. */
const DEFAULT_MINUTES = 24 * 60;
const MINUTE = 60_000;
/** What should be answered by now is expected within this time. */
const SOON = 60;

/**
 * When to expect the answer: as many rounds of the usual response time as it takes the dermatologists to get to the case,
 * each with one at a time, in whole minutes. Without a history it is 24 hours after the beginning.
 */
export function estimateResponse(basis: EstimateBasis, now: Date): Date {
  const { since, ahead, dermatologists, medianMinutes } = basis;
  const rounds = Math.floor(ahead / Math.max(1, dermatologists)) + 1;
  const expected =
    medianMinutes === null
      ? since.getTime() + DEFAULT_MINUTES * MINUTE
      : (ahead === 0 ? since : now).getTime() + rounds * medianMinutes * MINUTE;
  const earliest = now.getTime() + SOON * MINUTE;
  return new Date(Math.ceil(Math.max(expected, earliest) / MINUTE) * MINUTE);
}
