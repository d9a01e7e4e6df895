import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id } from '../platform/database/columns.ts';

/** Types of audit log entries. */
export const AUDIT_ACTIONS = [
  'LOGIN',
  'LOGIN_FAILED',
  'LOGOUT',
  'LOGOUT_EVERYWHERE',
  'REFRESH_TOKEN_REUSED',
  'REGISTRATION_REQUESTED',
  'EMAIL_VERIFIED',
  'PASSWORD_RESET_REQUESTED',
  'PASSWORD_RESET',
  'PASSWORD_CHANGED',
  'PASSWORD_REFUSED',
  'SESSION_REVOKED',
  'ACCOUNT_CLOSED',
  'ACCOUNT_RESTORED',
  'DATA_EXPORT_REQUESTED',
  'DATA_EXPORT_READ',
  'CONSENT_GIVEN',
  'CONSENT_WITHDRAWN',
  'EMAIL_UNSUBSCRIBED',
  'CONSULTATION_READ',
  'CONSULTATION_PHOTO_READ',
  'ROLE_CHANGED',
  'DERMATOLOGIST_INVITED',
  'ACCOUNT_LOOKED_UP',
  'ACCOUNT_LISTED',
  'FAILED_JOBS_RETRIED',
  'FAILED_JOBS_DISCARDED',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Security events and every read of another person's data; appended, never changed. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: id(),
    /** Whose data or account. */
    subjectId: uuid().notNull(),
    /** The actor; null for the system or an unknown person. */
    actorId: uuid(),
    action: text().$type<AuditAction>().notNull(),
    objectId: uuid(),
    ip: text(),
    details: jsonb().$type<Record<string, string | number | boolean>>(),
    createdAt: createdAt(),
  },
  (table) => [
    index('audit_log_subject_created_at_id').on(table.subjectId, table.createdAt, table.id),
    index('audit_log_actor').on(table.actorId).where(sql`${table.actorId} is not null`),
    index('audit_log_object').on(table.objectId).where(sql`${table.objectId} is not null`),
  ],
);
export type AuditEntry = typeof auditLog.$inferSelect;
