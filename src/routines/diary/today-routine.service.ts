import type { Viewer } from '../../platform/viewer.ts';
import { type RoutineSteps, timesOf } from '../plans/routine-steps.ts';
import type { RoutinesService } from '../plans/routines.service.ts';
import type { LogOutcome, Routine, RoutineStep, SkipReason } from '../plans/routines.table.ts';
import type { WithheldSteps } from '../plans/withheld-steps.ts';
import { type DayState, dayNumber, stateOn } from '../rules/step-schedule.ts';
import type { StepLogsService } from './step-logs.service.ts';

export type TodayStatus = Exclude<DayState, 'NOT_THIS_DAY'> | LogOutcome | 'NOT_TODAY';

export interface TodayStep {
  /** The step on the day. */
  id: string;
  step: RoutineStep;
  status: TodayStatus;
  loggedAt: Date | null;
  reason: SkipReason | null;
}

export interface TodayRoutine {
  /** The routine on the day. */
  id: string;
  day: string;
  timeZone: string;
  routine: Routine;
  /** Due, done or skipped, in the order of use. */
  morning: TodayStep[];
  evening: TodayStep[];
  /** Steps that have started but are not due on this day. */
  resting: TodayStep[];
  /** Steps that start after this day. */
  startingLater: TodayStep[];
}

export class TodayRoutineService {
  constructor(
    private readonly routines: RoutinesService,
    private readonly steps: RoutineSteps,
    private readonly logs: StepLogsService,
    private readonly withheld: WithheldSteps,
  ) {}

  /** The plan of one day, by default today in the viewer's time zone; null without an active routine. */
  async get(viewer: Viewer, asked: string | null): Promise<TodayRoutine | null> {
    const [routine, { timeZone, today }] = await Promise.all([
      this.routines.active(viewer),
      this.routines.today(viewer),
    ]);
    if (!routine) return null;
    const day = asked ?? today;
    const [[steps = []], logs] = await Promise.all([
      this.steps.of([routine.id]),
      this.logs.between(routine.id, day, day),
    ]);
    const withheld = await this.withheld.notDue(steps);
    const all = steps.map((step): TodayStep => {
      const log = logs.find(({ stepId }) => stepId === step.id);
      const state = stateOn(timesOf(step), dayNumber(routine.startsOn), dayNumber(day));
      const planned = state === 'NOT_THIS_DAY' ? 'NOT_TODAY' : state;
      const status = log?.outcome ?? (withheld.has(step.id) ? 'PAUSED' : planned);
      const id = `${step.id}/${day}`;
      return { id, step, status, loggedAt: log?.createdAt ?? null, reason: log?.skipReason ?? null };
    });
    const isOn = ({ status }: TodayStep) => ['DUE', 'DONE', 'SKIPPED'].includes(status);
    return {
      id: `${routine.id}/${day}`,
      day,
      timeZone,
      routine,
      morning: all.filter((each) => each.step.session === 'AM' && isOn(each)),
      evening: all.filter((each) => each.step.session === 'PM' && isOn(each)),
      resting: all.filter((each) => ['PAUSED', 'NOT_TODAY'].includes(each.status)),
      startingLater: all.filter((each) => each.status === 'NOT_STARTED'),
    };
  }
}
