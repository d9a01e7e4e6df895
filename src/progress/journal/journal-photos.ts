import { and, eq } from 'drizzle-orm';
import type { ConsentsService } from '../../consents/consents.service.ts';
import { PHOTO_FILE, type PhotoIntake, type ReadPhoto } from '../../photos/photo-intake.ts';
import type { FoundPhoto, PhotoOwner } from '../../photos/photo-owners.ts';
import type { Database } from '../../platform/database/database.ts';
import type { RateLimit } from '../../platform/rate-limit.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { UsersService } from '../../users/users.service.ts';
import { type JournalEntry, journalEntries } from './journal.table.ts';

export const JOURNAL_PHOTOS = 'journal';

interface Dependencies {
  db: Database;
  users: UsersService;
  consents: ConsentsService;
  photoIntake: PhotoIntake;
  limit: RateLimit;
}

export interface KeptPhoto {
  columns: Pick<JournalEntry, 'photoFolder' | 'photoWidth' | 'photoHeight'>;
  digest?: string;
}

/** Photos of journal entries, visible only to their owner. */
export class JournalPhotos implements PhotoOwner {
  readonly name = JOURNAL_PHOTOS;

  constructor(private readonly deps: Dependencies) {}

  /** Returns the columns of the entry, and the digest. If they are not committed, the photo is removed later. */
  async store({ userId }: Viewer, read: ReadPhoto): Promise<KeptPhoto> {
    const { consents, limit, photoIntake } = this.deps;
    await consents.requirePhotos(userId);
    await limit.take(userId);
    const photo = await photoIntake.photo({ owner: this.name, userId, field: 'photo' }, read);
    const { folder: photoFolder, width: photoWidth, height: photoHeight, digest } = photo;
    return { columns: { photoFolder, photoWidth, photoHeight }, digest };
  }

  /** Of a photo that is not stored. */
  async digest(viewer: Viewer, read: ReadPhoto): Promise<string> {
    const [digest] = await this.deps.photoIntake.digests(viewer, [read]);
    return digest!;
  }

  async inUse(folder: string): Promise<boolean> {
    return (await this.deps.db.$count(journalEntries, eq(journalEntries.photoFolder, folder))) > 0;
  }

  /** `id` is the entry's, `file` is `photo`. */
  async find(viewerId: string, id: string, file: string): Promise<FoundPhoto | null> {
    const { db, users } = this.deps;
    if (file !== 'photo' || !(await users.isOpen(viewerId))) return null;
    const [entry] = await db
      .select({ folder: journalEntries.photoFolder })
      .from(journalEntries)
      .where(and(eq(journalEntries.id, id), eq(journalEntries.userId, viewerId)));
    return entry?.folder ? { folder: entry.folder, file: PHOTO_FILE, type: 'image/jpeg' } : null;
  }
}
