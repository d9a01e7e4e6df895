import type { PlannedStep, RoutinePlan } from './routine-plan.ts';
import { stateOn } from './step-schedule.ts';

/** Long enough for every cycle and ramp-up to show itself after the last step has begun. */
const DAYS_AFTER_LAST_START = 70;
const MAX_DAYS = 450;

/** On which days of its first months each step of a plan is due; pauses are left out, as they end. */
export class PlanCalendar {
  readonly days: number;
  readonly #due = new Map<PlannedStep, boolean[]>();

  constructor(plan: RoutinePlan) {
    const starts = plan.steps.map(({ startsOn }) => startsOn ?? plan.startsOn);
    const last = Math.max(plan.startsOn, ...starts);
    this.days = Math.min(last - plan.startsOn + DAYS_AFTER_LAST_START, MAX_DAYS);
    for (const step of plan.steps) {
      const times = { ...step, pause: null };
      const isDue = (_: unknown, index: number) =>
        stateOn(times, plan.startsOn, plan.startsOn + index) === 'DUE';
      this.#due.set(step, Array.from({ length: this.days }, isDue));
    }
  }

  isDue(step: PlannedStep, index: number): boolean {
    return this.#due.get(step)![index]!;
  }

  /** Whether both are due on some same day. */
  meet(a: PlannedStep, b: PlannedStep): boolean {
    const other = this.#due.get(b)!;
    return this.#due.get(a)!.some((due, index) => due && other[index]);
  }

  isDaily(step: PlannedStep): boolean {
    return this.#due.get(step)!.every((due) => due);
  }

  /** The days on which any of the steps is due, as indexes from the first day of the plan. */
  indexesOf(steps: readonly PlannedStep[]): number[] {
    return Array.from({ length: this.days }, (_, index) => index).filter((index) =>
      steps.some((step) => this.isDue(step, index)),
    );
  }
}
