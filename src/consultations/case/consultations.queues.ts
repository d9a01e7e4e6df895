import { defineQueue } from '../../platform/jobs/jobs.ts';

/** Tells every dermatologist of an urgent case that waits; `revision` is the one that it waits in since. */
export const tellOfUrgentCase = defineQueue<{ consultationId: string; revision: number }>({
  name: 'tell-of-urgent-case',
  retryLimit: 20,
  retryDelaySeconds: 2,
  expireInSeconds: 120,
});
