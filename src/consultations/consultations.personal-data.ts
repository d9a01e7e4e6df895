import { and, asc, eq, gt } from 'drizzle-orm';
import type { Database, Transaction } from '../platform/database.ts';
import type { PhotoStorage } from '../platform/photo-storage.ts';
import type { ZipEntry } from '../platform/zip.ts';
import { jsonListFile, ownRows, type PersonalData, photoFile } from '../users/personal-data.ts';
import { CONSULTATION_PHOTO_FILE } from './consultation-photos.ts';
import {
  type ConsultationMessage,
  consultationMessages,
  consultationPhotos,
  consultations,
} from './consultations.table.ts';
import type { DermatologistFigures } from './dermatologist-figures.ts';
import type { ReleaseCases } from './release-cases.ts';

const PAGE = 500;

/**
 * The cases that a person asked, with messages and photos. What a dermatologist wrote belongs to the patients: it stays
 * with them, without a name, when the dermatologist goes.
 */
export class ConsultationsPersonalData implements PersonalData {
  constructor(
    private readonly db: Database,
    private readonly storage: PhotoStorage,
    private readonly figures: DermatologistFigures,
    private readonly cases: ReleaseCases,
  ) {}

  async *files(userId: string): AsyncGenerator<ZipEntry> {
    yield jsonListFile('consultations/consultations.json', this.#cases(userId));
    yield jsonListFile('consultations/messages.json', this.#messages(userId));
    for await (const { id, consultationId, folder } of this.#photos(userId)) {
      const bytes = await this.storage.read(folder, CONSULTATION_PHOTO_FILE);
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

  async *#messages(userId: string): AsyncGenerator<object[]> {
    let last: ConsultationMessage | undefined;
    do {
      const rows = await this.db
        .select({ message: consultationMessages })
        .from(consultationMessages)
        .innerJoin(consultations, eq(consultations.id, consultationMessages.consultationId))
        .where(and(eq(consultations.userId, userId), last ? gt(consultationMessages.id, last.id) : undefined))
        .orderBy(asc(consultationMessages.id))
        .limit(PAGE);
      yield rows.map(({ message: { authorId: _, clientRequestId: __, ...shown } }) => shown);
      last = rows.length < PAGE ? undefined : rows.at(-1)!.message;
    } while (last);
  }

  async *#photos(userId: string) {
    for (let last: string | undefined; ; ) {
      const rows = await this.db
        .select({
          id: consultationPhotos.id,
          consultationId: consultationPhotos.consultationId,
          folder: consultationPhotos.folder,
        })
        .from(consultationPhotos)
        .innerJoin(consultations, eq(consultations.id, consultationPhotos.consultationId))
        .where(and(eq(consultations.userId, userId), last ? gt(consultationPhotos.id, last) : undefined))
        .orderBy(asc(consultationPhotos.id))
        .limit(PAGE);
      yield* rows;
      if (rows.length < PAGE) return;
      last = rows.at(-1)!.id;
    }
  }
}
