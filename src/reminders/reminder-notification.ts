import type { NotificationDraft } from '../notifications/notifications.service.ts';
import type { OpenSteps, SessionOfDay } from '../routines/diary/open-steps.service.ts';

export function reminderNotification(
  { userId, session, day }: SessionOfDay,
  { routine, planned, open }: OpenSteps,
): NotificationDraft {
  const time = session === 'AM' ? 'morning' : 'evening';
  return {
    userId,
    kind: 'ROUTINE_REMINDER',
    code: open === planned ? `reminder.${time}` : `reminder.${time}-open`,
    params: { open, planned, routine: routine.name },
    objectId: routine.id,
    cause: `reminder:${routine.id}:${session}:${day}`,
  };
}
