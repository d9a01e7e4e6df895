import { and, eq, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors.ts';
import type { Events } from '../../platform/events/events.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { accessFor } from '../case/consultation-access.ts';
import type { ConsultationAudit, Reader } from '../case/consultation-audit.ts';
import { sideOf } from '../case/consultation-states.ts';
import {
  type Consultation,
  consultationMessages,
  consultationReceipts,
  consultations,
} from '../case/consultations.table.ts';

/** How far each side of a case has read. */
export class ReadReceipts {
  constructor(
    private readonly db: Database,
    private readonly events: Events,
    private readonly audit: ConsultationAudit,
  ) {}

  /**
   * The message and all before it count as read by the viewer, in any state of the case. What counts already stays as it
   * is. Throws NOT_FOUND unless the viewer asked or has the case.
   */
  async markRead(
    reader: Reader,
    input: { consultationId: string; upToMessageId: string },
  ): Promise<Consultation> {
    const { row, changed } = await this.db.transaction(async (tx) => {
      const { viewer } = reader;
      const before = await this.#locked(tx, viewer, input.consultationId);
      await this.audit.read(tx, reader, [before], 'CASE');
      const [last] = await tx
        .select({ sequence: consultationMessages.sequence })
        .from(consultationMessages)
        .where(
          and(
            eq(consultationMessages.id, input.upToMessageId),
            eq(consultationMessages.consultationId, before.id),
          ),
        );
      if (!last) throw notFound('message');
      if (!(await advance(tx, viewer, before, last.sequence))) return { row: before, changed: false };
      const [row] = await tx
        .update(consultations)
        .set({ revision: sql`${consultations.revision} + 1` })
        .where(eq(consultations.id, before.id))
        .returning();
      return { row: row!, changed: true };
    });
    if (changed) {
      for (const userId of [row.userId, row.dermatologistId])
        if (userId) this.events.publish(userId, { type: 'CONSULTATION', id: row.id });
    }
    return row;
  }

  async #locked(tx: Transaction, viewer: Viewer, id: string): Promise<Consultation> {
    const { own, assigned } = accessFor(this.db, sql`${viewer.userId}`);
    const [row] = await tx
      .select()
      .from(consultations)
      .where(and(eq(consultations.id, id), or(own, assigned)))
      .for('update');
    if (!row) throw notFound('consultation');
    return row;
  }
}

/** Whether there was anything new to read. */
async function advance(
  tx: Transaction,
  { userId }: Viewer,
  { id: consultationId, userId: patientId }: Consultation,
  sequence: number,
): Promise<boolean> {
  const receipts = await tx
    .insert(consultationReceipts)
    .values({ consultationId, userId, sequence })
    .onConflictDoUpdate({
      target: [consultationReceipts.consultationId, consultationReceipts.userId],
      set: { sequence, readAt: sql`now()` },
      setWhere: sql`${consultationReceipts.sequence} < ${sequence}`,
    })
    .returning({ sequence: consultationReceipts.sequence });
  if (receipts.length === 0) return false;
  await tx
    .update(consultationMessages)
    .set({ readAt: sql`now()` })
    .where(
      and(
        eq(consultationMessages.consultationId, consultationId),
        ne(consultationMessages.side, sideOf(userId, { userId: patientId })),
        lte(consultationMessages.sequence, sequence),
        isNull(consultationMessages.readAt),
      ),
    );
  return true;
}
