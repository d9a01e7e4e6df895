import { and, eq, gte, lte, or, sql } from 'drizzle-orm';
import { anyOf } from '../../platform/database/any-of.ts';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import { type Database, isReferenceGone, type Transaction } from '../../platform/database/database.ts';
import { notFound, requireDay, userError } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import { addDays } from '../../platform/time/calendar-days.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { type RoutineSteps, timesOf } from '../plans/routine-steps.ts';
import type { RoutinesService } from '../plans/routines.service.ts';
import {
  type LogOutcome,
  type RoutineStep,
  type RoutineStepLog,
  routinePeriods,
  routineStepLogs,
  routineSteps,
  routines,
  type SkipReason,
} from '../plans/routines.table.ts';
import type { WithheldSteps } from '../plans/withheld-steps.ts';
import { dayNumber, dayText, stateOn } from '../rules/step-schedule.ts';

export interface StepOnDay {
  stepId: string;
  /** `YYYY-MM-DD`; by default today in the viewer's time zone. */
  day?: string | null;
}

export interface LogStep extends StepOnDay {
  outcome?: LogOutcome | null;
  reason?: SkipReason | null;
}

/** How much of a day's plan was done; steps left out for a neutral reason are not part of it. */
export interface DayRecord {
  day: string;
  planned: number;
  done: number;
}

/** Logs may be written for today and this many days before. */
const MAX_AGE_DAYS = 31;
const MAX_RECORD_DAYS = 400;
/** Reasons for which leaving a step out is right, so that it counts neither for nor against a person (STREAK-1). */
const NEUTRAL_REASONS = ['IRRITATION', 'RECOVERY', 'ON_ADVICE'] as const satisfies readonly SkipReason[];

export class StepLogsService {
  readonly #statements = atFirstUse(() => prepareStatements(this.db));

  constructor(
    private readonly db: Database,
    private readonly routines: RoutinesService,
    private readonly steps: RoutineSteps,
    private readonly withheld: WithheldSteps,
  ) {}

  /** One log per step and day. Idempotent; a different outcome replaces the previous one. */
  async log(viewer: Viewer, input: LogStep): Promise<RoutineStepLog> {
    await this.routines.requireGuardian(viewer);
    const outcome = input.outcome ?? 'DONE';
    const skipReason = input.reason ?? null;
    if (skipReason !== null && outcome !== 'SKIPPED') {
      throw userError('CONFLICT', message('routines.log.reason'), 'reason');
    }
    const { step, day } = await this.#place(viewer, input);
    const [row] = await this.db
      .insert(routineStepLogs)
      .values({
        userId: viewer.userId,
        routineId: step.routineId,
        stepId: step.id,
        session: step.session,
        day,
        outcome,
        skipReason,
      })
      .onConflictDoUpdate({
        target: [routineStepLogs.stepId, routineStepLogs.day],
        set: { outcome, skipReason },
      })
      .returning()
      .catch((error: unknown) => {
        throw isReferenceGone(error) ? notFound('step') : error;
      });
    return row!;
  }

  /** The id of the removed log; null if nothing was logged. */
  async undo(viewer: Viewer, input: StepOnDay): Promise<string | null> {
    const { step, day } = await this.#place(viewer, input);
    const [row] = await this.db
      .delete(routineStepLogs)
      .where(and(eq(routineStepLogs.stepId, step.id), eq(routineStepLogs.day, day)))
      .returning({ id: routineStepLogs.id });
    return row?.id ?? null;
  }

  /** Logs of one routine in a range of days, both inclusive. */
  between(routineId: string, from: string, to: string): Promise<RoutineStepLog[]> {
    return this.#statements().ofRoutine.execute({ routineId, from, to });
  }

  /** Logs of several routines in a range of days, both inclusive; one statement. */
  ofMany(
    routineIds: readonly string[],
    { from, to }: { from: string; to: string },
    tx: Database | Transaction,
  ): Promise<RoutineStepLog[]> {
    return tx
      .select()
      .from(routineStepLogs)
      .where(
        and(
          anyOf(routineStepLogs.routineId, routineIds),
          gte(routineStepLogs.day, from),
          lte(routineStepLogs.day, to),
        ),
      );
  }

