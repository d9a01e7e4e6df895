import { describe, expect, it } from 'vitest';
import { textFor } from '../../src/platform/language.ts';
import { goalNotification, reaches, statusOf } from '../../src/progress/goals/goal-rules.ts';
import { metricOf } from '../setup/analysis-rows.ts';

const at = (day: number) => new Date(Date.UTC(2026, 4, day));
const goal = (metric: string, target: number) => ({ metric, target, createdAt: at(1), endsAt: at(20) });
const photo = (metric: ReturnType<typeof metricOf>, changes: object = {}) => ({
  ...{ status: 'COMPLETED' as const, confidence: 0.9, createdAt: at(10), metrics: [metric] },
  ...changes,
});
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
    expect(reaches(photo(metric), goal(metric.key, target))).toBe(reached);
  });

  it.each([
    ['before it was set', { createdAt: new Date(at(1).getTime() - 1) }],
    ['after its day', { createdAt: at(20) }],
    ['that is too poor', { confidence: 0.4 }],
    ['that was rejected', { status: 'REJECTED' }],
    ['without the metric', { metrics: [] }],
  ])('is not reached by a photo %s', (_why, changes) => {
    expect(reaches(photo(metricOf('REDNESS', 1), changes), goal('REDNESS', 90))).toBe(false);
  });

  it('is announced in the person’s language', () => {
    const reached = { ...goal('REDNESS', 30.5), id: '1', userId: '2' } as Parameters<
      typeof goalNotification
    >[0];
    const { title, message } = goalNotification(reached, { metrics: [metricOf('REDNESS', 28.25)] });
    const told = (locale: string) =>
      [title, message].map((text) => textFor(text, { locale, timeZone: 'UTC' }));
    expect(told('en-GB')).toEqual([
      'You reached your goal',
      'Your latest photo shows redness at 28.3; your goal was 30.5.',
    ]);
    expect(told('de-DE')).toEqual([
      'Sie haben Ihr Ziel erreicht',
      'Ihr neuestes Foto zeigt die Rötung bei 28,3; Ihr Ziel war 30,5.',
    ]);
  });

  it('is open until the end of its day, and stays reached', () => {
    const endsAt = at(20);
    expect(statusOf({ reachedAt: null, endsAt }, new Date(endsAt.getTime() - 1))).toBe('OPEN');
    expect(statusOf({ reachedAt: null, endsAt }, endsAt)).toBe('MISSED');
    expect(statusOf({ reachedAt: at(3), endsAt }, at(30))).toBe('REACHED');
  });
});
