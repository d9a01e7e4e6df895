import { and, asc, type Column, desc, eq, sql } from 'drizzle-orm';
import { type Asked, byInstant, latest, many, one, page, value } from '../platform/database/reads.ts';
import { isOpenWithRole } from '../users/accounts.ts';
import { MOST_STEPS } from './case/consultation-details.ts';
import type { ConsultationsAsked } from './case/consultation-lists.ts';
import {
  consultationEvents,
  consultationMessages,
  consultationPhotos,
  consultations,
  type MessageKind,
} from './case/consultations.table.ts';
import { dermatologists } from './dermatologists/dermatologists.table.ts';

type OfCase = Asked<typeof consultations>;

export const ownConsultations = page(
  consultations,
  ({ userId, status }, { viewer, args }: Asked) => {
    const { status: only } = (args.filter ?? {}) as Pick<ConsultationsAsked, 'status'>;
    return and(eq(userId, viewer), only ? eq(status, only) : undefined);
  },
  byInstant('createdAt'),
);

export const photosOfCase = many(
  consultationPhotos,
  ({ consultationId, kind }, { row }: OfCase) => and(eq(consultationId, row.id), sql`${kind} <> 'MESSAGE'`),
  ({ kind, position }) => [asc(kind), asc(position)],
);

export const historyOfCase = latest(
  consultationEvents,
  ({ consultationId }, { row }: OfCase) => eq(consultationId, row.id),
  { latest: MOST_STEPS, orderBy: ({ id }) => [desc(id)] },
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
