import { describe, expect, it } from 'vitest';
import {
  allowedActions,
  CONSULTATION_ACTIONS,
  CONSULTATION_SIDES,
  CONSULTATION_STATUSES,
  deadlineOf,
  ENDED,
  hasEnded,
  IN_WORK,
  nextStatus,
  UNANSWERED,
} from '../../src/consultations/case/consultation-states.ts';

/** Everything that is allowed, written down a second time: side, action, from, to. */
const ALLOWED = [
  'DERMATOLOGIST CLAIM PENDING ASSIGNED',
  'DERMATOLOGIST START_REVIEW ASSIGNED IN_REVIEW',
  'DERMATOLOGIST DECLINE PENDING PENDING',
  'DERMATOLOGIST DECLINE ASSIGNED PENDING',
  'DERMATOLOGIST DECLINE IN_REVIEW PENDING',
  'DERMATOLOGIST REQUEST_INFORMATION IN_REVIEW NEEDS_INFO',
  'DERMATOLOGIST ANSWER IN_REVIEW ANSWERED',
  'DERMATOLOGIST POST_MESSAGE ASSIGNED ASSIGNED',
  'DERMATOLOGIST POST_MESSAGE IN_REVIEW IN_REVIEW',
  'DERMATOLOGIST POST_MESSAGE NEEDS_INFO NEEDS_INFO',
  'DERMATOLOGIST POST_MESSAGE ANSWERED ANSWERED',
  'DERMATOLOGIST CLOSE ANSWERED CLOSED',
  'PATIENT POST_MESSAGE PENDING PENDING',
  'PATIENT POST_MESSAGE ASSIGNED ASSIGNED',
  'PATIENT POST_MESSAGE IN_REVIEW IN_REVIEW',
  'PATIENT POST_MESSAGE NEEDS_INFO IN_REVIEW',
  'PATIENT POST_MESSAGE ANSWERED ANSWERED',
  'PATIENT CANCEL PENDING CANCELLED',
  'PATIENT CANCEL ASSIGNED CANCELLED',
  'PATIENT RATE ANSWERED ANSWERED',
  'PATIENT RATE CLOSED CLOSED',
  'PATIENT CLOSE ANSWERED CLOSED',
  'SYSTEM RELEASE ASSIGNED PENDING',
  'SYSTEM RELEASE IN_REVIEW PENDING',
  'SYSTEM RELEASE NEEDS_INFO PENDING',
  'SYSTEM EXPIRE PENDING EXPIRED',
  'SYSTEM EXPIRE ASSIGNED EXPIRED',
  'SYSTEM EXPIRE IN_REVIEW EXPIRED',
  'SYSTEM EXPIRE NEEDS_INFO EXPIRED',
  'SYSTEM EXPIRE ANSWERED CLOSED',
];

const EVERY = CONSULTATION_SIDES.flatMap((side) =>
  CONSULTATION_ACTIONS.flatMap((action) => CONSULTATION_STATUSES.map((status) => ({ side, action, status }))),
);

describe('the states of a consultation', () => {
  it.each(EVERY)('$side $action in $status', ({ side, action, status }) => {
    const allowed = ALLOWED.find((line) => line.startsWith(`${side} ${action} ${status} `));
    expect(nextStatus(action, side, status)).toBe(allowed?.split(' ')[3] ?? null);
    expect(allowedActions(side, status).includes(action)).toBe(allowed !== undefined);
  });

  it('are 288 pairs with 30 ways', () => {
    expect(EVERY).toHaveLength(288);
    expect(new Set(ALLOWED).size).toBe(30);
  });

  it('expire only while they are open', () => {
    const now = new Date('2026-03-01T12:00:00Z');
    for (const status of CONSULTATION_STATUSES) {
      const deadline = deadlineOf(status, now);
      expect(deadline === null).toBe(hasEnded(status));
      expect(nextStatus('EXPIRE', 'SYSTEM', status) === null).toBe(hasEnded(status));
    }
    expect(deadlineOf('PENDING', now)).toEqual(new Date('2026-03-08T12:00:00Z'));
    expect(deadlineOf('ANSWERED', now)).toEqual(new Date('2026-03-31T12:00:00Z'));
    expect([...UNANSWERED, 'ANSWERED', ...ENDED].sort()).toEqual([...CONSULTATION_STATUSES].sort());
    expect(UNANSWERED.filter((status) => status !== 'PENDING')).toEqual([...IN_WORK]);
  });
});
