import { defineQueue } from '../../platform/jobs/jobs.ts';
import type { EscalationStep } from '../triage/escalation-plan.ts';

/**
 * Notifies those whom a case with a red flag concerns; `revision` is that of the case when it began to wait. Without a
 * step it has just begun. EXPIRED: it has ended without an answer.
 */
export const tellOfUrgentCase = defineQueue<{
  consultationId: string;
  revision: number;
  step?: EscalationStep | 'EXPIRED';
}>({
  name: 'tell-of-urgent-case',
  retryLimit: 20,
  retryDelaySeconds: 2,
  expireInSeconds: 120,
});
