import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Origin } from '../../audit/audit.service.ts';
import { PhotoRefused, type PreparedPhoto } from '../../inference/inference.types.ts';
import type { InferencePool } from '../../inference/inference-pool.ts';
import type { Database } from '../../platform/database/database.ts';
import { userError } from '../../platform/errors.ts';
import type { FileStorage } from '../../platform/file-storage.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { SignedLinks } from '../../platform/signed-links.ts';
import { accessFor } from './consultation-access.ts';
import type { ConsultationAudit } from './consultation-audit.ts';
import { sweepConsultationPhotos } from './consultations.queues.ts';
import { type ConsultationPhoto, consultationPhotos, consultations } from './consultations.table.ts';

export const CONSULTATION_PHOTO_FILE = 'photo.jpg';
/** Most photos of a request or a message. */
const MOST_PHOTOS = 5;

/** Throws a UserError where there are more photos than a case takes. */
export function assertFewPhotos(photos: readonly unknown[]): void {
  if (photos.length > MOST_PHOTOS)
    throw userError('INVALID', `At most ${MOST_PHOTOS} photos can be sent.`, 'photos');
}

/** A photo that no commit refers to by then is removed. */
const SWEEP_AFTER_SECONDS = 15 * 60;
const LINK_SECONDS = 15 * 60;
/** Links made within these seconds are the same, so that clients need not download again. */
const STEADY_SECONDS = 5 * 60;

/** Reads a file that was sent; called once it is clear that photos may be taken. */
export type ReadPhoto = () => Promise<Buffer>;
export type StoredPhoto = Pick<ConsultationPhoto, 'folder' | 'width' | 'height'>;

interface Dependencies {
  db: Database;
  jobs: Jobs;
  inference: Pick<InferencePool, 'preparePhoto'>;
  storage: FileStorage;
  links: SignedLinks;
  audit: ConsultationAudit;
}

/** Photos of cases: checked, cleaned and stored as those of analyses, shown to both sides by signed links. */
export class ConsultationPhotos {
  readonly #with: Dependencies;
  readonly #visible: ReturnType<typeof prepareVisible>;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
    this.#visible = prepareVisible(dependencies.db);
  }

  /**
   * Photos in the order given; unless rows refer to them soon, they are removed. All are read at once, as a request
   * brings its files in an order of its own. Throws UserErrors with the field `photos` and the place of the photo.
   */
  async storeAll(photos: readonly ReadPhoto[]): Promise<StoredPhoto[]> {
    assertFewPhotos(photos);
    return Promise.all(
      photos.map(async (read, index) => this.#keep(await this.#prepare(await read(), index))),
    );
  }

  /** A copy of a clean JPEG, in a folder of its own. */
  async copy(jpeg: Buffer, { width, height }: { width: number; height: number }): Promise<StoredPhoto> {
    return this.#keep({ jpeg, width, height });
  }

  /** A link for this viewer only; it ends 10 to 15 minutes after it was made. */
  link(photoId: string, viewerId: string, now = new Date()): { url: string; expiresAt: Date } {
    const seconds = Math.floor(now.getTime() / 1000);
    const expiresAt = new Date((seconds - (seconds % STEADY_SECONDS) + LINK_SECONDS) * 1000);
    const path = consultationPhotoPath(photoId);
    return { url: this.#with.links.sign({ path, viewerId }, expiresAt), expiresAt };
  }

  /** The photo, while the viewer may see its case; noted in the log of the patient. */
  async read(viewerId: string, photoId: string, origin: Pick<Origin, 'ip'>): Promise<Buffer | null> {
    const { db, storage, audit } = this.#with;
    const [photo] = await this.#visible.execute({ viewerId, id: photoId });
    const bytes = photo && (await storage.read(photo.folder, CONSULTATION_PHOTO_FILE));
    if (!bytes) return null;
    await audit.photo(db, photo, viewerId, origin);
    return bytes;
  }

  async sweep(folder: string): Promise<void> {
    const { db, storage } = this.#with;
    const inUse = await db.$count(consultationPhotos, eq(consultationPhotos.folder, folder));
    if (inUse === 0) await storage.remove(folder);
  }

  async #keep({
    jpeg,
    width,
    height,
  }: Pick<PreparedPhoto, 'jpeg' | 'width' | 'height'>): Promise<StoredPhoto> {
    const { db, jobs, storage } = this.#with;
    const folder = randomUUID();
    const later = { startAfterSeconds: SWEEP_AFTER_SECONDS };
    await jobs.enqueue(db, sweepConsultationPhotos, { folder }, later);
    await storage.save(folder, CONSULTATION_PHOTO_FILE, jpeg);
    return { folder, width, height };
  }

  async #prepare(bytes: Buffer, index: number): Promise<PreparedPhoto> {
    try {
      return await this.#with.inference.preparePhoto(bytes);
    } catch (error) {
      if (error instanceof PhotoRefused) throw userError(error.code, error.message, 'photos', String(index));
      throw error;
    }
  }
}

export const consultationPhotoPath = (photoId: string) => `/photos/consultations/${photoId}`;

const prepareVisible = (db: Database) =>
  db
    .select({
      id: consultationPhotos.id,
      folder: consultationPhotos.folder,
      consultationId: consultationPhotos.consultationId,
      patientId: consultations.userId,
    })
    .from(consultationPhotos)
    .innerJoin(consultations, eq(consultations.id, consultationPhotos.consultationId))
    .where(
      and(
        eq(consultationPhotos.id, sql.placeholder('id')),
        accessFor(db, sql.placeholder('viewerId')).visible,
      ),
    )
    .prepare('consultation_photos_visible');
