import { describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE } from '../../../src/routines/rules/care-profile.ts';
import { checkPlan } from '../../../src/routines/rules/checks/check-plan.ts';
import { PlanCalendar } from '../../../src/routines/rules/plan-calendar.ts';
import { rampUpStages } from '../../../src/routines/rules/ramp-up.ts';
import type { PlannedStep, PlannedTimes, RampUpStage } from '../../../src/routines/rules/routine-plan.ts';
import { stateOn } from '../../../src/routines/rules/step-schedule.ts';
import { person } from './plan-steps.ts';

const START = 20_000;
const YEAR = 365;
const HELD = 2_932_896;
const NORMAL = rampUpStages(DEFAULT_PROFILE, 'II');
const SENSITIVE = rampUpStages({ ...DEFAULT_PROFILE, sensitivity: 'HIGH' });

const step = (stages: RampUpStage[], pause: PlannedTimes['pause'] = null): PlannedTimes => ({
  ...{ session: 'PM', startsOn: null, pause },
  schedule: { kind: 'RAMP_UP', stages },
});
const dueDays = (times: PlannedTimes, days: number) =>
  Array.from({ length: days }, (_, day) => day).filter((day) => stateOn(times, 0, day) === 'DUE');

describe('a ramp-up', () => {
  it('begins again at its first stage after a rest', () => {
    const before = [...[0, 4, 8, 12], ...[16, 19, 22, 25, 28]];
    const after = [...[37, 41, 45, 49], ...[53, 56, 59, 62, 65]];
    expect(dueDays(step(NORMAL, { from: 30, until: 37 }), 67)).toEqual([...before, ...after]);
  });

  it('is not changed by a rest of no length, or one before its first day', () => {
    const all = dueDays(step(NORMAL), 100);
    expect(dueDays(step(NORMAL, { from: 40, until: 40 }), 100)).toEqual(all);
    expect(dueDays(step(NORMAL, { from: -9, until: -2 }), 100)).toEqual(all);
  });

  it('leaves other schedules as they are', () => {
    const times: PlannedTimes = { ...step(NORMAL), schedule: { kind: 'INTERVAL', everyDays: 5 } };
    const rested = { ...times, pause: { from: 8, until: 12 } };
    expect(dueDays(rested, 30)).toEqual([0, 5, 15, 20, 25]);
  });

  it('is checked from its latest rest on, as it will go on', () => {
    const planned = (pause: PlannedTimes['pause']): PlannedStep => ({
      ...step(NORMAL, pause),
      ...{ key: 'r', type: 'RETINOID', name: 'Retinol', prescribed: false, established: false },
      ...{
        spf: null,
        usableUntil: null,
        allowedFor: null,
        waitBeforeMinutes: 0,
        waitAfterMinutes: 0,
        ingredients: [],
      },
    });
    const firstNights = (pause: PlannedTimes['pause']) => {
      const only = planned(pause);
      const calendar = new PlanCalendar({ startsOn: START, steps: [only] });
      return calendar
        .indexesOf([only])
        .slice(0, 3)
        .map((night) => calendar.from + night - START);
    };
    expect(firstNights(null)).toEqual([0, 4, 8]);
    expect(firstNights({ from: START + 40, until: START + 47 })).toEqual([47, 51, 55]);
    // Held without an end.
    expect(firstNights({ from: START + 40, until: HELD })).toEqual([0, 4, 8]);
  });
});

describe('sunscreen', () => {
  it('stays required while an acid rests after a reaction, and for the week after it was last used', () => {
    const acid = (pause: PlannedTimes['pause']): PlannedStep => ({
      ...{ session: 'PM', startsOn: null, pause, schedule: { kind: 'WEEKDAYS', weekdays: [1, 4] } },
      ...{ key: 'a', type: 'EXFOLIANT', name: 'Acid', prescribed: false, established: true },
      ...{
        spf: null,
        usableUntil: null,
        allowedFor: null,
        waitBeforeMinutes: 0,
        waitAfterMinutes: 0,
        ingredients: [],
      },
    });
    for (let today = START + 40; today <= START + 47; today += 1) {
      const plan = { startsOn: START, steps: [acid({ from: START + 40, until: START + 47 })] };
      const findings = checkPlan(plan, person(DEFAULT_PROFILE), today);
      expect(findings.map(({ ruleId }) => ruleId)).toContain('SUN-1');
    }
  });
});

