import { and, type Column } from 'drizzle-orm';
import { type Asked, byInstant, ofAccount, page } from '../platform/database/reads.ts';
import { alive, sessions } from './auth.table.ts';

export const sessionsOfAccount = page(
  sessions,
  (row, asked: Asked<{ id: Column }>) => and(ofAccount(row, asked), alive(row)),
  byInstant('createdAt'),
);
