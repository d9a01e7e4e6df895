import { defineQueue } from '../platform/jobs/jobs.ts';

const SETTINGS = { retryLimit: 100, retryDelaySeconds: 30, expireInSeconds: 60 };

interface Sweep {
  owner: string;
  folder: string;
}

/** Sweeps that failed at every attempt of a day; they are queued again, as what people delete must go. */
export const failedSweeps = defineQueue<Sweep>({ name: 'failed-sweeps', ...SETTINGS });

/** Removes a folder of photos unless a row of its owner refers to it. */
export const sweepPhotoFolder = defineQueue<Sweep>({
  name: 'sweep-photo-folder',
  ...SETTINGS,
  deadLetter: failedSweeps.name,
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
