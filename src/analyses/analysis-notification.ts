import type { NotificationDraft } from '../notifications/notifications.service.ts';
import type { Analysis } from './analyses.table.ts';
import { problemText } from './analysis-problems.ts';

/** The user's notification when an attempt has ended. */
export function analysisNotification(analysis: Analysis): NotificationDraft {
  return {
    ...news(analysis),
    userId: analysis.userId,
    objectId: analysis.id,
    cause: `analysis:${analysis.id}:${analysis.attempt}`,
  };
}

function news({
  status,
  skinScore,
  problems,
}: Analysis): Pick<NotificationDraft, 'kind' | 'code' | 'params'> {
  switch (status) {
    case 'COMPLETED':
      return {
        kind: 'ANALYSIS_COMPLETED',
        code: 'analysis.completed',
        params: { score: Math.round(skinScore ?? 0) },
      };
    case 'REJECTED':
      if (problems.some(({ code }) => code === 'CONSENT_WITHDRAWN')) {
        return { kind: 'ANALYSIS_REJECTED', code: 'analysis.consent-withdrawn' };
      }
      if (problems.some(({ code }) => code === 'AGE_NOT_CONFIRMED')) {
        return { kind: 'ANALYSIS_REJECTED', code: 'analysis.age-not-confirmed' };
      }
      return {
        kind: 'ANALYSIS_REJECTED',
        code: 'analysis.rejected',
        params: { problems: [problems.map(({ code }) => problemText(code))] },
      };
    default:
      return { kind: 'ANALYSIS_FAILED', code: 'analysis.failed' };
  }
}
