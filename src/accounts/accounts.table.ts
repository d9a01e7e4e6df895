import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgEnum, pgTable, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from '../platform/database/columns.ts';
import { users } from '../users/users.table.ts';

export const EXPORT_STATUSES = ['PENDING', 'READY', 'FAILED', 'EXPIRED'] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];
export const exportStatus = pgEnum('export_status', EXPORT_STATUSES);

/** Data exports that people requested. */
export const dataExports = pgTable(
  'data_exports',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    status: exportStatus().notNull().default('PENDING'),
    /** Folder of the file in the storage. */
    folder: uuid().notNull(),
    bytes: bigint({ mode: 'number' }),
    completedAt: instant(),
    expiresAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('data_exports_pending_key').on(table.userId).where(sql`${table.status} = 'PENDING'`),
    index('data_exports_user_created_at_id').on(table.userId, table.createdAt, table.id),
  ],
);
export type DataExport = typeof dataExports.$inferSelect;

/** A record that an account was purged. It does not identify the person, who has the number by mail. */
export const purgeReceipts = pgTable('purge_receipts', {
  id: uuid().primaryKey(),
  closedAt: instant().notNull(),
  purgedAt: instant().notNull().defaultNow(),
  /** Folders of photos and other files that were removed. */
  folders: integer().notNull(),
});
