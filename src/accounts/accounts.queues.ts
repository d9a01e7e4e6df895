import { defineQueue } from '../platform/jobs/jobs.ts';

/** Exports that failed at every attempt; they end as FAILED. */
export const failedExports = defineQueue<{ exportId: string }>({
  name: 'failed-exports',
  retryLimit: 100,
  retryDelaySeconds: 5,
  expireInSeconds: 30,
});

export const exportData = defineQueue<{ exportId: string }>({
  name: 'export-data',
  retryLimit: 2,
  retryDelaySeconds: 5,
  expireInSeconds: 600,
  deadLetter: failedExports.name,
});

const REMOVAL = { retryLimit: 100, retryDelaySeconds: 30, expireInSeconds: 60 };

/** Removals that failed at every attempt of a day; they are queued again. */
export const failedExpiries = defineQueue<{ exportId: string }>({ name: 'failed-expiries', ...REMOVAL });

/** Removes the file of an expired export. */
export const expireExport = defineQueue<{ exportId: string }>({
  name: 'expire-export',
  ...REMOVAL,
  deadLetter: failedExpiries.name,
});
