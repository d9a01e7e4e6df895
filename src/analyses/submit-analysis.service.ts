import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { ConsentsService } from '../consents/consents.service.ts';
import type { PhotoIntake, ReadPhoto, StoredPhoto } from '../photos/photo-intake.ts';
import type { Database } from '../platform/database/database.ts';
import { requireDay } from '../platform/errors.ts';
import type { Events } from '../platform/events/events.ts';
import { contentHash, sameRequest } from '../platform/http/request-content.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import { message } from '../platform/language/text.ts';
import type { RateLimit } from '../platform/rate-limit.ts';
import { startOfDay } from '../platform/time/calendar-days.ts';
import { localDay } from '../platform/time/local-day.ts';
import { clientRequestIdField, parseInput, says } from '../platform/validation.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { UsersService } from '../users/users.service.ts';
import { analyzePhoto } from './analyses.queues.ts';
import { type Analysis, analyses } from './analyses.table.ts';
import { ANALYSIS_PHOTOS } from './analysis-files.ts';

const FIRST_DAY = '2000-01-01';
const NOON_MS = 12 * 3600 * 1000;

const fields = z.object({
  clientRequestId: clientRequestIdField,
  note: z.string().max(2000, says('analyses.note.too-long')).nullish(),
});

export interface SubmitAnalysis {
  photo: ReadPhoto;
  /** Retrying with the same id returns the same analysis. */
  clientRequestId?: string | null;
  note?: string | null;
  takenOn?: string | null;
}

interface Dependencies {
  db: Database;
  events: Events;
  jobs: Jobs;
  photoIntake: PhotoIntake;
  consents: ConsentsService;
  limit: RateLimit;
  users: UsersService;
}

/** Checks and cleans a photo, stores it, and commits the analysis together with its job. */
export class SubmitAnalysisService {
  constructor(private readonly deps: Dependencies) {}

  async submit(viewer: Viewer, input: SubmitAnalysis): Promise<Analysis> {
    const { note, ...given } = parseInput(fields, input);
    const clientRequestId = given.clientRequestId ?? randomUUID();
    await this.deps.consents.requirePhotos(viewer.userId);
    const taken = await this.#taken(viewer, input.takenOn ?? null);
    const { limit, photoIntake } = this.deps;
    const hashWith = (photo: string | undefined) => contentHash('submitAnalysis', { ...input, photo });
    const submitted = await this.#find(viewer, clientRequestId);
    if (submitted) {
      const [digest] = await photoIntake.digests(viewer, [input.photo]);
      return sameRequest(submitted, hashWith(digest));
    }
    await limit.take(viewer.userId);

    const upload = { owner: ANALYSIS_PHOTOS, userId: viewer.userId, field: 'photo' };
    const photo = await photoIntake.photo(upload, input.photo);
    const hash = hashWith(photo.digest);
    const values = { clientRequestId, contentHash: hash, note: note ?? null, ...taken };
    const analysis = await this.#commit(viewer, values, photo);
    return analysis ?? sameRequest((await this.#find(viewer, clientRequestId))!, hash);
  }

  /** Throws TOO_EARLY and TOO_LATE. A photo of today was taken now. */
  async #taken(viewer: Viewer, takenOn: string | null): Promise<Pick<Analysis, 'takenOn' | 'statedAt'>> {
    if (!takenOn) return { takenOn: null, statedAt: null };
    const { timeZone } = await this.deps.users.getUser(viewer);
    const today = localDay(timeZone, new Date());
    const text =
      takenOn > today
        ? message('analyses.taken-on.future')
        : message('analyses.taken-on.first-day', { day: { day: FIRST_DAY } });
    requireDay(takenOn, [FIRST_DAY, today], text, 'takenOn');
    if (takenOn === today) return { takenOn, statedAt: null };
    return { takenOn, statedAt: new Date(startOfDay(takenOn, timeZone).getTime() + NOON_MS) };
  }

  /** Null if another request with the same id was first. */
  async #commit(
    viewer: Viewer,
    values: Pick<Analysis, 'clientRequestId' | 'contentHash' | 'note' | 'takenOn' | 'statedAt'>,
    photo: StoredPhoto,
  ): Promise<Analysis | null> {
    const { jobs, events, db } = this.deps;
    const row = await db.transaction(async (tx) => {
      const [inserted] = await tx
        .insert(analyses)
        .values({
          ...values,
          userId: viewer.userId,
          photoFolder: photo.folder,
          photoWidth: photo.width,
          photoHeight: photo.height,
          capture: photo.capture,
        })
        .onConflictDoNothing({ target: [analyses.userId, analyses.clientRequestId] })
        .returning();
      if (inserted)
        await jobs.enqueue(tx, analyzePhoto, { analysisId: inserted.id, attempt: inserted.attempt });
      return inserted;
    });
    if (!row) return null;
    jobs.wake(analyzePhoto);
    events.publish(viewer.userId, { type: 'ANALYSIS', id: row.id });
    return row;
  }

  async #find(viewer: Viewer, clientRequestId: string): Promise<Analysis | undefined> {
    const [row] = await this.deps.db
      .select()
      .from(analyses)
      .where(and(eq(analyses.userId, viewer.userId), eq(analyses.clientRequestId, clientRequestId)));
    return row;
  }
}
