import { and, asc, eq, getTableColumns, gt } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { PHOTO_FILE } from '../photos/photo-intake.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import type { Reader } from '../platform/language/language.ts';
import { jsonListFile, ownRows, type PersonalData, photoFile } from '../platform/personal-data.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
import type { ZipEntry } from '../platform/zip.ts';
import {
  type ConsultationPhoto,
  consultationEvents,
  consultationMessages,
  consultationPhotos,
  consultations,
} from './case/consultations.table.ts';
import type { DermatologistFigures } from './case/dermatologist-figures.ts';
import type { ReleaseCases } from './review/release-cases.ts';

const PAGE = 500;

type Part = typeof consultationMessages | typeof consultationEvents | typeof consultationPhotos;

/**
 * The cases that a person requested, with messages and photos. What a dermatologist wrote belongs to the patients and
 * stays with them, without a name, after the dermatologist’s account is deleted.
 */
export class ConsultationsPersonalData implements PersonalData {
  constructor(
    private readonly db: Database,
    private readonly storage: FileStorage,
    private readonly figures: DermatologistFigures,
    private readonly cases: ReleaseCases,
  ) {}

  async *files(userId: string, reader: Reader): AsyncGenerator<ZipEntry> {
    yield jsonListFile('consultations/consultations.json', this.#cases(userId), reader);
    yield jsonListFile('consultations/messages.json', this.#shown(consultationMessages, userId));
    yield jsonListFile('consultations/history.json', this.#shown(consultationEvents, userId));
    for await (const { id, consultationId, folder } of this.#photos(userId)) {
      const bytes = await this.storage.read(folder, PHOTO_FILE);
      if (bytes) yield photoFile(`consultations/${consultationId}/${id}.jpg`, bytes);
    }
  }

  async folders(userId: string): Promise<string[]> {
    const found: string[] = [];
    for await (const { folder } of this.#photos(userId)) found.push(folder);
    return found;
  }

  async forget(tx: Transaction, userId: string): Promise<void> {
    const removed = await tx
      .delete(consultations)
      .where(eq(consultations.userId, userId))
      .returning({ dermatologistId: consultations.dermatologistId });
    const treated = new Set(removed.flatMap(({ dermatologistId }) => dermatologistId ?? []));
    await this.figures.refresh(tx, [...treated]);
    // None are left since the account was closed; those that were would keep it from being removed.
    await this.cases.release(tx, userId);
  }

  /** Who treated the person is not in their own data. */
  async *#cases(userId: string): AsyncGenerator<object[]> {
    for await (const page of ownRows(this.db, consultations, userId)) {
      yield page.map((row) => {
        const {
          dermatologistId: _,
          requestedDermatologistId: __,
          revision: ___,
          ...shown
        } = row as Record<string, unknown>;
        return shown;
      });
    }
  }

  /** Rows of a table that hangs on the person's cases, page by page. */
  async *#parts(table: Part, userId: string) {
    for (let after: string | null = null; ; ) {
      const rows = await this.db
        .select({ row: getTableColumns(table) })
        .from(table as PgTable)
        .innerJoin(consultations, eq(consultations.id, table.consultationId))
        .where(and(eq(consultations.userId, userId), after === null ? undefined : gt(table.id, after)))
        .orderBy(asc(table.id))
        .limit(PAGE);
      const page = rows.map(({ row }) => row as Record<string, unknown> & { id: string });
      yield page;
      if (page.length < PAGE) return;
      after = page.at(-1)!.id;
    }
  }

  /** Authors and actors are exported by their side only. */
  async *#shown(table: Part, userId: string): AsyncGenerator<object[]> {
    for await (const page of this.#parts(table, userId)) {
      yield page.map(({ authorId: _, actorId: __, clientRequestId: ___, contentHash: ____, ...row }) => row);
    }
  }

  async *#photos(userId: string) {
    for await (const page of this.#parts(consultationPhotos, userId)) {
      yield* page as unknown as ConsultationPhoto[];
    }
  }
}
