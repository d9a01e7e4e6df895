import type { AuditEntry } from './audit.table.ts';

/** Whether the actor is the person, someone else, or unknown. */
export const actorOf = ({ actorId, subjectId }: AuditEntry): 'SELF' | 'OTHER' | 'UNKNOWN' =>
  actorId === null ? 'UNKNOWN' : actorId === subjectId ? 'SELF' : 'OTHER';