/** mulberry32 */
function numbers(seed: number): () => number {
  let state = seed + 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Use {
  day: number;
  /** The first day of the ramp-up that it belongs to. */
  rampStart: number;
}

/**
 * A year of someone who uses the step whenever it is due, with reactions, some of them reported late, emergencies, and
 * breaks of the routine, in the morning or in the evening. Pauses are set as `reaction-holds.ts` and `activateRoutine` do.
 */
function liveAYear(seed: number, stages: RampUpStage[]): { uses: Use[]; restarts: number[] } {
  const random = numbers(seed);
  const within = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const isPrescribed = random() < 0.3;
  const gap = stages[0]!.everyDays;
  const startsOn = random() < 0.5 ? null : START + within(-20, 40);
  const uses: Use[] = [];
  const restarts: number[] = [];
  let pause = null as PlannedTimes['pause'];
  let heldUntil: number | null = null;
  let breakSince: number | null = null;
  let breakUntil = 0;

  const rest = (from: number, until: number, today: number) => {
    if (until <= today || (pause && pause.from > until)) return;
    const end = Math.max(until, today + gap, pause?.until ?? 0);
    pause = { from: pause && pause.until >= from ? Math.min(pause.from, from) : from, until: end };
  };
  const events = (today: number) => {
    if (heldUntil === today) {
      pause = { from: pause!.from, until: isPrescribed ? today + gap : today + 7 };
      heldUntil = null;
    }
    if (breakSince !== null && breakUntil === today) {
      const isLong = today - breakSince >= 28;
      if (isLong && (!pause || pause.until <= today)) pause = { from: breakSince, until: today };
      breakSince = null;
    }
    if (!isPrescribed && heldUntil === null && random() < 1 / 50) {
      const occurredOn = today - (random() < 0.5 ? 0 : within(0, 12));
      rest(occurredOn, occurredOn + 7, today);
    }
    if (heldUntil === null && random() < 1 / 150) {
      pause = { from: pause && pause.until >= today ? Math.min(pause.from, today) : today, until: HELD };
      heldUntil = today + within(1, 40);
    }
    if (breakSince === null && random() < 1 / 120) [breakSince, breakUntil] = [today, today + within(1, 70)];
  };
  for (let today = START; today < START + YEAR; today += 1) {
    const isMorning = random() < 0.5;
    if (isMorning) events(today);
    const times = { ...step(stages, pause), startsOn };
    const first = Math.max(startsOn ?? START, START);
    const isRestarted = pause !== null && pause.from < pause.until && today >= pause.until;
    const rampStart = isRestarted ? Math.max(first, pause!.until) : first;
    if (isRestarted && restarts.at(-1) !== rampStart) restarts.push(rampStart);
    if (breakSince === null && stateOn(times, START, today) === 'DUE') uses.push({ day: today, rampStart });
    if (!isMorning) events(today);
  }
  return { uses, restarts };
}

function stageOf(stages: readonly RampUpStage[], daysSince: number): RampUpStage {
  let passed = daysSince;
  return stages.find(({ days }) => {
    if (days === null || passed < days) return true;
    passed -= days;
    return false;
  })!;
}

describe('a year of a ramped-up step, with reactions and breaks', () => {
  it.each([
    ['normal skin', NORMAL],
    ['sensitive skin', SENSITIVE],
    ['used to it', NORMAL.slice(-1)],
    ['used to it, sensitive', SENSITIVE.slice(-1)],
  ])('never has two uses closer than the stage permits: %s', (_who, stages) => {
    let uses = 0;
    let restarts = 0;
    const tooClose: string[] = [];
    for (let seed = 0; seed < 1000; seed += 1) {
      const year = liveAYear(seed, stages);
      uses += year.uses.length;
      restarts += year.restarts.length;
      for (const [index, { day, rampStart }] of year.uses.entries()) {
        const gap = day - (year.uses[index - 1]?.day ?? Number.NEGATIVE_INFINITY);
        const { everyDays } = stageOf(stages, day - rampStart);
        if (gap < everyDays) tooClose.push(`seed ${seed}, day ${day - START}: ${gap} of ${everyDays}`);
      }
    }
    expect(tooClose).toEqual([]);
    expect(uses).toBeGreaterThan(20_000);
    expect(restarts).toBeGreaterThan(1000);
  });

  it('begins with the first stage again after each rest', () => {
    let checked = 0;
    for (let seed = 0; seed < 300; seed += 1) {
      const { uses, restarts } = liveAYear(seed, NORMAL);
      for (const restart of restarts) {
        const ofFirstStage = uses.filter(
          ({ day, rampStart }) => rampStart === restart && day - restart < NORMAL[0]!.days!,
        );
        for (const { day } of ofFirstStage) expect((day - restart) % NORMAL[0]!.everyDays).toBe(0);
        checked += ofFirstStage.length;
      }
    }
    expect(checked).toBeGreaterThan(1000);
  });
});
