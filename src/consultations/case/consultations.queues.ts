import { defineQueue } from '../../platform/jobs/jobs.ts';
import type { EscalationStep } from '../triage/escalation-plan.ts';

/**
 * A notice of a case with a red flag; `revision` is that of the case when it began to wait. Without a step it has just
 * begun. EXPIRED: it has ended without an answer.
 */
interface UrgentCaseNotice {
  consultationId: string;
  revision: number;
  step?: EscalationStep | 'EXPIRED';
}

/** Notices that failed at every attempt; their steps become due again. */
export const failedUrgentCaseNotices = defineQueue<UrgentCaseNotice>({
  name: 'failed-urgent-case-notices',
  retryLimit: 100,
  retryDelaySeconds: 5,
  expireInSeconds: 30,
});

/** Notifies those whom a case with a red flag concerns. Jobs of earlier releases are stored under this name. */
export const notifyOfUrgentCase = defineQueue<UrgentCaseNotice>({
  name: 'tell-of-urgent-case',
  retryLimit: 20,
  retryDelaySeconds: 2,
  expireInSeconds: 120,
  deadLetter: failedUrgentCaseNotices.name,
});
