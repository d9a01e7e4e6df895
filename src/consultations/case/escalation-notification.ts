import type { NotificationCode } from '../../notifications/notification-texts.ts';
import type { NotificationDraft } from '../../notifications/notifications.service.ts';
import type { FlagTier } from '../../rules/triage/red-flags.ts';
import { type EscalationStep, isUrgent } from '../triage/escalation-plan.ts';
import { aboutConsultation } from './consultation-notification.ts';

/** Without a step the case has just begun to wait. */
export type EscalationNews =
  | 'FIRST'
  | EscalationStep
  | 'OVERDUE_FOR_ADMINISTRATORS'
  | 'EXPIRED'
  | 'EXPIRED_FOR_ADMINISTRATORS';

/** Nothing medical, as the texts may show on a locked screen or in a mail. */
const codeOf = (news: EscalationNews, tier: FlagTier) =>
  `escalation.${news.toLowerCase().replaceAll('_', '-')}.${tier.toLowerCase()}` as NotificationCode;

/** A deadline has passed: news of it reaches people whatever their preferences and quiet hours, in every tier. */
const PAST_DEADLINE: readonly EscalationNews[] = [
  'OVERDUE',
  'OVERDUE_FOR_ADMINISTRATORS',
  'EXPIRED',
  'EXPIRED_FOR_ADMINISTRATORS',
];

export function escalationNotification(
  news: EscalationNews,
  tier: FlagTier,
  userId: string,
  about: { consultationId: string; cause: string },
): NotificationDraft {
  // Dermatologists are also off duty.
  const cannotWait = PAST_DEADLINE.includes(news) || (news === 'ADMINISTRATORS' && isUrgent(tier));
  const kind = cannotWait ? 'SAFETY' : 'CONSULTATION_UPDATE';
  return { ...aboutConsultation(userId, about), kind, code: codeOf(news, tier) };
}
