import { and, asc, eq, lte, type SQL, sql } from 'drizzle-orm';
import type { NotificationsService } from '../notifications/notifications.service.ts';
import type { Notification } from '../notifications/notifications.table.ts';
import { atFirstUse } from '../platform/database/at-first-use.ts';
import {
  type Database,
  isDatabaseUnavailable,
  loggable,
  type Transaction,
} from '../platform/database/database.ts';
import { rowsOf } from '../platform/database/rows-of.ts';
import type { Log } from '../platform/logging/log.ts';
import type { OpenStepsService } from '../routines/diary/open-steps.service.ts';
import type { UsersService } from '../users/users.service.ts';
import { reminderNotification } from './reminder-notification.ts';
import { turnOf } from './reminder-plan.ts';
import { type Reminder, reminders } from './reminders.table.ts';

/** Reminders per transaction, which bounds its duration and memory. */
const BATCH = 100;
/** Delay before a reminder that failed is retried. */
const SET_ASIDE_MS = 3_600_000;

interface Dependencies {
  db: Database;
  users: UsersService;
  openSteps: OpenStepsService;
  notifications: NotificationsService;
  log: Log;
}

/** Turns due reminders into notifications; any number of processes may run it at once. */
export class FireReminders {
  readonly #due = atFirstUse(() => prepareDue(this.deps.db));

  constructor(private readonly deps: Dependencies) {}

  /** Handles up to a hundred that are due at `at`, by default the database's current time; returns whether more may be due. */
  async batch(at?: Date): Promise<boolean> {
    const [due] = await this.#due().execute({ at: at?.toISOString() ?? null });
    if (!due) return false;
    const now = new Date(due.now);
    try {
      return (await this.#fire(now, BATCH)) > 0;
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      // One of them failed; handled one at a time, it does not hold up the others.
      for (let turn = 0; turn < BATCH; turn += 1) if (!(await this.#fireOne(now))) return false;
      return true;
    }
  }

  /** Returns whether one was due. */
  async #fireOne(now: Date): Promise<boolean> {
    const claimed: Reminder[] = [];
    try {
      return (await this.#fire(now, 1, claimed)) === 1;
    } catch (error) {
      const [failed] = claimed;
      if (!failed || isDatabaseUnavailable(error)) throw error;
      const { userId, session } = failed;
      this.deps.log.warn(
        { err: loggable(error), userId, session },
        'A reminder failed; retrying in an hour.',
      );
      await this.deps.db
        .update(reminders)
        .set({ nextAt: new Date(now.getTime() + SET_ASIDE_MS), nextOn: null })
        .where(and(eq(reminders.userId, userId), eq(reminders.session, session)));
      return true;
    }
  }

  /** Claims, notifies and reschedules in one transaction. Returns the number that were due. */
  async #fire(now: Date, limit: number, claimed: Reminder[] = []): Promise<number> {
    const { db, users, notifications } = this.deps;
    const told = await db.transaction(async (tx) => {
      const due = tx
        .select()
        .from(reminders)
        .where(lte(reminders.nextAt, now))
        .orderBy(asc(reminders.nextAt))
        .limit(limit)
        .for('update', { skipLocked: true });
      claimed.push(...(await due));
      if (claimed.length === 0) return [];
      const ids = claimed.map(({ userId }) => userId);
      const people = await users.findMany(tx, ids);
      const turns = claimed.map((reminder) => {
        const person = people.get(reminder.userId);
        return { reminder, ...turnOf(reminder, person && !person.deactivatedAt ? person : null, now) };
      });
      const made = await this.#notify(tx, turns);
      const rows = turns.map(({ reminder, day, plan }) => {
        const wasReminded = made.has(reminder);
        return { ...reminder, ...plan, remindedOn: wasReminded ? day : reminder.remindedOn };
      });
      await tx.execute(replan(rows));
      return [...made.values()];
    });
    for (const notification of told) if (notification) notifications.announce(notification);
    return claimed.length;
  }

  /** Notifications by reminder; null if already sent. */
  async #notify(
    tx: Transaction,
    turns: readonly { reminder: Reminder; day: string | null }[],
  ): Promise<Map<Reminder, Notification | null>> {
    const { openSteps, notifications } = this.deps;
    const sessions = turns
      .flatMap(({ reminder, day }) => (day === null ? [] : [{ ...reminder, day, reminder }]))
      // Always locks users in the same order.
      .sort((one, other) => (one.userId < other.userId ? -1 : 1));
    const open = await openSteps.of(sessions, tx);
    const reminded = sessions.flatMap((session, index) => {
      const steps = open[index];
      return steps && steps.open > 0 ? [{ session, draft: reminderNotification(session, steps) }] : [];
    });
    const told = await notifications.createAll(
      tx,
      reminded.map(({ draft }) => draft),
    );
    return new Map(reminded.map(({ session }, index) => [session.reminder, told[index] ?? null]));
  }
}

/** One prepared text, however many rows: an upsert of a hundred takes longer to write and to plan than to run. */
const replan = (rows: readonly Reminder[]): SQL => sql`
  update ${reminders} set time_zone = new.time_zone, next_at = new.next_at, next_on = new.next_on,
    reminded_on = new.reminded_on
  from (${rowsOf(sql`*`, {
    user_id: ['uuid', rows.map((row) => row.userId)],
    session: ['routine_session', rows.map((row) => row.session)],
    time_zone: ['text', rows.map((row) => row.timeZone)],
    next_at: ['timestamptz', rows.map((row) => row.nextAt?.toISOString() ?? null)],
    next_on: ['date', rows.map((row) => row.nextOn)],
    reminded_on: ['date', rows.map((row) => row.remindedOn)],
  })}) as new
  where ${reminders.userId} = new.user_id and ${reminders.session} = new.session`;

/** Uses the database's clock, so that processes with wrong clocks behave alike. */
const prepareDue = (db: Database) => {
  const now = sql<string>`coalesce(${sql.placeholder('at')}::timestamptz, now())`;
  return db
    .select({ now })
    .from(reminders)
    .where(lte(reminders.nextAt, now))
    .limit(1)
    .prepare('reminders_due');
};
