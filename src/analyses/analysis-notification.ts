import type { NotificationDraft } from '../notifications/notifications.service.ts';
import type { Analysis } from './analyses.table.ts';

/** What the user is told when an attempt has ended. */
export function analysisNotification(analysis: Analysis): NotificationDraft {
  return {
    ...text(analysis),
    userId: analysis.userId,
    objectId: analysis.id,
    cause: `analysis:${analysis.id}:${analysis.attempt}`,
  };
}

function text(analysis: Analysis): Pick<NotificationDraft, 'kind' | 'title' | 'message'> {
  switch (analysis.status) {
    case 'COMPLETED':
      return {
        kind: 'ANALYSIS_COMPLETED',
        title: 'Your skin analysis is ready',
        message: `Your skin score is ${Math.round(analysis.skinScore ?? 0)} of 100.`,
      };
    case 'REJECTED':
      if (analysis.problems.some(({ code }) => code === 'CONSENT_WITHDRAWN')) {
        return {
          kind: 'ANALYSIS_REJECTED',
          title: 'Your photo was not looked at',
          message: 'You withdrew the consent to photo processing before its turn came.',
        };
      }
      return {
        kind: 'ANALYSIS_REJECTED',
        title: 'Please take the photo again',
        message: analysis.problems.map(({ message }) => message).join(' '),
      };
    default:
      return {
        kind: 'ANALYSIS_FAILED',
        title: 'Your photo could not be analyzed',
        message: 'This is our fault, not that of your photo. Your photo is kept; you can try again.',
      };
  }
}
