import { and, eq, sql } from 'drizzle-orm';
import { PHOTO_FILE } from '../../photos/photo-intake.ts';
import type { FoundPhoto, PhotoOwner } from '../../photos/photo-owners.ts';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import type { Database } from '../../platform/database/database.ts';
import { accessFor } from './consultation-access.ts';
import type { ConsultationAudit } from './consultation-audit.ts';
import { type ConsultationPhoto, consultationPhotos, consultations } from './consultations.table.ts';

export const CONSULTATION_PHOTOS = 'consultations';

export type StoredPhoto = Pick<ConsultationPhoto, 'folder' | 'width' | 'height'>;

/** What a link to a photo of a case opens. */
export const consultationPhoto = ({ id }: Pick<ConsultationPhoto, 'id'>) => ({
  ...{ owner: CONSULTATION_PHOTOS, id, file: 'photo' },
});

/** Photos of requests and messages, for both sides of the case. */
export class ConsultationPhotos implements PhotoOwner {
  readonly name = CONSULTATION_PHOTOS;
  readonly #visible = atFirstUse(() => prepareVisible(this.db));

  constructor(
    private readonly db: Database,
    private readonly audit: ConsultationAudit,
  ) {}

  async inUse(folder: string): Promise<boolean> {
    return (await this.db.$count(consultationPhotos, eq(consultationPhotos.folder, folder))) > 0;
  }

  /** While the viewer may see the case; noted in the log of the patient. */
  async find(viewerId: string, id: string, file: string): Promise<FoundPhoto | null> {
    if (file !== 'photo') return null;
    const [photo] = await this.#visible().execute({ viewerId, id });
    if (!photo) return null;
    const noteRead = (origin: { ip: string }) => this.audit.photo(this.db, photo, viewerId, origin);
    return { folder: photo.folder, file: PHOTO_FILE, type: 'image/jpeg', noteRead };
  }
}

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
