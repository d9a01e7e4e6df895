import { describe, expect, it } from 'vitest';
import { goalNotification, reachedBy, statusOf } from '../../src/progress/goals/goal-rules.ts';
import { metricOf } from '../setup/rows/analysis-rows.ts';
import { readDraft } from '../setup/walks/read-draft.ts';

const at = (day: number) => new Date(Date.UTC(2026, 4, 0) + day * 86_400_000);
const goal = (metric: string, target: number) => ({ metric, target, createdAt: at(1), endsAt: at(20) });
type Metric = ReturnType<typeof metricOf>;
/** One photo for each pair of a day of the month and what it shows; the id of each is its place. */
const photosOf = (...days: readonly (readonly [number, Metric])[]) =>
  days.map(([day, metric], index) => ({ id: String(index), takenAt: at(day), metrics: [metric] }));
const redness = (value: number) => metricOf('REDNESS', value);
const oiliness = (value: number) =>
  metricOf('OILINESS', value, { direction: 'TARGET_RANGE', target: { low: 20, high: 60 } });

describe('a goal', () => {
  it.each([
    [metricOf('SKIN_SCORE', 80), 80, true],
    [metricOf('SKIN_SCORE', 79.9), 80, false],
    [metricOf('REDNESS', 30), 30, true],
    [metricOf('REDNESS', 30.1), 30, false],
    [oiliness(55), 40, true],
    [oiliness(61), 40, false],
    [oiliness(70), 75, true],
    [oiliness(10), 75, true],
    [oiliness(3), 75, false],
  ])('is reached from its own side: %j with target %d: %s', (metric, target, reached) => {
    const photos = photosOf([9, metric], [10, metric]);
    const by = reachedBy('1', photos, goal(metric.key, target), 'UTC');
    expect(by).toEqual(reached ? { analysisId: '1', values: [metric.value, metric.value] } : null);
  });

  it.each([
    ['one photo', [[10, 20]], '0', null],
    [
      'two photos of one day',
      [
        [10, 20],
        [10.2, 20],
      ],
      '1',
      null,
    ],
    [
      'a day that passes after one that fails',
      [
        [9, 40],
        [10, 20],
      ],
      '1',
      null,
    ],
    [
      'a day that fails after one that passes',
      [
        [9, 20],
        [10, 40],
      ],
      '1',
      null,
    ],
    [
      'two days that pass',
      [
        [9, 20],
        [10, 25],
      ],
      '1',
      ['1', 20, 25],
    ],
    [
      'two days with weeks in between',
      [
        [3, 20],
        [17, 25],
      ],
      '1',
      ['1', 20, 25],
    ],
    [
      'two days whose medians pass',
      [
        [9, 20],
        [10, 20],
        [10.1, 90],
        [10.2, 25],
      ],
      '3',
      ['3', 20, 25],
    ],
    [
      'a day whose median fails',
      [
        [9, 20],
        [10, 20],
        [10.1, 90],
        [10.2, 80],
      ],
      '1',
      null,
    ],
    [
      'the earlier of the two, if its result comes last',
      [
        [9, 20],
        [10, 25],
      ],
      '0',
      ['1', 20, 25],
    ],
    [
      'another photo than that of the two',
      [
        [8, 20],
        [9, 20],
        [10, 60],
        [11, 60],
      ],
      '3',
      null,
    ],
    [
      'a photo from before the goal was set',
      [
        [0, 20],
        [10, 20],
      ],
      '1',
      null,
    ],
    [
      'a photo after its day',
      [
        [19, 20],
        [20, 20],
      ],
      '1',
      null,
    ],
  ] as const)('is judged by two days in a row: %s', (_what, days, id, reached) => {
    const photos = photosOf(...days.map(([day, value]) => [day, redness(value)] as const));
    const by = reachedBy(id, photos, goal('REDNESS', 30), 'UTC');
    expect(by).toEqual(reached && { analysisId: reached[0], values: [reached[1], reached[2]] });
  });

  it('is judged by the days of the person', () => {
    const photos = photosOf([10.4, redness(20)], [10.6, redness(20)]);
    expect(reachedBy('1', photos, goal('REDNESS', 30), 'UTC')).toBeNull();
    // Noon UTC is midnight there.
    expect(reachedBy('1', photos, goal('REDNESS', 30), 'Etc/GMT-12')).not.toBeNull();
  });

  it('is not reached without its metric', () => {
    const photos = photosOf([9, oiliness(40)], [10, oiliness(40)]);
    expect(reachedBy('1', photos, goal('REDNESS', 90), 'UTC')).toBeNull();
  });

  it('is announced in the person’s language', () => {
    const reached = { ...goal('REDNESS', 30.5), id: '1', userId: '2' } as Parameters<
      typeof goalNotification
    >[0];
    const draft = goalNotification(reached, { values: [28.25, 30] });
    const told = (locale: string) => readDraft(draft, locale);
    expect(told('en-GB')).toEqual([
      'You reached your goal',
      'Photos of two days in a row show Redness at 28.3 and 30; your goal was 30.5.',
    ]);
    expect(told('de-DE')).toEqual([
      'Sie haben Ihr Ziel erreicht',
      'Ihre Fotos von zwei Tagen hintereinander zeigen bei „Rötung“ die Werte 28,3 und 30; Ihr Ziel war 30,5.',
    ]);
  });

  it('is open until the end of its day, and stays reached', () => {
    const endsAt = at(20);
    expect(statusOf({ reachedAt: null, endsAt }, new Date(endsAt.getTime() - 1))).toBe('OPEN');
    expect(statusOf({ reachedAt: null, endsAt }, endsAt)).toBe('MISSED');
    expect(statusOf({ reachedAt: at(3), endsAt }, at(30))).toBe('REACHED');
  });
});
