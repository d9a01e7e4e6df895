import { describe, expect, it } from 'vitest';
import { localDay } from '../../../src/platform/time/local-day.ts';
import { inLayeringOrder, layer } from '../../../src/routines/rules/layering-order.ts';
import type { StepSchedule, StepType } from '../../../src/routines/rules/routine-plan.ts';
import { dayNumber, dayText, stateOn } from '../../../src/routines/rules/step-schedule.ts';
import { parseRules, RULES_VERSION, rule } from '../../../src/rules/rule-catalogue.ts';

const MONDAY = dayNumber('2026-03-02');
const due = (schedule: StepSchedule, days = 14, rest = {}) =>
  Array.from({ length: days }, (_, index) => index).filter(
    (index) =>
      stateOn({ session: 'PM', schedule, startsOn: null, pause: null, ...rest }, MONDAY, MONDAY + index) ===
      'DUE',
  );

describe('a schedule', () => {
  it('is due daily, on weekdays, at intervals or in cycles', () => {
    expect(due({ kind: 'DAILY' }, 3)).toEqual([0, 1, 2]);
    expect(due({ kind: 'WEEKDAYS', weekdays: [1, 7] })).toEqual([0, 6, 7, 13]);
    expect(due({ kind: 'INTERVAL', everyDays: 5 })).toEqual([0, 5, 10]);
    expect(due({ kind: 'CYCLE', length: 4, nights: [2] })).toEqual([1, 5, 9, 13]);
  });

  it('counts an interval from the first day of the step, a cycle from that of the routine', () => {
    const later = { startsOn: MONDAY + 3 };
    expect(due({ kind: 'INTERVAL', everyDays: 5 }, 14, later)).toEqual([3, 8, 13]);
    expect(due({ kind: 'CYCLE', length: 4, nights: [2] }, 14, later)).toEqual([5, 9, 13]);
  });

  it('ramps up by stages', () => {
    const stages = [
      { days: 6, everyDays: 3 },
      { days: 4, everyDays: 2 },
      { days: null, everyDays: 1 },
    ];
    expect(due({ kind: 'RAMP_UP', stages })).toEqual([0, 3, 6, 8, 10, 11, 12, 13]);
  });

  it('is not due during a pause or before its start', () => {
    const at = (day: number) =>
      stateOn(
        { session: 'AM', schedule: { kind: 'DAILY' }, startsOn: 10, pause: { from: 12, until: 14 } },
        5,
        day,
      );
    expect([9, 10, 12, 13, 14].map(at)).toEqual(['NOT_STARTED', 'DUE', 'PAUSED', 'PAUSED', 'DUE']);
  });

  it('reads and writes days', () => {
    expect(dayText(dayNumber('2024-02-29') + 1)).toBe('2024-03-01');
  });
});

describe('layering', () => {
  it('follows the rules file', () => {
    const types: StepType[] = [
      'SUNSCREEN',
      'FACE_OIL',
      'VITAMIN_C_SERUM',
      'MOISTURISER',
      'CLEANSER',
      'SERUM',
    ];
    const sorted = inLayeringOrder(types.map((type) => ({ session: 'AM' as const, type })));
    expect(sorted.map(({ type }) => type)).toEqual([
      'CLEANSER',
      'VITAMIN_C_SERUM',
      'SERUM',
      'MOISTURISER',
      'FACE_OIL',
      'SUNSCREEN',
    ]);
    expect(layer('PM', 'OIL_CLEANSER')).toBeLessThan(layer('PM', 'CLEANSER'));
    expect(layer('PM', 'RETINOID')).toBeGreaterThan(layer('PM', 'EXFOLIANT'));
  });
});

describe('the rules file', () => {
  it('gives each rule its reason, source and severity', () => {
    expect(rule('CON-RET-AHA')).toMatchObject({ severity: 'HARD', scope: 'same session' });
    expect(rule('FREQ-CYCLE').severity).toBe('INFO');
    expect(RULES_VERSION).toMatch(/^[0-9a-f]{12}$/);
  });

  it('is rejected if a rule is missing, unknown or without a source', () => {
    const head = 'rule_id,kind,subject,object,scope,severity,number,source';
    expect(() => parseRules(`${head}\n`)).toThrow('ORD-AM');
    expect(() => parseRules(`${head}\nNEW-1,conflict,A,B,plan,hard,1,source`)).toThrow();
    expect(() => parseRules(`${head}\nEXP-1,expire,A,,shelf,soft,1,`)).toThrow();
  });
});

describe('the local day', () => {
  it.each([
    ['Pacific/Kiritimati', '2026-01-01T10:00:00Z', '2026-01-02'],
    ['America/New_York', '2026-03-08T04:59:59Z', '2026-03-07'],
    ['Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29'],
    ['Europe/Berlin', '2026-10-25T22:59:59Z', '2026-10-25'],
    ['Asia/Kathmandu', '2026-06-01T18:15:00Z', '2026-06-02'],
  ])('in %s at %s is %s', (zone, instant, day) => {
    expect(localDay(zone, new Date(instant))).toBe(day);
  });
});
