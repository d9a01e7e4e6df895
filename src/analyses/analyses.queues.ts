import { defineQueue } from '../platform/jobs.ts';

/** Analyses whose photo could not be analyzed at any try; they end as FAILED. */
export const failedAnalyses = defineQueue<{ analysisId: string; attempt: number }>({
  name: 'failed-analyses',
  retryLimit: 100,
  retryDelaySeconds: 5,
  expireInSeconds: 30,
});

export const analyzePhoto = defineQueue<{ analysisId: string; attempt: number }>({
  name: 'analyze-photo',
  retryLimit: 2,
  retryDelaySeconds: 1,
  expireInSeconds: 30,
  deadLetter: failedAnalyses.name,
});

/** Removes a folder of photos that no analysis refers to. */
export const sweepPhotos = defineQueue<{ photoFolder: string }>({
  name: 'sweep-photos',
  retryLimit: 100,
  retryDelaySeconds: 30,
  expireInSeconds: 60,
});
