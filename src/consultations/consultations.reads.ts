import { and, asc, type Column, desc, eq, type SQL, sql } from 'drizzle-orm';
import {
  type Asked,
  byInstant,
  bySequence,
  inDays,
  many,
  one,
  ownInStatus,
  page,
  value,
} from '../platform/database/reads.ts';
import { isOpenWithRole } from '../users/accounts.ts';
import type { users } from '../users/users.table.ts';
import {
  consultationEvents,
  consultationMessages,
  consultationPhotos,
  consultationReceipts,
  consultations,
  type MessageKind,
} from './case/consultations.table.ts';
import { dermatologists } from './dermatologists/dermatologists.table.ts';

/** Steps of one case that are shown. */
const MOST_STEPS = 100;

type OfCase = Asked<typeof consultations>;

export const ownConsultations = page(consultations, ownInStatus, byInstant('createdAt'), { given: inDays });

const countOf = (what: SQL) =>
  value(
    ({ row }: Asked<typeof users>) =>
      sql`select count(${what})::int from ${consultations} where ${consultations.userId} = ${row.id}`,
  );
export const requestedCount = countOf(sql`*`);
export const answeredCount = countOf(sql`answered_at`);

export const photosOfCase = many(
  consultationPhotos,
  ({ consultationId, kind }, { row }: OfCase) => and(eq(consultationId, row.id), sql`${kind} <> 'MESSAGE'`),
  ({ kind, position }) => [asc(kind), asc(position)],
);

export const historyOfCase = many(
  consultationEvents,
  ({ consultationId }, { row }: OfCase) => eq(consultationId, row.id),
  ({ id }) => [desc(id)],
  MOST_STEPS,
);

/** The last text of a kind; null where there is none. */
const textOfCase = (kind: Exclude<MessageKind, 'MESSAGE'>) =>
  value(
    ({ row }: OfCase) =>
      sql`select text from ${consultationMessages} where ${consultationMessages.consultationId} = ${row.id} and ${consultationMessages.kind} = ${sql.raw(`'${kind}'`)} order by ${consultationMessages.sequence} desc limit 1`,
  );
export const answerOfCase = textOfCase('ANSWER');
export const informationRequestOfCase = textOfCase('INFORMATION_REQUEST');

/** As everybody sees them: who has left the directory is null. */
const listed = (of: (row: typeof consultations) => Column) =>
  one(dermatologists, ({ userId }, { row }: OfCase) =>
    and(eq(userId, of(row)), isOpenWithRole(userId, 'DERMATOLOGIST')),
  );
export const dermatologistOfCase = listed(({ dermatologistId }) => dermatologistId);
export const requestedDermatologistOfCase = listed(
  ({ requestedDermatologistId }) => requestedDermatologistId,
);

export const messagesOfCase = page(
  consultationMessages,
  ({ consultationId }, { row }: OfCase) => eq(consultationId, row.id),
  bySequence('sequence'),
);

/** Of the other side, and not marked as read. */
export const unreadMessagesOfCase = value(
  ({ row, viewer }: OfCase) => sql`select count(*)::int from ${consultationMessages}
    where ${consultationMessages.consultationId} = ${row.id}
    and (${consultationMessages.side} = 'PATIENT') <> (${row.userId} = ${viewer})
    and ${consultationMessages.sequence} > coalesce((select ${consultationReceipts.sequence} from ${consultationReceipts}
      where ${consultationReceipts.consultationId} = ${row.id} and ${consultationReceipts.userId} = ${viewer}), 0)`,
);

export const photosOfMessage = many(
  consultationPhotos,
  ({ messageId }, { row }: Asked<typeof consultationMessages>) => eq(messageId, row.id),
  ({ position }) => [asc(position)],
);
