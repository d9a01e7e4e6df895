import type { NotificationPreferencesService } from '../notifications/preferences/notification-preferences.service.ts';
import type { OpenSteps, OpenStepsService } from '../routines/diary/open-steps.service.ts';
import type { RoutineSession } from '../routines/rules/routine-plan.ts';
import { type PlannedReminder, remindersAfter, wallTime } from './next-reminder.ts';
import type { RemindersService } from './reminders.service.ts';
import type { Reminder } from './reminders.table.ts';

export interface UpcomingReminder {
  dueAt: Date;
  day: string;
  time: string;
  session: RoutineSession;
  stepCount: number;
  routine: OpenSteps['routine'];
}

/** Maximum number that can be requested. */
export const MOST_UPCOMING = 50;
const DAYS = 14;
const DAY_MS = 86_400_000;

/** Upcoming reminders, as far as they can be predicted. */
export class UpcomingReminders {
  constructor(
    private readonly reminders: RemindersService,
    private readonly openSteps: OpenStepsService,
    private readonly preferences: NotificationPreferencesService,
  ) {}

  /** Reminders of the next 14 days, soonest first. */
  async list(
    { id: userId, timeZone }: { id: string; timeZone: string },
    first: number,
    now = new Date(),
  ): Promise<UpcomingReminder[]> {
    const until = new Date(now.getTime() + DAYS * DAY_MS);
    const planned = (await this.reminders.of(userId))
      .flatMap((reminder) => [...within(reminder, timeZone, now, until)])
      .sort((one, other) => one.at.getTime() - other.at.getTime());
    if (planned.length === 0 || !(await this.preferences.reaches(userId, 'ROUTINE_REMINDER'))) return [];
    const open = await this.openSteps.of(planned);
    return planned
      .flatMap(({ at, day, session }, index) => {
        const steps = open[index];
        if (!steps || steps.open === 0) return [];
        const { routine } = steps;
        return [{ dueAt: at, day, time: wallTime(at, timeZone), session, stepCount: steps.open, routine }];
      })
      .slice(0, first);
  }
}

function* within(
  reminder: Reminder,
  timeZone: string,
  now: Date,
  until: Date,
): Generator<PlannedReminder & Pick<Reminder, 'userId' | 'session'>> {
  if (!reminder.enabled) return;
  const { userId, session } = reminder;
  for (const planned of remindersAfter({ ...reminder, timeZone }, now)) {
    if (planned.at > until) return;
    if (planned.day !== reminder.remindedOn) yield { ...planned, userId, session };
  }
}
