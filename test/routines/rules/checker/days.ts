import type { GeneratedStep } from '../../../../src/routines/rules/generation.ts';

/** 1 is Monday; 1970-01-01, day 0, was a Thursday. */
const weekdayOf = (day: number) => ((day + 3) % 7) + 1;

/** The days from the first on which a step is due, by its schedule alone. */
export function dueDays(step: GeneratedStep, today: number, days: number, withPauses: boolean): boolean[] {
  return Array.from({ length: days }, (_, offset) => isDue(step, today, today + offset, withPauses));
}

function isDue(
  { schedule, startsOn, pause }: GeneratedStep,
  today: number,
  day: number,
  withPauses: boolean,
) {
  const start = Math.max(startsOn ?? today, today);
  if (day < start) return false;
  const rest = withPauses ? pause : null;
  if (rest && day >= rest.from && day < rest.until) return false;
  switch (schedule.kind) {
    case 'DAILY':
      return true;
    case 'WEEKDAYS':
      return schedule.weekdays.includes(weekdayOf(day));
    case 'INTERVAL':
      return (day - start) % schedule.everyDays === 0;
    case 'CYCLE':
      return schedule.nights.includes(((day - today) % schedule.length) + 1);
    case 'RAMP_UP': {
      let passed = day - (rest && rest.until > start && day >= rest.until ? rest.until : start);
      for (const stage of schedule.stages) {
        if (stage.days === null || passed < stage.days) return passed % stage.everyDays === 0;
        passed -= stage.days;
      }
      return false;
    }
  }
}
