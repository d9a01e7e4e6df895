import { and, asc, eq, sql } from 'drizzle-orm';
import { objectOf } from '../notifications/notifications.reads.ts';
import {
  type Asked,
  byInstant,
  type Given,
  inDays,
  many,
  one,
  only,
  own,
  ownInStatus,
  page,
} from '../platform/database/reads.ts';
import { patchTests } from './patch-tests/patch-tests.table.ts';
import { routineSteps, routines, skinReactions } from './plans/routines.table.ts';

export const ownRoutines = page(routines, ownInStatus, byInstant('createdAt'), { given: inDays });

export const ownActiveRoutine = one(routines, ({ userId, status }, { viewer }) =>
  and(eq(userId, viewer), sql`${status} = 'ACTIVE'`),
);

export const stepsOfRoutine = many(
  routineSteps,
  ({ routineId, session }, { row, args }: Asked<typeof routines>) =>
    and(eq(routineId, row.id), only(session, (args as Given<{ session?: string }>).session)),
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
