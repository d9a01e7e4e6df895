import { defineQueue } from '../../platform/jobs/jobs.ts';

/** Notifies every dermatologist of a waiting urgent case; `revision` is that of the case when it began to wait. */
export const tellOfUrgentCase = defineQueue<{ consultationId: string; revision: number }>({
  name: 'tell-of-urgent-case',
  retryLimit: 20,
  retryDelaySeconds: 2,
  expireInSeconds: 120,
});
