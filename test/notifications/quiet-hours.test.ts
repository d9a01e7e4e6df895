import { describe, expect, it } from 'vitest';
import { quietHoursEnd } from '../../src/notifications/preferences/quiet-hours.ts';
import { localClock } from '../setup/wall-clock.ts';

const end = (now: string, zone: string, from: string, to: string) =>
  quietHoursEnd(new Date(now), zone, { from, to })?.toISOString() ?? null;

describe('quiet hours', () => {
  it.each([
    ['before', '2026-07-01T10:59:00Z', null],
    ['at the first minute', '2026-07-01T11:00:00Z', '2026-07-01T12:30:00.000Z'],
    ['within', '2026-07-01T12:29:59.999Z', '2026-07-01T12:30:00.000Z'],
    ['at the end', '2026-07-01T12:30:00Z', null],
  ])('within one day: %s', (_when, now, expected) => {
    expect(end(now, 'Europe/Berlin', '13:00', '14:30')).toBe(expected);
  });

  it.each([
    ['in the evening', '2026-07-01T20:00:00Z', '2026-07-02T05:00:00.000Z'],
    ['at midnight', '2026-07-01T22:00:00Z', '2026-07-02T05:00:00.000Z'],
    ['in the morning', '2026-07-02T04:59:59Z', '2026-07-02T05:00:00.000Z'],
    ['by day', '2026-07-02T05:00:00Z', null],
    ['just before', '2026-07-01T19:59:59Z', null],
  ])('across midnight: %s', (_when, now, expected) => {
    expect(end(now, 'Europe/Berlin', '22:00', '07:00')).toBe(expected);
  });

  it('are longer or shorter when the clock changes', () => {
    expect(end('2026-03-28T21:30:00Z', 'Europe/Berlin', '22:00', '07:00')).toBe('2026-03-29T05:00:00.000Z');
    expect(end('2026-10-24T20:30:00Z', 'Europe/Berlin', '22:00', '07:00')).toBe('2026-10-25T06:00:00.000Z');
  });

  it('end after the gap if a clock change skips their end', () => {
    expect(end('2026-03-29T00:30:00Z', 'Europe/Berlin', '22:00', '02:30')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('end at the next of the two occurrences if the time occurs twice', () => {
    const zone = 'Europe/Berlin';
    // 02:10 in summer time, 02:30 in summer time, and 02:10 again in winter time
    expect(end('2026-10-25T00:10:00Z', zone, '22:00', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(end('2026-10-25T00:30:00Z', zone, '22:00', '02:30')).toBe(null);
    expect(end('2026-10-25T01:10:00Z', zone, '22:00', '02:30')).toBe('2026-10-25T01:30:00.000Z');
  });

  it('are in local time, including half-hour offsets and the other side of the date line', () => {
    expect(end('2026-07-01T17:00:00Z', 'Asia/Kolkata', '22:00', '07:00')).toBe('2026-07-02T01:30:00.000Z');
    expect(end('2026-07-01T10:00:00Z', 'Pacific/Kiritimati', '23:00', '06:00')).toBe(
      '2026-07-01T16:00:00.000Z',
    );
    expect(end('2026-10-03T15:50:00Z', 'Australia/Lord_Howe', '22:00', '02:15')).toBe(null);
  });

  it('accept every name of a zone, including old ones', () => {
    const zones = [
      ...Intl.supportedValuesOf('timeZone'),
      'PST',
      'US/Pacific',
      'GMT0',
      'utc',
      'Asia/Calcutta',
    ];
    for (const zone of zones) expect(() => end('2026-07-01T10:00:00Z', zone, '00:00', '23:59')).not.toThrow();
    expect(end('2026-07-01T10:00:00Z', 'PST', '00:00', '07:00')).toBe('2026-07-01T14:00:00.000Z');
  });

  it('never end in the past, nor more than a day and an hour ahead', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Africa/Cairo',
    ];
    for (const zone of zones) {
      for (let hour = 0; hour < 24 * 366; hour += clockChangesNear(hourOf2026(hour), zone) ? 1 : 7) {
        const now = hourOf2026(hour);
        const until = quietHoursEnd(now, zone, { from: '03:30', to: '02:00' });
        if (!until) continue;
        expect(until.getTime()).toBeGreaterThan(now.getTime());
        expect(until.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 3600_000);
        expect(quietHoursEnd(until, zone, { from: '03:30', to: '02:00' })).toBeNull();
      }
    }
  });
});

const hourOf2026 = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour, 17));

/** Within two days. */
function clockChangesNear(at: Date, zone: string): boolean {
  const offset = (ms: number) => {
    const { day, time } = localClock(zone, new Date(ms));
    return Date.parse(`${day}T${time}Z`) - ms;
  };
  return offset(at.getTime() - 2 * 86_400_000) !== offset(at.getTime() + 2 * 86_400_000);
}
