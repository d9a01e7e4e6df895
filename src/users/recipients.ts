import type { Database, Transaction } from '../platform/database/database.ts';
import { users } from './users.table.ts';

/** Notification and email recipients, for a join. */
export const recipients = (db: Database | Transaction) =>
  db
    .select({
      id: users.id,
      email: users.email,
      locale: users.locale,
      timeZone: users.timeZone,
      emailVerifiedAt: users.emailVerifiedAt,
      deactivatedAt: users.deactivatedAt,
    })
    .from(users)
    .as('recipient');
