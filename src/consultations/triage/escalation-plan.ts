import { type FlagTier, TRIAGE_TIERS, type TriageTier } from '../../rules/triage/red-flags.ts';

/** What happens while nobody answers, in this order: dermatologists again, administrators, the person at the deadline. */
export const ESCALATION_STEPS = ['AGAIN', 'ADMINISTRATORS', 'OVERDUE'] as const;
export type EscalationStep = (typeof ESCALATION_STEPS)[number];

/** For each tier, when each step is due, in seconds from the beginning of the wait. */
export type EscalationPlan = Readonly<Record<FlagTier, Readonly<Record<EscalationStep, number>>>>;

type Settings = Readonly<
  Record<`TRIAGE_${FlagTier}_${'AGAIN_AFTER' | 'ADMINISTRATORS_AFTER' | 'DEADLINE'}`, number>
>;

export function escalationPlan(settings: Settings): EscalationPlan {
  const of = (tier: FlagTier) => ({
    AGAIN: settings[`TRIAGE_${tier}_AGAIN_AFTER`],
    ADMINISTRATORS: settings[`TRIAGE_${tier}_ADMINISTRATORS_AFTER`],
    OVERDUE: settings[`TRIAGE_${tier}_DEADLINE`],
  });
  return { EMERGENCY: of('EMERGENCY'), URGENT: of('URGENT'), SOON: of('SOON') };
}

/** When the answer is due; null for ROUTINE. */
export const answerDueAt = (plan: EscalationPlan, tier: TriageTier, since: Date): Date | null =>
  tier === 'ROUTINE' ? null : new Date(since.getTime() + plan[tier].OVERDUE * 1000);

/** Whether the first is sooner than the second. */
export const isSooner = (one: TriageTier, other: TriageTier): boolean =>
  TRIAGE_TIERS.indexOf(one) < TRIAGE_TIERS.indexOf(other);

/** The open cases that a dermatologist should see before others. */
export const isUrgent = (tier: TriageTier): boolean => tier === 'EMERGENCY' || tier === 'URGENT';
