import { defineQueue } from '../../platform/jobs/jobs.ts';

/** Asks for the result of a patch test; includes the user so that a purge finds the job. */
export const patchTestDue = defineQueue<{ userId: string; patchTestId: string }>({
  name: 'patch-test-due',
  retryLimit: 100,
  retryDelaySeconds: 30,
  expireInSeconds: 30,
});
