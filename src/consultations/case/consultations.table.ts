import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant, updatedAt } from '../../platform/database/columns.ts';
import { type RedFlag, TRIAGE_TIERS } from '../../rules/triage/red-flags.ts';
import { users } from '../../users/users.table.ts';
import { ESCALATION_STEPS } from '../triage/escalation-plan.ts';
import type { RedFlagAnswers } from '../triage/red-flags.ts';
import type { ConsultationSnapshot } from './consultation-snapshot.ts';
import {
  CONSULTATION_ACTIONS,
  CONSULTATION_SIDES,
  CONSULTATION_STATUSES,
  type ConsultationSide,
} from './consultation-states.ts';

export const consultationStatus = pgEnum('consultation_status', CONSULTATION_STATUSES);
export const consultationSide = pgEnum('consultation_side', CONSULTATION_SIDES);
export const consultationAction = pgEnum('consultation_action', CONSULTATION_ACTIONS);
/** In the order of the queue. */
export const triageTier = pgEnum('triage_tier', TRIAGE_TIERS);
export const escalationStep = pgEnum('escalation_step', ESCALATION_STEPS);

export const consultations = pgTable(
  'consultations',
  {
    id: id(),
    /** The patient. */
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    clientRequestId: text().notNull(),
    /** Of what was asked for (`contentHash`); null before version 0.2. */
    contentHash: text(),
    status: consultationStatus().notNull().default('PENDING'),
    /** Of all red flags, those that were answered and those that were read. */
    tier: triageTier().notNull(),
    question: text().notNull(),
    description: text(),
    redFlags: jsonb().$type<RedFlagAnswers>().notNull(),
    /** Red flags that the patient’s texts read as. */
    textFlags: text().array().$type<RedFlag[]>().notNull().default([]),
    /** When the patient confirmed that they saw the advice for an emergency. */
    adviceConfirmedAt: instant(),
    /** When the tier demands an answer; null for ROUTINE. */
    answerDueAt: instant(),
    snapshot: jsonb().$type<ConsultationSnapshot>().notNull(),
    /** The analysis in the snapshot; it may have been deleted. */
    analysisId: uuid(),
    /** The assigned dermatologist; null while PENDING. */
    dermatologistId: uuid().references(() => users.id, { onDelete: 'set null' }),
    /** The dermatologist asked for, until they decline; until `reservedUntil` no other can see the case. */
    requestedDermatologistId: uuid().references(() => users.id, { onDelete: 'set null' }),
    reservedUntil: instant(),
    /** When the present state ends by itself. */
    expiresAt: instant(),
    claimedAt: instant(),
    answeredAt: instant(),
    closedAt: instant(),
    /** 1 (worst) to 5 (best). */
    rating: smallint(),
    ratingComment: text(),
    ratedAt: instant(),
    /** The last number given to a message; taken under the lock of the row. */
    messageSequence: integer().notNull().default(0),
    /** Counts the changes of the row, so that a live list reports each once. */
    revision: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('consultations_user_client_request_key').on(table.userId, table.clientRequestId),
    index('consultations_user_created_at_id').on(table.userId, table.createdAt, table.id),
    index('consultations_user_status_created_at_id').on(
      table.userId,
      table.status,
      table.createdAt,
      table.id,
    ),
    index('consultations_dermatologist_id').on(table.dermatologistId, table.id),
    index('consultations_dermatologist_answered_at').on(table.dermatologistId, table.answeredAt),
    index('consultations_answered_at').on(table.answeredAt).where(sql`answered_at is not null`),
    index('consultations_requested_dermatologist').on(table.requestedDermatologistId),
    index('consultations_queue').on(table.tier, table.id).where(sql`status = 'PENDING'`),
    index('consultations_unanswered')
      .on(table.tier, table.id, table.answerDueAt)
      .where(sql`status in ('PENDING', 'ASSIGNED', 'IN_REVIEW', 'NEEDS_INFO')`),
    index('consultations_expires_at').on(table.expiresAt).where(sql`expires_at is not null`),
    index('consultations_analysis').on(table.analysisId),
    check(
      'consultations_assigned',
      sql`${table.status} not in ('ASSIGNED', 'IN_REVIEW', 'NEEDS_INFO') or ${table.dermatologistId} is not null`,
    ),
    check('consultations_unassigned', sql`${table.status} <> 'PENDING' or ${table.dermatologistId} is null`),
    check('consultations_rating', sql`${table.rating} between 1 and 5`),
  ],
);
export type Consultation = typeof consultations.$inferSelect;

