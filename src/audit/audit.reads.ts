import type { Column } from 'drizzle-orm';
import { type Asked, byInstant, ofAccount, page } from '../platform/database/reads.ts';
import { auditLog } from './audit.table.ts';

export const auditLogOfAccount = page(
  auditLog,
  ({ subjectId }, asked: Asked<{ id: Column }>) => ofAccount({ userId: subjectId }, asked),
  byInstant('createdAt'),
);
