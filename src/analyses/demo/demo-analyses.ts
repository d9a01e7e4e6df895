import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { InferencePool } from '../../inference/inference-pool.ts';
import { PHOTO_FILE } from '../../photos/photo-intake.ts';
import type { Database } from '../../platform/database/database.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import { analyses } from '../analyses.table.ts';
import { saveOverlays } from '../analysis-files.ts';
import { outcomeOf } from '../analysis-outcome.ts';
import { demoPhoto, WEEKS_OF_PHOTOS } from './demo-photos.ts';

const WEEK_MS = 7 * 86_400_000;
const NOTE = 'A photo of the demo: its redness and pimples were drawn, its values were measured.';

interface Dependencies {
  db: Database;
  storage: FileStorage;
  inference: Pick<InferencePool, 'preparePhoto' | 'analyze' | 'manifest'>;
  portrait: Buffer;
}

/**
 * Nine weekly analyses of skin that is calming down, the last one today, each measured by the model. Idempotent; what an
 * aborted run left out is added by the next one.
 */
export async function addDemoAnalyses(
  deps: Dependencies,
  userId: string,
  signal: AbortSignal,
): Promise<void> {
  const { db, storage, inference, portrait } = deps;
  for (let week = 0; week < WEEKS_OF_PHOTOS && !signal.aborted; week += 1) {
    const clientRequestId = `demo-${week}`;
    const known = and(eq(analyses.userId, userId), eq(analyses.clientRequestId, clientRequestId));
    if ((await db.$count(analyses, known)) > 0) continue;
    const { jpeg, width, height, capture } = await inference.preparePhoto(await demoPhoto(portrait, week));
    const result = await inference.analyze(jpeg, capture);
    const photoFolder = randomUUID();
    await storage.save(photoFolder, PHOTO_FILE, jpeg);
    await saveOverlays(storage, photoFolder, result);
    const at = new Date(Date.now() - (WEEKS_OF_PHOTOS - 1 - week) * WEEK_MS);
    await db
      .insert(analyses)
      .values({
        ...{
          userId,
          clientRequestId,
          note: NOTE,
          photoFolder,
          photoWidth: width,
          photoHeight: height,
          capture,
        },
        ...{ ...outcomeOf(result, inference.manifest), createdAt: at, completedAt: at },
      })
      .onConflictDoNothing({ target: [analyses.userId, analyses.clientRequestId] });
  }
}
