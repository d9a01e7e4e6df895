import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { MetricResult } from '../inference/inference.types.ts';
import type { ManifestMetric, ModelManifest } from '../inference/model-manifest.ts';
import { PHOTO_FILE } from '../photos/photo-intake.ts';
import type { Database } from '../platform/database/database.ts';
import type { FileStorage } from '../platform/file-storage.ts';
import { analyses } from './analyses.table.ts';

const WEEKS = 8;
const WEEK_MS = 7 * 86_400_000;
const NOTE = 'Made up for the demo: the values were not measured in this photo.';
/** Random difference of each weekly photo, in standard errors. */
const CHANCE = [0.3, -0.8, 0.5, 0.9, -0.4, -1.1, 0.6, -0.2, 0.4];
/** Points by which a metric improves over the eight weeks. */
const GAIN: Record<string, number> = { REDNESS: 24, BLEMISHES: 18, SKIN_SCORE: 14, TONE: 12, HYDRATION: 4 };

interface Dependencies {
  db: Database;
  storage: FileStorage;
  manifest: ModelManifest;
  /** A cleaned JPEG of 510 x 600 pixels. */
  photo: Buffer;
}

/** Nine weekly analyses of skin that is calming down, the last one today, unless the user already has an analysis. */
export async function insertDemoAnalyses(dependencies: Dependencies, userId: string): Promise<void> {
  const { db, storage, manifest, photo } = dependencies;
  if ((await db.$count(analyses, eq(analyses.userId, userId))) > 0) return;
  const rows = CHANCE.map((_, week) => {
    const metrics = manifest.metrics.map((metric, index) => demoMetric(metric, week, index));
    const value = (key: string) => metrics.find((metric) => metric.key === key)?.value;
    const at = new Date(Date.now() - (WEEKS - week) * WEEK_MS);
    return {
      ...{ userId, clientRequestId: `demo-${week}`, note: NOTE, status: 'COMPLETED' as const },
      ...{ kind: manifest.face ? ('FACE' as const) : null, metrics },
      ...{ photoFolder: randomUUID(), photoWidth: 510, photoHeight: 600, confidence: 0.9 },
      capture: { width: 510, height: 600, darkShare: 0, overexposedShare: 0, sharpness: 90, brightness: 0.5 },
      ...{ skinScore: value('SKIN_SCORE'), hydration: value('HYDRATION'), oiliness: value('OILINESS') },
      ...{ elasticity: value('ELASTICITY'), pores: value('PORES') },
      ...{ modelName: manifest.name, modelVersion: manifest.version },
      ...{ createdAt: at, completedAt: at },
    };
  });
  for (const { photoFolder } of rows) await storage.save(photoFolder, PHOTO_FILE, photo);
  await db.insert(analyses).values(rows);
}

function demoMetric(metric: ManifestMetric, week: number, index: number): MetricResult {
  const { key, basis, direction, target, bands, sem, maxConfidence } = metric;
  const start = direction === 'LOWER_IS_BETTER' ? 62 : direction === 'TARGET_RANGE' ? 55 : 52;
  const gain = ((GAIN[key] ?? 2) * week) / WEEKS;
  const chance = CHANCE[(week + index) % CHANCE.length]! * Math.min(sem, 4);
  const value = Math.round((start + (direction === 'LOWER_IS_BETTER' ? -gain : gain) + chance) * 10) / 10;
  return {
    ...{ key, value, basis, direction, sem, ...(target && { target }) },
    band: value < bands.low ? 'LOW' : value < bands.high ? 'MODERATE' : 'HIGH',
    confidence: Math.round(maxConfidence * 90) / 100,
    interval: { low: Math.max(0, value - 2 * sem), high: Math.min(100, value + 2 * sem) },
  };
}
