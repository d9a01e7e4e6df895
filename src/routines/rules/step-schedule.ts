import { message, messageOf, type Text } from '../../platform/language/text.ts';
import type { PlannedTimes, StepSchedule } from './routine-plan.ts';

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of `YYYY-MM-DD`. */
export const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** `YYYY-MM-DD` of days since 1970-01-01. */
export const dayText = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** 1 is Monday, 7 Sunday. */
const weekday = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1;

const remainder = (value: number, by: number) => ((value % by) + by) % by;

export type DayState = 'DUE' | 'NOT_STARTED' | 'PAUSED' | 'NOT_THIS_DAY';

/** State of a step on a day, in a routine that starts on `routineStart`. All in days since 1970-01-01. */
export function stateOn(step: PlannedTimes, routineStart: number, day: number): DayState {
  const start = Math.max(step.startsOn ?? routineStart, routineStart);
  if (day < start) return 'NOT_STARTED';
  if (step.pause && day >= step.pause.from && day < step.pause.until) return 'PAUSED';
  const rampStart = restartOf(step, day) ?? start;
  const isDue = isPlanned(step.schedule, { start, rampStart: Math.max(start, rampStart), routineStart, day });
  return isDue ? 'DUE' : 'NOT_THIS_DAY';
}

/** The day on which a rest began the ramp-up of a step again; null if none has by that day. */
export function restartOf({ schedule, pause }: PlannedTimes, day: number): number | null {
  if (schedule.kind !== 'RAMP_UP' || !pause || pause.from >= pause.until) return null;
  return day >= pause.until ? pause.until : null;
}

function isPlanned(
  schedule: StepSchedule,
  days: { start: number; rampStart: number; routineStart: number; day: number },
): boolean {
  const { start, rampStart, routineStart, day } = days;
  switch (schedule.kind) {
    case 'DAILY':
      return true;
    case 'WEEKDAYS':
      return schedule.weekdays.includes(weekday(day));
    case 'INTERVAL':
      return remainder(day - start, schedule.everyDays) === 0;
    case 'CYCLE':
      return schedule.nights.includes(remainder(day - routineStart, schedule.length) + 1);
    case 'RAMP_UP': {
      let passed = day - rampStart;
      for (const { days, everyDays } of schedule.stages) {
        if (days === null || passed < days) return passed % everyDays === 0;
        passed -= days;
      }
      return false;
    }
  }
}

const every = (days: number) => message('routines.schedule.every', { days });

/** The schedule in words for the person. */
export function describeSchedule(schedule: StepSchedule): Text {
  switch (schedule.kind) {
    case 'DAILY':
      return every(1);
    case 'WEEKDAYS':
      return message('routines.schedule.weekdays', {
        days: schedule.weekdays.map((day) => messageOf(`routines.schedule.weekday.${day}`)),
      });
    case 'INTERVAL':
      return every(schedule.everyDays);
    case 'CYCLE':
      return message('routines.schedule.cycle', {
        days: schedule.nights.map((day) => message('routines.schedule.day', { day })),
        count: schedule.nights.length,
        length: schedule.length,
      });
    case 'RAMP_UP':
      return schedule.stages
        .map(({ days, everyDays }): Text => {
          const often = every(everyDays);
          return days === null ? often : message('routines.schedule.stage', { every: often, days });
        })
        .reduce((first, second) => message('routines.schedule.then', { first, second }));
  }
}
