import { nextReminder } from './next-reminder.ts';
import type { Reminder } from './reminders.table.ts';

const HOUR_MS = 3_600_000;
/** Reminders that are later than this are skipped: the session is over. */
const MAX_LATE_MS = 2 * HOUR_MS;
/** When to retry a time zone that this version of Node does not know. */
const UNKNOWN_ZONE_MS = 24 * HOUR_MS;

export type ReminderPlan = Pick<Reminder, 'nextAt' | 'nextOn' | 'timeZone'>;
type Planned = Pick<Reminder, 'enabled' | 'time' | 'weekdays'>;

/** The next time of a reminder after an instant, in a time zone. */
export function planReminder(reminder: Planned, timeZone: string, after: Date): ReminderPlan {
  if (!reminder.enabled) return { timeZone, nextAt: null, nextOn: null };
  try {
    const next = nextReminder({ ...reminder, timeZone }, after);
    return { timeZone, nextAt: next?.at ?? null, nextOn: next?.day ?? null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { timeZone, nextAt: new Date(after.getTime() + UNKNOWN_ZONE_MS), nextOn: null };
  }
}

/** Decides the outcome of a due reminder; `person` is null for a closed account. */
export function turnOf(
  reminder: Reminder,
  person: { timeZone: string } | null,
  now: Date,
): { day: string | null; plan: ReminderPlan } {
  const timeZone = person?.timeZone ?? reminder.timeZone;
  const late = now.getTime() - (reminder.nextAt?.getTime() ?? 0) > MAX_LATE_MS;
  const moved = timeZone !== reminder.timeZone;
  // Reminders missed long ago are skipped, but today's may still be in time.
  const looksBack = !moved && (late || reminder.nextOn === null);
  const after = looksBack ? new Date(now.getTime() - MAX_LATE_MS) : now;
  const isInTime = person !== null && !late && !moved && reminder.remindedOn !== reminder.nextOn;
  return { day: isInTime ? reminder.nextOn : null, plan: planReminder(reminder, timeZone, after) };
}
