import type { StepScheduleType } from './routines.types.ts';
import type { StepSchedule } from './rules/routine-plan.ts';
import { describeSchedule } from './rules/step-schedule.ts';

/** A schedule in the shape of its type. */
export function shownSchedule(schedule: StepSchedule): StepScheduleType {
  const text = describeSchedule(schedule);
  if (schedule.kind !== 'CYCLE') return { ...schedule, text };
  return { kind: 'CYCLE', text, cycleLength: schedule.length, cycleDays: schedule.nights };
}
