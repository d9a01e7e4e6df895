import { defineQueue } from '../platform/jobs/jobs.ts';

/** Removes the photo of a journal entry once no entry refers to it. */
export const sweepJournalPhotos = defineQueue<{ photoFolder: string }>({
  name: 'sweep-journal-photos',
  retryLimit: 100,
  retryDelaySeconds: 30,
  expireInSeconds: 60,
});
