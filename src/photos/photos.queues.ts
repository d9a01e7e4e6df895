import { defineQueue } from '../platform/jobs/jobs.ts';

const SETTINGS = { retryLimit: 100, retryDelaySeconds: 30, expireInSeconds: 60 };

/** Removes a folder of photos unless a row of its owner refers to it by then. */
export const sweepPhotoFolder = defineQueue<{ owner: string; folder: string }>({
  name: 'sweep-photo-folder',
  ...SETTINGS,
});

/** A photo that no commit refers to by then is removed. */
export const SWEEP_LATER = { startAfterSeconds: 15 * 60 };

/** What releases before this queue have queued, one queue for each owner. */
export const releasedSweeps = [
  ['sweep-photos', 'analyses'],
  ['sweep-journal-photos', 'journal'],
  ['sweep-picture', 'profiles'],
  ['sweep-consultation-photos', 'consultations'],
].map(([name, owner]) => ({
  queue: defineQueue<{ folder: string } | { photoFolder: string }>({ name: name!, ...SETTINGS }),
  owner: owner!,
}));
