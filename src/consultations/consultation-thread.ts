import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../platform/database.ts';
import type { ConsultationSide } from './consultation-states.ts';
import {
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
}

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