  /**
   * For each day of the range, at most 400, the number of steps that the routine active on that day plans, and how many
   * were done. A day counts for the routine that was active at its end; steps count by their current schedule, and not at
   * all if they were skipped for a neutral reason or, not done, are withheld in a pregnancy.
   */
  async records(viewer: Viewer, from: string, to: string): Promise<DayRecord[]> {
    const last = dayNumber(to);
    const first = Math.max(dayNumber(from), last - MAX_RECORD_DAYS + 1);
    const span = { userId: viewer.userId, from: dayText(first), to };
    const [periods, logs] = await Promise.all([
      this.#statements().periods.execute(span),
      this.#statements().counted.execute(span),
    ]);
    const ids = [...new Set(periods.map(({ routineId }) => routineId))];
    const all = await this.steps.of(ids);
    const withheld = await this.withheld.notDue(all.flat());
    const steps = new Map(all.map((each, index) => [ids[index]!, each]));
    const outcomes = new Map(logs.map(({ stepId, day, outcome }) => [`${stepId} ${day}`, outcome]));
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
      const number = first + index;
      const day = dayText(number);
      const period = periods.findLast(
        ({ startedOn, endedOn }) => startedOn <= day && (endedOn === null || day < endedOn),
      );
      const due = (steps.get(period?.routineId ?? '') ?? []).filter(
        (step) =>
          isDue(step, period!.startsOn, number) &&
          (!withheld.has(step.id) || outcomes.has(`${step.id} ${day}`)),
      );
      const logged = due.map(({ id }) => outcomes.get(`${id} ${day}`));
      const count = (outcome: LogOutcome) => logged.filter((each) => each === outcome).length;
      return { day, planned: due.length - count('SKIPPED'), done: count('DONE') };
    });
  }

  async #place(
    viewer: Viewer,
    { stepId, day: asked }: StepOnDay,
  ): Promise<{ step: RoutineStep; day: string }> {
    const [[found], { today }] = await Promise.all([
      this.#statements().place.execute({ stepId, userId: viewer.userId }),
      this.routines.today(viewer),
    ]);
    if (!found) throw notFound('step');
    if (!found.activatedAt) {
      throw userError('INVALID_STATE', message('routines.log.never-active'), 'stepId');
    }
    const day = asked ?? today;
    const text = message('routines.day.recent', { days: MAX_AGE_DAYS });
    requireDay(day, [addDays(today, -MAX_AGE_DAYS), today], text, 'day');
    return { step: found.step, day };
  }
}

const isDue = (step: RoutineStep, routineStart: string, day: number) =>
  stateOn(timesOf(step), dayNumber(routineStart), day) === 'DUE';

function prepareStatements(db: Database) {
  const userId = sql.placeholder('userId');
  const from = sql.placeholder('from');
  const to = sql.placeholder('to');
  return {
    place: db
      .select({ step: routineSteps, activatedAt: routines.activatedAt })
      .from(routineSteps)
      .innerJoin(routines, eq(routines.id, routineSteps.routineId))
      .where(and(eq(routineSteps.id, sql.placeholder('stepId')), eq(routines.userId, userId)))
      .prepare('routine_step_place'),
    ofRoutine: db
      .select()
      .from(routineStepLogs)
      .where(
        and(
          eq(routineStepLogs.routineId, sql.placeholder('routineId')),
          gte(routineStepLogs.day, from),
          lte(routineStepLogs.day, to),
        ),
      )
      .prepare('routine_step_logs_between'),
    /** Steps that were done, and those skipped for a neutral reason. */
    counted: db
      .select({
        stepId: routineStepLogs.stepId,
        day: routineStepLogs.day,
        outcome: routineStepLogs.outcome,
      })
      .from(routineStepLogs)
      .where(
        and(
          eq(routineStepLogs.userId, userId),
          gte(routineStepLogs.day, from),
          lte(routineStepLogs.day, to),
          or(
            eq(routineStepLogs.outcome, sql`'DONE'`),
            sql`${routineStepLogs.skipReason} in (${sql.raw(NEUTRAL_REASONS.map((each) => `'${each}'`).join(', '))})`,
          ),
        ),
      )
      .prepare('routine_step_logs_counted'),
    periods: db
      .select({
        routineId: routinePeriods.routineId,
        startsOn: routines.startsOn,
        startedOn: routinePeriods.startedOn,
        endedOn: routinePeriods.endedOn,
      })
      .from(routinePeriods)
      .innerJoin(routines, eq(routines.id, routinePeriods.routineId))
      .where(
        and(
          eq(routinePeriods.userId, userId),
          lte(routinePeriods.startedOn, to),
          sql`(${routinePeriods.endedOn} is null or ${routinePeriods.endedOn} > ${from}::date)`,
        ),
      )
      .orderBy(routinePeriods.startedOn, routinePeriods.id)
      .prepare('routine_periods_between'),
  };
}
