import type { Database, Transaction } from '../../platform/database/database.ts';
import { type RoutineSteps, timesOf } from '../plans/routine-steps.ts';
import type { RoutinesService } from '../plans/routines.service.ts';
import type { Routine, RoutineStep } from '../plans/routines.table.ts';
import type { WithheldSteps } from '../plans/withheld-steps.ts';
import type { RoutineSession } from '../rules/routine-plan.ts';
import { dayNumber, stateOn } from '../rules/step-schedule.ts';
import type { StepLogsService } from './step-logs.service.ts';

export interface SessionOfDay {
  userId: string;
  /** `YYYY-MM-DD` in the person's time zone. */
  day: string;
  session: RoutineSession;
}

/** The steps that the active routine plans for a session. */
export interface OpenSteps {
  routine: Routine;
  planned: number;
  /** Number of planned steps that are not yet logged. */
  open: number;
}

/** The open steps of active routines. */
export class OpenStepsService {
  constructor(
    private readonly db: Database,
    private readonly routines: RoutinesService,
    private readonly steps: RoutineSteps,
    private readonly logs: StepLogsService,
    private readonly withheld: WithheldSteps,
  ) {}

  /** In the order of the sessions; null without an active routine. The number of statements does not depend on that of people. */
  async of(
    sessions: readonly SessionOfDay[],
    tx: Database | Transaction = this.db,
  ): Promise<(OpenSteps | null)[]> {
    const userIds = sessions.map(({ userId }) => userId);
    const active = userIds.length > 0 ? await this.routines.activeOf(userIds, tx) : [];
    if (active.length === 0) return sessions.map(() => null);
    const ids = active.map(({ id }) => id);
    const days = sessions.map(({ day }) => day).sort();
    const steps = await this.steps.of(ids, tx);
    const withheld = await this.withheld.notDue(steps.flat(), tx);
    const logs = await this.logs.ofMany(ids, { from: days[0]!, to: days.at(-1)! }, tx);
    const logged = new Set(logs.map(({ stepId, day }) => `${stepId} ${day}`));
    const plans = new Map(
      active.map((routine, index) => [routine.userId, { routine, steps: steps[index]! }]),
    );
    return sessions.map(({ userId, day, session }) => {
      const plan = plans.get(userId);
      if (!plan) return null;
      const planned = plan.steps.filter(
        (step) => step.session === session && !withheld.has(step.id) && isDue(plan.routine, step, day),
      );
      const open = planned.filter(({ id }) => !logged.has(`${id} ${day}`)).length;
      return { routine: plan.routine, planned: planned.length, open };
    });
  }
}

const isDue = (routine: Routine, step: RoutineStep, day: string) =>
  stateOn(timesOf(step), dayNumber(routine.startsOn), dayNumber(day)) === 'DUE';
