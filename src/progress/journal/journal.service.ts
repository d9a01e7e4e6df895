import { randomUUID } from 'node:crypto';
import { and, eq, gte, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ReadPhoto } from '../../photos/photo-intake.ts';
import { sweepPhotoFolder } from '../../photos/photos.queues.ts';
import { alignTo } from '../../platform/database/align.ts';
import { prepareCount } from '../../platform/database/count-rows.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { inTimeOrder, type Page, readingOrder, type TimeOrder } from '../../platform/database/keyset.ts';
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

/** Position of an entry: lists are ordered by day and id, newest first. */
export interface JournalCursor {
  day: string;
  id: string;
}

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

const FIRST_PAGE: Readonly<Record<TimeOrder, JournalCursor>> = {
  NEWEST: { day: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
  OLDEST: { day: '-infinity', id: '00000000-0000-0000-0000-000000000000' },
};
const NO_PHOTO: KeptPhoto = { columns: { photoFolder: null, photoWidth: null, photoHeight: null } };
const requestId = z.object({ clientRequestId: clientRequestIdField });

export class JournalService {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly photos: JournalPhotos,
  ) {
    this.#statements = prepareStatements(db);
  }

  async find(ownerId: string, id: string): Promise<JournalEntry | null> {
    const [row] = await this.#statements.byId.execute({ id, userId: ownerId });
    return row ?? null;
  }

  /** Throws NOT_FOUND. */
  async get(viewer: Viewer, id: string): Promise<JournalEntry> {
    const row = await this.find(viewer.userId, id);
    if (!row) throw notFound('journal-entry');
    return row;
  }

  /** In the order of the ids; null for those that are not the viewer's. */
  async getMany({ userId }: Viewer, ids: readonly string[]): Promise<(JournalEntry | null)[]> {
    const rows = await this.#statements.byIds.execute({ ids: `{${ids.join(',')}}`, userId });
    return alignTo(ids, rows, ({ id }) => id);
  }

  /** Newest day first by default. Reads one more than requested. */
  list(
    viewer: Viewer,
    page: Page<JournalCursor>,
    days: DayRange,
    listed: TimeOrder = 'NEWEST',
  ): Promise<JournalEntry[]> {
    const order = readingOrder(listed, page);
    const start = startOf(days, page.after, order);
    return this.#statements.list[order].execute({
      ...{ userId: viewer.userId, ...start, limit: page.first + 1 },
      ...daysOf(days),
    });
  }

  async count({ userId }: Viewer, days: DayRange): Promise<number> {
    const [row] = await this.#statements.count.execute({ userId, ...daysOf(days) });
    return row!.count;
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
    if (!(await this.find(viewer.userId, id))) throw notFound('journal-entry');

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

/** Where a page begins: at the cursor, or where the days begin in that order. */
function startOf({ from, to }: DayRange, after: JournalCursor | null, order: TimeOrder): JournalCursor {
  const first = FIRST_PAGE[order];
  const edge = { day: (order === 'NEWEST' ? to : from) ?? first.day, id: first.id };
  if (!after) return edge;
  if (edge.day === first.day) return after;
  const isWithin = order === 'NEWEST' ? after.day <= edge.day : after.day >= edge.day;
  return isWithin ? after : edge;
}

const daysOf = ({ from, to }: DayRange) => ({ from: from ?? '-infinity', to: to ?? 'infinity' });

const given = (values: Partial<JournalEntry>): Partial<JournalEntry> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

const owned = (viewer: Viewer, id: string) =>
  and(eq(journalEntries.id, id), eq(journalEntries.userId, viewer.userId));

function prepareStatements(db: Database) {
  const mine = eq(journalEntries.userId, sql.placeholder('userId'));
  const { day, id } = journalEntries;
  const notBefore = gte(day, sql.placeholder('from'));
  const notAfter = lte(day, sql.placeholder('to'));
  const cursor = sql`(${sql.placeholder('day')}::date, ${sql.placeholder('id')}::uuid)`;
  const list = (order: TimeOrder) =>
    db
      .select()
      .from(journalEntries)
      .where(
        and(
          mine,
          order === 'NEWEST' ? notBefore : notAfter,
          sql`(${day}, ${id}) ${sql.raw(order === 'NEWEST' ? '<' : '>')} ${cursor}`,
        ),
      )
      .orderBy(...inTimeOrder(order, day, id))
      .limit(sql.placeholder('limit'))
      .prepare(`journal_entries_list_${order.toLowerCase()}`);
  return {
    byId: db
      .select()
      .from(journalEntries)
      .where(and(eq(journalEntries.id, sql.placeholder('id')), mine))
      .prepare('journal_entries_by_id'),
    byIds: db
      .select()
      .from(journalEntries)
      .where(and(sql`${journalEntries.id} = any(${sql.placeholder('ids')}::uuid[])`, mine))
      .prepare('journal_entries_by_ids'),
    list: { NEWEST: list('NEWEST'), OLDEST: list('OLDEST') },
    count: prepareCount(db, journalEntries, and(mine, notBefore, notAfter), 'journal_entries_count'),
  };
}
