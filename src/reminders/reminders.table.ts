import { sql } from 'drizzle-orm';
import { boolean, date, index, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../platform/database/columns.ts';
import { routineSession } from '../routines/plans/routines.table.ts';
import { users } from '../users/users.table.ts';

/** Reminder settings of a session and the next due time; no row means the default. */
export const reminders = pgTable(
  'reminders',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    session: routineSession().notNull(),
    enabled: boolean().notNull(),
    /** Local time, `HH:MM`. */
    time: text().notNull(),
    /** 1 is Monday, 7 Sunday; at least one. */
    weekdays: smallint().array().notNull(),
    /** The time zone that `nextAt` was computed in. */
    timeZone: text().notNull(),
    /** When it is due next; null while it is off. */
    nextAt: instant(),
    /** The local day of `nextAt`; null if it only needs to be rescheduled. */
    nextOn: date({ mode: 'string' }),
    /** The local day of the last reminder, which gets no second one. */
    remindedOn: date({ mode: 'string' }),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.session] }),
    index('reminders_next_at').on(table.nextAt).where(sql`${table.nextAt} is not null`),
  ],
);
export type Reminder = typeof reminders.$inferSelect;
