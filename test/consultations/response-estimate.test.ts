import { describe, expect, it } from 'vitest';
import { estimateResponse } from '../../src/consultations/case/response-estimate.ts';

const at = (time: string) => new Date(`2026-03-01T${time}:00Z`);
const now = at('12:00');

describe('when to expect an answer', () => {
  it.each([
    [
      '24 hours after the request without a history',
      { ahead: 0, medianMinutes: null },
      '2026-03-02T10:00:00Z',
    ],
    ['the same with a long queue', { ahead: 40, medianMinutes: null }, '2026-03-02T10:00:00Z'],
    [
      'the usual time after the beginning where nobody is ahead',
      { ahead: 0, medianMinutes: 300 },
      '2026-03-01T15:00:00Z',
    ],
    [
      'one round as long as all can be taken at once',
      { ahead: 1, medianMinutes: 300 },
      '2026-03-01T17:00:00Z',
    ],
    ['as many rounds as it takes', { ahead: 5, medianMinutes: 300 }, '2026-03-02T03:00:00Z'],
    ['within an hour where it should be there', { ahead: 0, medianMinutes: 30 }, '2026-03-01T13:00:00Z'],
  ])('%s', (_name, basis, expected) => {
    const given = { tier: 'ROUTINE' as const, since: at('10:00'), dermatologists: 2, ...basis };
    expect(estimateResponse(given, now)).toEqual(new Date(expected));
  });

  it('counts no dermatologists as one, so that it stays finite', () => {
    const basis = {
      tier: 'ROUTINE' as const,
      since: at('10:00'),
      ahead: 3,
      dermatologists: 0,
      medianMinutes: 60,
    };
    expect(estimateResponse(basis, now)).toEqual(at('16:00'));
  });

  it.each([
    ['EMERGENCY', '12:15', '11:00'],
    ['URGENT', '14:00', '12:30'],
    ['SOON', '22:00', '13:00'],
  ] as const)('is sooner for %s', (tier, withoutHistory, soonest) => {
    const basis = { tier, since: at('10:00'), ahead: 0, dermatologists: 1, medianMinutes: null };
    expect(estimateResponse(basis, now)).toEqual(at(withoutHistory));
    const quick = estimateResponse(
      { ...basis, medianMinutes: 1 },
      at(soonest === '11:00' ? '10:45' : '12:00'),
    );
    expect(quick).toEqual(at(soonest));
  });

  it('is in whole minutes', () => {
    const basis = {
      tier: 'ROUTINE' as const,
      since: new Date(at('11:00').getTime() + 1),
      ahead: 0,
      dermatologists: 1,
      medianMinutes: 120,
    };
    expect(estimateResponse(basis, now)).toEqual(at('13:01'));
  });
});
