import { randomUUID } from 'node:crypto';
import { and, between, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ReadPhoto } from '../../photos/photo-intake.ts';
import { sweepPhotoFolder } from '../../photos/photos.queues.ts';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { OwnRows } from '../../platform/database/own-rows.ts';
import { notFound } from '../../platform/errors.ts';
import { contentHash, sameRequest } from '../../platform/http/request-content.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { DayRange } from '../../platform/time/day-range.ts';
import { localDay } from '../../platform/time/local-day.ts';
import { clientRequestIdField, parseInput } from '../../platform/validation.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { type JournalEntry, journalEntries } from './journal.table.ts';
import { type JournalFields, journalFields, requireContent, requireWrittenDay } from './journal-fields.ts';
import { JOURNAL_PHOTOS, type JournalPhotos, type KeptPhoto } from './journal-photos.ts';

interface Written extends JournalFields {
  day?: string | null;
  /** Determines the day if none is given. */
  timeZone: string;
}
export interface AddJournalEntry extends Written {
  /** Retrying with the same id returns the same entry. */
  clientRequestId?: string | null;
  photo?: ReadPhoto | null;
}
/** Omitted fields are unchanged; null clears. */
export interface UpdateJournalEntry extends Written {
  id: string;
  photo?: ReadPhoto | null;
}

/** Maximum number of entries beside a series. */
const MOST_BESIDE_SERIES = 366;
const NO_PHOTO: KeptPhoto = { columns: { photoFolder: null, photoWidth: null, photoHeight: null } };
const requestId = z.object({ clientRequestId: clientRequestIdField });

export class JournalService {
  readonly rows: OwnRows<typeof journalEntries>;
  readonly #statements = atFirstUse(() => prepareStatements(this.db));

  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly photos: JournalPhotos,
  ) {
    this.rows = new OwnRows(db, journalEntries, 'journal-entry');
  }

  /** Latest day first, at most 366. */
  between({ userId }: Viewer, { from, to }: Required<DayRange>): Promise<JournalEntry[]> {
    return this.#statements().between.execute({ userId, from, to });
  }

  async add(viewer: Viewer, input: AddJournalEntry): Promise<JournalEntry> {
    const values = parseInput(journalFields, input);
    const clientRequestId = parseInput(requestId, input).clientRequestId ?? randomUUID();
    const day = input.day ?? localDay(input.timeZone, new Date());
    requireWrittenDay(day, input.timeZone);
    const { timeZone: _, photo: read, ...asked } = input;
    const hashWith = (photo: string | undefined) => contentHash('addJournalEntry', { ...asked, photo });
    const known = await this.#byRequest(viewer, clientRequestId);
    if (known) {
      return sameRequest(known, hashWith(read ? await this.photos.digest(viewer, read) : undefined));
    }
    if (!read) requireContent(values);

    const photo = read ? await this.photos.store(viewer, read) : NO_PHOTO;
    const hash = hashWith(photo.digest);
    const [row] = await this.db
      .insert(journalEntries)
      .values({ ...values, ...photo.columns, day, clientRequestId, contentHash: hash, userId: viewer.userId })
      .onConflictDoNothing({ target: [journalEntries.userId, journalEntries.clientRequestId] })
      .returning();
    return row ?? sameRequest((await this.#byRequest(viewer, clientRequestId))!, hash);
  }

  /** A replaced or cleared photo is deleted within seconds. */
  async update(viewer: Viewer, input: UpdateJournalEntry): Promise<JournalEntry> {
    const { id, photo, timeZone } = input;
    const values = { ...parseInput(journalFields, input), day: input.day ?? undefined };
    if (values.day) requireWrittenDay(values.day, timeZone);
    await this.rows.get(viewer, id);

    const stored = photo ? await this.photos.store(viewer, photo) : photo === null ? NO_PHOTO : null;
    const updated = await this.db.transaction(async (tx) => {
      const [before] = await tx.select().from(journalEntries).where(owned(viewer, id)).for('update');
      if (!before) throw notFound('journal-entry');
      const changes = given({ ...values, ...stored?.columns });
      requireContent({ ...before, ...changes });
      if (Object.keys(changes).length === 0) return before;
      const [row] = await tx.update(journalEntries).set(changes).where(owned(viewer, id)).returning();
      const { photoFolder } = before;
      if (photoFolder && photoFolder !== row!.photoFolder) {
        await this.#sweep(tx, photoFolder);
      }
      return row!;
    });
    this.jobs.wake(sweepPhotoFolder);
    return updated;
  }

  async remove(viewer: Viewer, id: string): Promise<string> {
    await this.db.transaction(async (tx) => {
      const [row] = await tx.delete(journalEntries).where(owned(viewer, id)).returning();
      if (!row) throw notFound('journal-entry');
      const { photoFolder } = row;
      if (photoFolder) await this.#sweep(tx, photoFolder);
    });
    this.jobs.wake(sweepPhotoFolder);
    return id;
  }

  async #sweep(tx: Transaction, folder: string): Promise<void> {
    await this.jobs.enqueue(tx, sweepPhotoFolder, { owner: JOURNAL_PHOTOS, folder });
  }

  async #byRequest(viewer: Viewer, clientRequestId: string): Promise<JournalEntry | undefined> {
    const [row] = await this.db
      .select()
      .from(journalEntries)
      .where(
        and(eq(journalEntries.userId, viewer.userId), eq(journalEntries.clientRequestId, clientRequestId)),
      );
    return row;
  }
}

const given = (values: Partial<JournalEntry>): Partial<JournalEntry> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

const owned = (viewer: Viewer, id: string) =>
  and(eq(journalEntries.id, id), eq(journalEntries.userId, viewer.userId));

function prepareStatements(db: Database) {
  const mine = eq(journalEntries.userId, sql.placeholder('userId'));
  const { day, id } = journalEntries;
  return {
    between: db
      .select()
      .from(journalEntries)
      .where(and(mine, between(day, sql.placeholder('from'), sql.placeholder('to'))))
      .orderBy(desc(day), desc(id))
      .limit(MOST_BESIDE_SERIES)
      .prepare('journal_entries_between'),
  };
}
