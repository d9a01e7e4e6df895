import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.ts';
import type { ConsultationSide } from './consultation-states.ts';
import {
  type Consultation,
  type ConsultationMessage,
  consultationMessages,
  consultations,
  type MessageKind,
} from './consultations.table.ts';

export interface NewMessage {
  consultationId: string;
  side: ConsultationSide;
  authorId: string;
  kind: MessageKind;
  text: string | null;
  clientRequestId?: string | null;
  contentHash?: string;
}

/** One mail covers all unread messages of a side, until that side has written nothing for this long. */
const MAIL_PAUSE = '1 hour';

/** Adds a message to a case under the next number. The caller has locked the case, so numbers follow the commits. */
export async function appendMessage(tx: Transaction, message: NewMessage): Promise<ConsultationMessage> {
  const [row] = await tx
    .update(consultations)
    .set({ messageSequence: sql`${consultations.messageSequence} + 1` })
    .where(eq(consultations.id, message.consultationId))
    .returning({ sequence: consultations.messageSequence });
  const [written] = await tx
    .insert(consultationMessages)
    .values({ ...message, sequence: row!.sequence })
    .returning();
  return written!;
}

/**
 * Whether the latest message follows others of its side that are new and unread, so that the reader has a mail already.
 * Messages from before the case was claimed were mailed to no one, or to another dermatologist.
 */
export async function isMailedAbout(
  tx: Transaction,
  { id, messageSequence, claimedAt }: Pick<Consultation, 'id' | 'messageSequence' | 'claimedAt'>,
  side: ConsultationSide,
): Promise<boolean> {
  const earlier = await tx
    .select({ id: consultationMessages.id })
    .from(consultationMessages)
    .where(
      and(
        eq(consultationMessages.consultationId, id),
        eq(consultationMessages.side, side),
        lt(consultationMessages.sequence, messageSequence),
        isNull(consultationMessages.readAt),
        gt(consultationMessages.createdAt, sql`now() - ${MAIL_PAUSE}::interval`),
        side === 'PATIENT' && claimedAt ? gt(consultationMessages.createdAt, claimedAt) : undefined,
      ),
    )
    .limit(1);
  return earlier.length > 0;
}
