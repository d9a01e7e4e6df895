import { defineQueue } from '../../platform/jobs/jobs.ts';

/** Removes the folder of a photo that no consultation refers to. */
export const sweepConsultationPhotos = defineQueue<{ folder: string }>({
  name: 'sweep-consultation-photos',
  retryLimit: 100,
  retryDelaySeconds: 30,
  expireInSeconds: 60,
});

/** Tells every dermatologist of an urgent case that waits; `revision` is the one that it waits in since. */
export const tellOfUrgentCase = defineQueue<{ consultationId: string; revision: number }>({
  name: 'tell-of-urgent-case',
  retryLimit: 20,
  retryDelaySeconds: 2,
  expireInSeconds: 120,
});
