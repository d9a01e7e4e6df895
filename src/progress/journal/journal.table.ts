import {
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  real,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, updatedAt } from '../../platform/database/columns.ts';
import { users } from '../../users/users.table.ts';

export const CYCLE_PHASES = ['MENSTRUATION', 'FOLLICULAR', 'OVULATION', 'LUTEAL'] as const;
export type CyclePhase = (typeof CYCLE_PHASES)[number];
export const cyclePhase = pgEnum('cycle_phase', CYCLE_PHASES);

export const journalEntries = pgTable(
  'journal_entries',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    clientRequestId: text().notNull(),
    /** Of what was asked for (`contentHash`); null before version 0.2. */
    contentHash: text(),
    /** The day it describes, in the person's time zone. */
    day: date({ mode: 'string' }).notNull(),
    /** 1 (very bad) to 5 (very good). */
    mood: smallint(),
    /** 1 (none) to 5 (very much). */
    stress: smallint(),
    sleepHours: real(),
    cyclePhase: cyclePhase(),
    text: text(),
    /** Folder of the photo in the storage. */
    photoFolder: uuid(),
    photoWidth: integer(),
    photoHeight: integer(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('journal_entries_user_client_request_key').on(table.userId, table.clientRequestId),
    index('journal_entries_user_day_id').on(table.userId, table.day, table.id),
    index('journal_entries_photo_folder').on(table.photoFolder),
  ],
);
export type JournalEntry = typeof journalEntries.$inferSelect;
