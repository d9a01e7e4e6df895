import { eq } from 'drizzle-orm';
import { type Asked, one } from '../platform/database/reads.ts';
import { users } from './users.table.ts';

export const ownAccount = one(users, ({ id }, { viewer }) => eq(id, viewer));

/** What hangs on figures hangs on the account. */
export const figuresOfAccount = one(users, ({ id }, { row }: Asked<typeof users>) => eq(id, row.id));
