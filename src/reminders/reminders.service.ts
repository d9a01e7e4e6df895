import { and, eq, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { atFirstUse } from '../platform/database/at-first-use.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import { parseInput, says, within } from '../platform/validation.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { RoutineSession } from '../routines/rules/routine-plan.ts';
import type { Accounts } from '../users/accounts.ts';
import type { TimeZoneFollower } from '../users/time-zone-follower.ts';
import { accountGone } from '../users/users.service.ts';
import { planReminder } from './reminder-plan.ts';
import { type Reminder, reminders } from './reminders.table.ts';

/** Reminder settings of one session. */
export type SessionReminder = Pick<Reminder, 'enabled' | 'time' | 'weekdays'>;

export interface ReminderSettings {
  timeZone: string;
  morning: SessionReminder;
  evening: SessionReminder;
}

/** Omitted fields are unchanged; null restores the default. */
export type SessionReminderChange = { [key in keyof SessionReminder]?: SessionReminder[key] | null };
export interface ReminderSettingsChange {
  morning?: SessionReminderChange | null;
  evening?: SessionReminderChange | null;
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const DEFAULTS: Record<RoutineSession, SessionReminder> = {
  AM: { enabled: false, time: '08:00', weekdays: EVERY_DAY },
  PM: { enabled: false, time: '21:00', weekdays: EVERY_DAY },
};

const session = z
  .object({
    weekdays: z
      .array(within(1, 7, 'reminders.weekday.range'))
      .min(1, says('reminders.weekdays.empty'))
      .max(7, says('reminders.weekdays.twice'))
      .nullish(),
  })
  .nullish();
const fields = z.object({ morning: session, evening: session });

/** Reminder settings of routines. */
export class RemindersService implements TimeZoneFollower {
  readonly #byUser = atFirstUse(() => prepareByUser(this.db));

  constructor(
    private readonly db: Database,
    private readonly accounts: Accounts,
  ) {}

  /** Settings that the user has changed at least once. */
  of(userId: string): Promise<Reminder[]> {
    return this.#byUser().execute({ userId });
  }

  async settings({ id, timeZone }: { id: string; timeZone: string }): Promise<ReminderSettings> {
    return settingsOf(timeZone, await this.of(id));
  }

  /** Reschedules changed reminders; unchanged ones keep their schedule. */
  async update(viewer: Viewer, change: ReminderSettingsChange, now = new Date()): Promise<ReminderSettings> {
    parseInput(fields, change);
    return this.db.transaction(async (tx) => {
      const account = await this.accounts.locked(tx, viewer.userId);
      if (!account) throw accountGone();
      const { id: userId, timeZone } = account;
      const known = await tx.select().from(reminders).where(eq(reminders.userId, userId)).for('update');
      const rows = SESSIONS.flatMap(([key, name]): Reminder[] => {
        const before = known.find((row) => row.session === key);
        const given = change[name];
        if (given === undefined) return before ? [before] : [];
        const wanted =
          given === null ? DEFAULTS[key] : changed(before ?? DEFAULTS[key], given, DEFAULTS[key]);
        const { enabled, time, weekdays } = wanted;
        if (before && isSame(before, wanted)) return [before];
        const plan = planReminder(wanted, timeZone, now);
        return [
          { userId, session: key, enabled, time, weekdays, ...plan, remindedOn: before?.remindedOn ?? null },
        ];
      });
      if (rows.length > 0) {
        await tx
          .insert(reminders)
          .values(rows)
          .onConflictDoUpdate({ target: [reminders.userId, reminders.session], set: CHANGED });
      }
      return settingsOf(timeZone, rows);
    });
  }

  async timeZoneSet(tx: Transaction, userId: string, timeZone: string): Promise<void> {
    const now = new Date();
    const moved = await tx
      .select()
      .from(reminders)
      .where(and(eq(reminders.userId, userId), ne(reminders.timeZone, timeZone)))
      .for('update');
    if (moved.length === 0) return;
    await tx
      .insert(reminders)
      .values(moved.map((row) => ({ ...row, ...planReminder(row, timeZone, now) })))
      .onConflictDoUpdate({ target: [reminders.userId, reminders.session], set: CHANGED });
  }
}

const SESSIONS = [
  ['AM', 'morning'],
  ['PM', 'evening'],
] as const;

const CHANGED = {
  enabled: sql`excluded.enabled`,
  time: sql`excluded.time`,
  weekdays: sql`excluded.weekdays`,
  timeZone: sql`excluded.time_zone`,
  nextAt: sql`excluded.next_at`,
  nextOn: sql`excluded.next_on`,
};

const settingsOf = (timeZone: string, rows: readonly Reminder[]): ReminderSettings => ({
  timeZone,
  morning: rows.find((row) => row.session === 'AM') ?? DEFAULTS.AM,
  evening: rows.find((row) => row.session === 'PM') ?? DEFAULTS.PM,
});

function changed(
  before: SessionReminder,
  { enabled, time, weekdays }: SessionReminderChange,
  without: SessionReminder,
): SessionReminder {
  return {
    enabled: enabled === null ? without.enabled : (enabled ?? before.enabled),
    time: time === null ? without.time : (time ?? before.time),
    weekdays:
      weekdays === null ? without.weekdays : [...new Set(weekdays ?? before.weekdays)].sort((a, b) => a - b),
  };
}

const isSame = (one: SessionReminder, other: SessionReminder) =>
  one.enabled === other.enabled && one.time === other.time && one.weekdays.join() === other.weekdays.join();

const prepareByUser = (db: Database) =>
  db
    .select()
    .from(reminders)
    .where(eq(reminders.userId, sql.placeholder('userId')))
    .prepare('reminders_by_user');
