import { and, asc, eq, sql } from 'drizzle-orm';
import { objectOf } from '../notifications/notifications.reads.ts';
import { type Asked, byInstant, many, one, own, page, within } from '../platform/database/reads.ts';
import { patchTests } from './patch-tests/patch-tests.table.ts';
import { routineSteps, routines, skinReactions } from './plans/routines.table.ts';
import type { RoutineFilter } from './routines.types.ts';
import type { RoutineSession } from './rules/routine-plan.ts';

export const ownRoutines = page(
  routines,
  ({ userId, status, createdAt }, { viewer, args }) => {
    const { status: only } = (args.filter ?? {}) as RoutineFilter;
    return and(eq(userId, viewer), only ? eq(status, only) : undefined, within(createdAt, args));
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

export const routineOfNotification = objectOf(routines, 'ROUTINE_REMINDER');

export const ownReactions = page(skinReactions, own, byInstant('createdAt'));

type OfTest = Asked<typeof patchTests>;
export const ownPatchTests = page(patchTests, own, byInstant('createdAt'));
export const patchTestOfNotification = objectOf(patchTests, 'PATCH_TEST_DUE');
export const reactionOfPatchTest = one(skinReactions, ({ id, userId }, { row, viewer }: OfTest) =>
  and(eq(id, row.reactionId), eq(userId, viewer)),
);
export const stepOfPatchTest = one(routineSteps, ({ id, routineId }, { row, viewer }: OfTest) =>
  and(
    eq(id, row.stepId),
    sql`exists (select from ${routines} where ${routines.id} = ${routineId} and ${routines.userId} = ${viewer})`,
  ),
);
