import type { PlannedStep, RoutinePlan } from './routine-plan.ts';
import { stateOn } from './step-schedule.ts';

/** Long enough for every cycle and ramp-up to complete after the last step has started. */
const DAYS_AFTER_LAST_START = 70;
const MAX_DAYS = 450;

/** The days in the first months of a plan on which each step is due; pauses are ignored, since they are temporary. */
export class PlanCalendar {
  /** First day of the calendar, in days since 1970-01-01. */
  readonly from: number;
  readonly days: number;
  readonly #due = new Map<PlannedStep, boolean[]>();

  constructor(plan: RoutinePlan) {
    const starts = plan.steps.map(({ startsOn }) => startsOn ?? plan.startsOn);
    const end = Math.max(plan.startsOn, ...starts) + DAYS_AFTER_LAST_START;
    this.from = Math.max(plan.startsOn, end - MAX_DAYS);
    this.days = end - this.from;
    for (const step of plan.steps) {
      const times = { ...step, pause: null };
      const isDue = (_: unknown, index: number) => stateOn(times, plan.startsOn, this.from + index) === 'DUE';
      this.#due.set(step, Array.from({ length: this.days }, isDue));
    }
  }

  isDue(step: PlannedStep, index: number): boolean {
    return this.#due.get(step)![index]!;
  }

  /** Whether both are due on the same day at least once. */
  meet(a: PlannedStep, b: PlannedStep): boolean {
    const other = this.#due.get(b)!;
    return this.#due.get(a)!.some((due, index) => due && other[index]);
  }

  isDaily(step: PlannedStep): boolean {
    return this.#due.get(step)!.every((due) => due);
  }

  /** The days on which any of the steps is due, as offsets from `from`. */
  indexesOf(steps: readonly PlannedStep[]): number[] {
    return Array.from({ length: this.days }, (_, index) => index).filter((index) =>
      steps.some((step) => this.isDue(step, index)),
    );
  }
}
