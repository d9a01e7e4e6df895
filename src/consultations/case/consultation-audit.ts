import type { AuditService, Origin } from '../../audit/audit.service.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { ConsultationAction } from './consultation-states.ts';
import type { Consultation } from './consultations.table.ts';

/** Who asks, and from where. */
export interface Reader {
  viewer: Viewer;
  origin: Pick<Origin, 'ip'>;
}

/** Why the case was shown. */
export type ReadBy = 'CASE' | 'QUEUE' | 'LIVE' | 'NOTIFICATION' | ConsultationAction;

/** Records in the patient's audit log each case that is shown to someone else. */
export class ConsultationAudit {
  constructor(private readonly audit: AuditService) {}

  /** One statement; none where all cases are the reader's own. */
  async read(
    db: Database | Transaction,
    { viewer, origin }: Reader,
    rows: readonly Pick<Consultation, 'id' | 'userId'>[],
    by: ReadBy,
  ): Promise<void> {
    const records = rows
      .filter(({ userId }) => userId !== viewer.userId)
      .map(({ id, userId }) => ({
        action: 'CONSULTATION_READ' as const,
        ...{ subjectId: userId, actorId: viewer.userId, objectId: id, origin },
        details: { consultationId: id, by },
      }));
    await this.audit.appendAll(db, records);
  }

  async photo(
    db: Database,
    photo: { id: string; consultationId: string; patientId: string },
    viewerId: string,
    origin: Pick<Origin, 'ip'>,
  ): Promise<void> {
    if (photo.patientId === viewerId) return;
    await this.audit.append(db, {
      action: 'CONSULTATION_PHOTO_READ',
      ...{ subjectId: photo.patientId, actorId: viewerId, objectId: photo.id, origin },
      details: { consultationId: photo.consultationId },
    });
  }
}
