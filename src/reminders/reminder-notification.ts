import type { NotificationDraft } from '../notifications/notifications.service.ts';
import { localized } from '../platform/language.ts';
import type { OpenSteps, SessionOfDay } from '../routines/diary/open-steps.service.ts';

const TITLES = {
  AM: localized({ en: 'Your morning routine', de: 'Ihre Morgenroutine' }),
  PM: localized({ en: 'Your evening routine', de: 'Ihre Abendroutine' }),
} as const;

export function reminderNotification(
  { userId, session, day }: SessionOfDay,
  steps: OpenSteps,
): NotificationDraft {
  return {
    userId,
    kind: 'ROUTINE_REMINDER',
    title: TITLES[session],
    message: localized({ en: inEnglish(steps), de: inGerman(steps) }),
    objectId: steps.routine.id,
    cause: `reminder:${steps.routine.id}:${session}:${day}`,
  };
}

function inEnglish({ routine, planned, open }: OpenSteps): string {
  const steps = (count: number) => (count === 1 ? '1 step' : `${count} steps`);
  return open === planned
    ? `${steps(open)} of “${routine.name}” ${open === 1 ? 'is' : 'are'} due.`
    : `${open} of ${steps(planned)} of “${routine.name}” ${open === 1 ? 'is' : 'are'} still open.`;
}

function inGerman({ routine, planned, open }: OpenSteps): string {
  if (open < planned)
    return `${open} von ${planned} Schritten von „${routine.name}“ ${open === 1 ? 'ist' : 'sind'} noch offen.`;
  return open === 1
    ? `1 Schritt von „${routine.name}“ steht an.`
    : `${open} Schritte von „${routine.name}“ stehen an.`;
}
