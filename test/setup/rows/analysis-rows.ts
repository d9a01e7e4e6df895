import { randomUUID } from 'node:crypto';
import { type Analysis, analyses } from '../../../src/analyses/analyses.table.ts';
import type { MetricResult } from '../../../src/inference/inference.types.ts';
import type { Database } from '../../../src/platform/database/database.ts';
import { idOf } from '../ids.ts';

const DAY_MS = 86_400_000;

/** A metric as the model gives it. */
export const metricOf = (key: string, value: number, changes: Partial<MetricResult> = {}): MetricResult => ({
  key,
  value,
  band: 'MODERATE',
  confidence: 0.8,
  interval: { low: Math.max(0, value - 8), high: Math.min(100, value + 8) },
  basis: 'MEASURED_FROM_IMAGE',
  direction: key === 'SKIN_SCORE' ? 'HIGHER_IS_BETTER' : 'LOWER_IS_BETTER',
  sem: 4,
  ...changes,
});

/** Rows of completed analyses without their photos; returns the ids as clients see them. */
export async function insertAnalyses(
  db: Database,
  userId: string,
  rows: readonly (Partial<Analysis> & { daysAgo: number; redness: number })[],
): Promise<string[]> {
  const inserted = await db
    .insert(analyses)
    .values(
      rows.map(({ daysAgo, redness, ...changes }) => ({
        userId,
        clientRequestId: randomUUID(),
        status: 'COMPLETED' as const,
        photoFolder: randomUUID(),
        photoWidth: 510,
        photoHeight: 600,
        capture: {
          ...{ width: 510, height: 600, darkShare: 0, overexposedShare: 0, sharpness: 100, brightness: 0.5 },
        },
        metrics: [metricOf('SKIN_SCORE', 100 - redness), metricOf('REDNESS', redness)],
        skinScore: 100 - redness,
        confidence: 0.9,
        modelName: 'skin-analyzer',
        modelVersion: '1.0.0',
        createdAt: new Date(Date.now() - daysAgo * DAY_MS),
        ...changes,
      })),
    )
    .returning({ id: analyses.id });
  return inserted.map(({ id }) => idOf('Analysis', id));
}
