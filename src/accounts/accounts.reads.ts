import { and, eq, sql } from 'drizzle-orm';
import type { notifications } from '../notifications/notifications.table.ts';
import { type Asked, byInstant, ofAccount, one, page } from '../platform/database/reads.ts';
import { dataExports } from './accounts.table.ts';

export const dataExportsOfAccount = page(dataExports, ofAccount, byInstant('createdAt'));

export const dataExportOfNotification = one(
  dataExports,
  ({ id, userId }, { row, viewer }: Asked<typeof notifications>) =>
    and(
      ...[eq(id, row.objectId), eq(userId, viewer)],
      sql`${row.kind} = 'SYSTEM' and starts_with(${row.cause}, 'data-export:')`,
    ),
);
