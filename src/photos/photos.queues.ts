import { defineQueue } from '../platform/jobs/jobs.ts';

const SETTINGS = { retryLimit: 100, retryDelaySeconds: 30, expireInSeconds: 60 };

/** Removes a folder of photos unless a row of its owner refers to it. */
export const sweepPhotoFolder = defineQueue<{ owner: string; folder: string }>({
  name: 'sweep-photo-folder',
  ...SETTINGS,
});

/** Delay after which a photo that no committed row refers to is removed. */
export const SWEEP_LATER = { startAfterSeconds: 15 * 60 };

/** Queues of earlier releases, one for each owner. */
export const releasedSweeps = [
  ['sweep-photos', 'analyses'],
  ['sweep-journal-photos', 'journal'],
  ['sweep-picture', 'profiles'],
  ['sweep-consultation-photos', 'consultations'],
].map(([name, owner]) => ({
  queue: defineQueue<{ folder: string } | { photoFolder: string }>({ name: name!, ...SETTINGS }),
  owner: owner!,
}));
