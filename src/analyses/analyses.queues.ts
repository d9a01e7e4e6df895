import { defineQueue } from '../platform/jobs/jobs.ts';

/** Analyses that failed at every attempt; they end as FAILED. */
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

/** Delay of an analysis whose photo cannot be read or written right now. */
export const STORAGE_AWAY = { startAfterSeconds: 10 };

/** Informs other domains, in the transaction of the result, that an analysis is complete. */
export const completedAnalyses = defineQueue<{ analysisId: string; userId: string }>({
  name: 'completed-analyses',
  retryLimit: 20,
  retryDelaySeconds: 2,
  expireInSeconds: 30,
});

/** Reruns the photo of a finished analysis with a later model; `modelVersion` is the version it was queued for. */
export const reanalyzePhoto = defineQueue<{ analysisId: string; modelVersion: string }>({
  name: 'reanalyze-photo',
  retryLimit: 3,
  retryDelaySeconds: 10,
  expireInSeconds: 150,
});