/** What happens while a case with a red flag has no answer, each once; a case that waits again repeats some. */
export const consultationEscalations = pgTable(
  'consultation_escalations',
  {
    consultationId: uuid()
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    step: escalationStep().notNull(),
    dueAt: instant().notNull(),
    /** Of the case when the wait began; distinguishes the notifications of one wait from those of another. */
    revision: integer().notNull(),
    doneAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.consultationId, table.step] }),
    index('consultation_escalations_due').on(table.dueAt).where(sql`done_at is null`),
  ],
);

/** Dermatologists who returned or declined a case and can no longer see it. */
export const consultationDeclines = pgTable(
  'consultation_declines',
  {
    consultationId: uuid()
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    dermatologistId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.consultationId, table.dermatologistId] }),
    index('consultation_declines_dermatologist').on(table.dermatologistId),
  ],
);

/** Every step in the life of a case; appended, never changed. */
export const consultationEvents = pgTable(
  'consultation_events',
  {
    id: id(),
    consultationId: uuid()
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    action: consultationAction().notNull(),
    /** Null for the request itself. */
    fromStatus: consultationStatus(),
    toStatus: consultationStatus().notNull(),
    side: consultationSide().notNull(),
    actorId: uuid().references(() => users.id, { onDelete: 'set null' }),
    /** Why a case was declined. */
    reason: text(),
    createdAt: createdAt(),
  },
  (table) => [
    index('consultation_events_consultation').on(table.consultationId, table.id),
    index('consultation_events_actor').on(table.actorId),
  ],
);
export type ConsultationEvent = typeof consultationEvents.$inferSelect;

export const MESSAGE_KINDS = ['MESSAGE', 'INFORMATION_REQUEST', 'ANSWER'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
export const messageKind = pgEnum('consultation_message_kind', MESSAGE_KINDS);

/** What both sides write, in the order of `sequence`; the dermatologist's question back and the answer among it. */
export const consultationMessages = pgTable(
  'consultation_messages',
  {
    id: id(),
    consultationId: uuid()
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    /** From 1 on, without gaps, from `consultations.messageSequence`. */
    sequence: integer().notNull(),
    kind: messageKind().notNull().default('MESSAGE'),
    side: consultationSide().notNull(),
    authorId: uuid().references(() => users.id, { onDelete: 'set null' }),
    /** Of the author; the same again is the same message. */
    clientRequestId: text(),
    /** Of what was asked for (`contentHash`); null before version 0.2. */
    contentHash: text(),
    /** Null where there are only photos. */
    text: text(),
    /** When the other side first marked it as read. */
    readAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('consultation_messages_sequence_key').on(table.consultationId, table.sequence),
    uniqueIndex('consultation_messages_client_request_key').on(
      table.consultationId,
      table.authorId,
      table.clientRequestId,
    ),
    index('consultation_messages_author').on(table.authorId),
  ],
);
/** Both sides write; the system does not. */
export type MessageSide = Exclude<ConsultationSide, 'SYSTEM'>;
export type ConsultationMessage = typeof consultationMessages.$inferSelect;

export const PHOTO_KINDS = ['ANALYSIS', 'REQUEST', 'MESSAGE'] as const;
export type ConsultationPhotoKind = (typeof PHOTO_KINDS)[number];
export const photoKind = pgEnum('consultation_photo_kind', PHOTO_KINDS);

/** Photos of a case: the copy of the analysis' own, those of the request, those of messages. Each has its folder. */
export const consultationPhotos = pgTable(
  'consultation_photos',
  {
    id: id(),
    consultationId: uuid()
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    kind: photoKind().notNull(),
    /** Of a MESSAGE photo only. */
    messageId: uuid().references(() => consultationMessages.id, { onDelete: 'cascade' }),
    /** 0-based order within the request or the message. */
    position: smallint().notNull(),
    folder: uuid().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('consultation_photos_consultation').on(table.consultationId, table.kind, table.position),
    index('consultation_photos_message').on(table.messageId, table.position),
    index('consultation_photos_folder').on(table.folder),
  ],
);
export type ConsultationPhoto = typeof consultationPhotos.$inferSelect;

/** How far each side has read the messages of a case. */
export const consultationReceipts = pgTable(
  'consultation_receipts',
  {
    consultationId: uuid()
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** `sequence` of the last message that was read. */
    sequence: integer().notNull(),
    readAt: instant().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.consultationId, table.userId] }),
    index('consultation_receipts_user').on(table.userId),
  ],
);
export type ConsultationReceipt = typeof consultationReceipts.$inferSelect;
