import type { PlannedStep, RoutinePlan } from './routine-plan.ts';
import { dayNumber, restartOf, stateOn } from './step-schedule.ts';

/** Long enough for every cycle and ramp-up to complete after the last step has started. */
const DAYS_AFTER_LAST_START = 70;
const MAX_DAYS = 450;
/** The day before a pause ends that has no end yet. */
const LAST_DAY = dayNumber('9999-12-30');

/**
 * The days in the first months of a plan on which each step is due; pauses are ignored, since they are temporary, except that
 * a ramp-up counts from the end of the latest one.
 */
export class PlanCalendar {
  /** First day of the calendar, in days since 1970-01-01. */
  readonly from: number;
  readonly days: number;
  readonly #due = new Map<PlannedStep, boolean[]>();

  constructor(plan: RoutinePlan) {
    const startOf = (step: PlannedStep) => restartOf(step, LAST_DAY) ?? step.startsOn ?? plan.startsOn;
    const starts = plan.steps.map(startOf);
    const end = Math.max(plan.startsOn, ...starts) + DAYS_AFTER_LAST_START;
    this.from = Math.max(plan.startsOn, end - MAX_DAYS);
    this.days = end - this.from;
    for (const step of plan.steps) {
      const times = { ...step, startsOn: startOf(step), pause: null };
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
