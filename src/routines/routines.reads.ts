import { and, asc, eq, sql } from 'drizzle-orm';
import type { notifications } from '../notifications/notifications.table.ts';
import { type Asked, byInstant, many, one, page } from '../platform/database/reads.ts';
import type { RoutinesAsked } from './plans/routines.service.ts';
import { routineSteps, routines } from './plans/routines.table.ts';
import type { RoutineSession } from './rules/routine-plan.ts';

export const ownRoutines = page(
  routines,
  ({ userId, status }, { viewer, args }: Asked) => {
    const { status: only } = (args.filter ?? {}) as Pick<RoutinesAsked, 'status'>;
    return and(eq(userId, viewer), only ? eq(status, only) : undefined);
  },
  byInstant('createdAt'),
);

export const ownActiveRoutine = one(routines, ({ userId, status }, { viewer }) =>
  and(eq(userId, viewer), sql`${status} = 'ACTIVE'`),
);

export const stepsOfRoutine = many(
  routineSteps,
  ({ routineId, session }, { row, args }: Asked<typeof routines>) =>
    and(eq(routineId, row.id), args.session ? eq(session, args.session as RoutineSession) : undefined),
  ({ position, id }) => [asc(position), asc(id)],
);

export const routineOfNotification = one(
  routines,
  ({ id, userId }, { row, viewer }: Asked<typeof notifications>) =>
    and(eq(id, row.objectId), eq(userId, viewer), sql`${row.kind} = 'ROUTINE_REMINDER'`),
);
