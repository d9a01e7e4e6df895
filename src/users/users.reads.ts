import { eq } from 'drizzle-orm';
import { one } from '../platform/database/reads.ts';
import { users } from './users.table.ts';

export const ownAccount = one(users, ({ id }, { viewer }) => eq(id, viewer));
