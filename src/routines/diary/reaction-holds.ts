import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { anyOf } from '../../platform/database/any-of.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { routineSteps, routines } from '../plans/routines.table.ts';
import { HELD_UNTIL, REST_DAYS } from '../rules/reaction-rules.ts';
import { dayNumber, dayText } from '../rules/step-schedule.ts';

/** The first day of a pause that is extended or starts again. */
const pauseFrom = (day: string): SQL =>
  sql`case when ${routineSteps.pausedUntil} >= ${day}::date
    then least(${routineSteps.pausedFrom}, ${day}::date) else ${day}::date end`;

const routinesOf = (tx: Transaction, userId: string) =>
  tx.select({ id: routines.id }).from(routines).where(eq(routines.userId, userId));

/** Holds every step of a person until `release`, from a day on. */
export async function holdAll(tx: Transaction, userId: string, from: string): Promise<void> {
  await tx
    .update(routineSteps)
    .set({ pausedFrom: pauseFrom(from), pausedUntil: HELD_UNTIL })
    .where(inArray(routineSteps.routineId, routinesOf(tx, userId)));
}

const isRampUp = sql`${routineSteps.schedule} ->> 'kind' = 'RAMP_UP'`;

/** The first day after a pause: the ramp-up begins again, and not sooner after a use today than its first stage permits. */
const pauseUntil = (until: string, today: string): SQL =>
  sql`case when ${isRampUp}
    then greatest(${until}::date, ${today}::date + (${routineSteps.schedule} -> 'stages' -> 0 ->> 'everyDays')::int)
    else ${until}::date end`;

/** Pauses steps; a later end of a pause stays. */
export async function pauseActives(
  tx: Transaction,
  steps: readonly string[],
  { from, until, today }: { from: string; until: string; today: string },
): Promise<void> {
  if (steps.length === 0) return;
  await tx
    .update(routineSteps)
    .set({
      pausedFrom: pauseFrom(from),
      pausedUntil: sql`greatest(${routineSteps.pausedUntil}, ${pauseUntil(until, today)})`,
    })
    // A step has only one pause: extending an earlier, separate one would also cover the days in between.
    .where(
      and(
        anyOf(routineSteps.id, steps),
        sql`coalesce(${routineSteps.pausedFrom} <= ${until}::date, true)`,
        // A rest that was over before it was reported begins no ramp-up again.
        sql`(${until}::date > ${today}::date or not ${isRampUp})`,
      ),
    );
}

/** Lets held steps go on today, and `actives` after a rest. */
export async function release(
  tx: Transaction,
  userId: string,
  actives: readonly string[],
  today: string,
): Promise<void> {
  const isHeld = and(
    inArray(routineSteps.routineId, routinesOf(tx, userId)),
    eq(routineSteps.pausedUntil, HELD_UNTIL),
  );
  const restsUntil = dayText(dayNumber(today) + REST_DAYS);
  if (actives.length > 0) {
    const resting = and(isHeld, anyOf(routineSteps.id, actives));
    await tx.update(routineSteps).set({ pausedUntil: restsUntil }).where(resting);
  }
  await tx
    .update(routineSteps)
    .set({ pausedUntil: pauseUntil(today, today) })
    .where(isHeld);
}
