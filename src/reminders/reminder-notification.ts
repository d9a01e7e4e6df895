import type { NotificationDraft } from '../notifications/notifications.service.ts';
import type { OpenSteps, SessionOfDay } from '../routines/open-steps.service.ts';

const TITLES = { AM: 'Your morning routine', PM: 'Your evening routine' } as const;

export function reminderNotification(
  { userId, session, day }: SessionOfDay,
  { routine, planned, open }: OpenSteps,
): NotificationDraft {
  const steps = (count: number) => (count === 1 ? '1 step' : `${count} steps`);
  const message =
    open === planned
      ? `${steps(open)} of “${routine.name}” ${open === 1 ? 'is' : 'are'} due.`
      : `${open} of ${steps(planned)} of “${routine.name}” ${open === 1 ? 'is' : 'are'} still open.`;
  return {
    userId,
    kind: 'ROUTINE_REMINDER',
    title: TITLES[session],
    message,
    objectId: routine.id,
    cause: `reminder:${routine.id}:${session}:${day}`,
  };
}
