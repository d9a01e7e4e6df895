import { and, eq, sql } from 'drizzle-orm';
import type { NotificationDraft, NotificationsService } from '../../notifications/notifications.service.ts';
import type { Notification } from '../../notifications/notifications.table.ts';
import { sweepPhotoFolder } from '../../photos/photos.queues.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { notFound, type UserErrors, userError } from '../../platform/errors.ts';
import type { Events } from '../../platform/events/events.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { message } from '../../platform/language/text.ts';
import type { Accounts, Recipient } from '../../users/accounts.ts';
import { accessFor } from './consultation-access.ts';
import type { ConsultationAudit, Reader } from './consultation-audit.ts';
import { isTheirs, newsOf } from './consultation-news.ts';
import { type ConsultationNews, consultationNotification } from './consultation-notification.ts';
import { CONSULTATION_PHOTOS } from './consultation-photos.ts';
import {
  type ConsultationAction,
  type ConsultationSide,
  type ConsultationStatus,
  deadlineOf,
  hasEnded,
  nextStatus,
  sideOf,
} from './consultation-states.ts';
import { isMailedAbout } from './consultation-thread.ts';
import { notifyOfUrgentCase } from './consultations.queues.ts';
import {
  type Consultation,
  consultationEvents,
  consultationPhotos,
  consultations,
} from './consultations.table.ts';
import { escalationNotification } from './escalation-notification.ts';
import type { Escalations } from './escalations.ts';

/** Changes to a case besides its state. */
export interface Step {
  action: ConsultationAction;
  /** The input field with the id of the case; `id` unless given. */
  idField?: string;
  /** Why, for the history. */
  reason?: string | null;
  /** Further columns. Throws UserErrors when the case does not allow it. */
  change?: (row: Consultation) => Partial<Consultation>;
  /** What belongs to the same transaction; gets the case as it is now. */
  also?: (tx: Transaction, row: Consultation, side: ConsultationSide) => Promise<void>;
}

interface Actor {
  side: ConsultationSide;
  /** Null for the system. */
  actorId: string | null;
}

/** A step that is part of a transaction; call `after` once that is committed. */
export interface Done {
  row: Consultation;
  after: () => void;
}

interface Dependencies {
  db: Database;
  events: Events;
  jobs: Jobs;
  accounts: Accounts;
  notifications: NotificationsService;
  audit: ConsultationAudit;
  escalations: Escalations;
}

/** Moves cases between states; each step is one transaction with its history, audit entry and notifications. */
export class ConsultationTransitions {
  constructor(private readonly deps: Dependencies) {}

  /**
   * A step of the patient or of a dermatologist, whichever the viewer is of this case. Throws NOT_FOUND for a case that
   * they cannot see, and INVALID_STATE, which names the present state, for a step that does not fit.
   */
  async run(reader: Reader, id: string, step: Step): Promise<Consultation> {
    const { db, audit } = this.deps;
    const done = await db.transaction(async (tx) => {
      const before = await this.#locked(tx, reader, id, step);
      const side = sideOf(reader.viewer.userId, before);
      const applied = await this.apply(tx, before, step, { side, actorId: reader.viewer.userId });
      await audit.read(tx, reader, [applied.row], step.action);
      return applied;
    });
    done.after();
    return done.row;
  }

  /** The same for a case that the caller has locked and that the actor may see. */
  async apply(tx: Transaction, before: Consultation, step: Step, actor: Actor): Promise<Done> {
    const { action } = step;
    const status = nextStatus(action, actor.side, before.status);
    if (!status) throw invalidState(before.status, step.idField);
    const now = new Date();
    const changes = {
      ...{ status, revision: sql`${consultations.revision} + 1` },
      ...(status === before.status ? {} : { expiresAt: deadlineOf(status, now) }),
      ...columnsOf(action, status, before, actor, now),
      ...step.change?.(before),
    };
    const isIt = eq(consultations.id, before.id);
    const [changed] = await tx.update(consultations).set(changes).where(isIt).returning();
    let row = changed!;
    if (step.also) {
      await step.also(tx, row, actor.side);
      row = (await tx.select().from(consultations).where(isIt))[0]!;
    }
    await this.#remember(tx, before, row, step, actor);
    const swept = hasEnded(status) && !hasEnded(before.status) && (await this.#dropCopies(tx, row));
    if (status === 'PENDING' && before.status !== 'PENDING') await this.deps.escalations.beginAgain(tx, row);
    if (status === 'EXPIRED') await this.deps.escalations.expire(tx, row);
    const notified = await this.#notify(tx, before, row, step, actor);
    return { row, after: () => this.#announce(before, row, notified, swept) };
  }

  /** The row as it is once everybody who was faster has committed. */
  async #locked(tx: Transaction, { viewer }: Reader, id: string, { action, idField }: Step) {
    // In the order in which a change of the role locks: the account, then its cases.
    if (
      viewer.role === 'DERMATOLOGIST' &&
      !(await this.deps.accounts.keepsRole(tx, viewer.userId, viewer.role))
    )
      throw notFound('consultation');
    const isIt = eq(consultations.id, id);
    await tx.select({ id: consultations.id }).from(consultations).where(isIt).for('update');
    const { visible, contested } = accessFor(this.deps.db, sql`${viewer.userId}`);
    const [row] = await tx.select().from(consultations).where(and(isIt, visible));
    if (row) return row;
    if (action === 'CLAIM') {
      const [taken] = await tx
        .select({ status: consultations.status })
        .from(consultations)
        .where(and(isIt, contested, sql`${consultations.status} <> 'PENDING'`));
      if (taken) throw invalidState(taken.status, idField);
    }
    throw notFound('consultation');
  }

  async #remember(tx: Transaction, before: Consultation, row: Consultation, step: Step, actor: Actor) {
    const { action, reason = null } = step;
    const happened = action === 'DECLINE' ? isTheirs(before, actor.actorId) : before.status !== row.status;
    if (!happened && action !== 'RATE') return;
    await tx.insert(consultationEvents).values({
      ...{ consultationId: row.id, action, reason, ...actor },
      ...{ fromStatus: before.status, toStatus: row.status },
    });
  }

  /** The copied photo of the analysis is only there for the answer. */
  async #dropCopies(tx: Transaction, row: Consultation): Promise<boolean> {
    const dropped = await tx
      .delete(consultationPhotos)
      .where(and(eq(consultationPhotos.consultationId, row.id), eq(consultationPhotos.kind, 'ANALYSIS')))
      .returning({ folder: consultationPhotos.folder });
    for (const { folder } of dropped)
      await this.deps.jobs.enqueue(tx, sweepPhotoFolder, { owner: CONSULTATION_PHOTOS, folder });
    return dropped.length > 0;
  }

  async #notify(tx: Transaction, before: Consultation, row: Consultation, step: Step, actor: Actor) {
    const news = newsOf({ ...actor, action: step.action }, before, row);
    if (news.length === 0) return [];
    const { accounts, notifications } = this.deps;
    const recipients = await accounts.recipients(
      tx,
      news.map(({ to }) => to),
    );
    const about = { consultationId: row.id, cause: `revision:${row.revision}` };
    const notified: Notification[] = [];
    for (const { news: what, to } of news) {
      const recipient = recipients.find(({ id }) => id === to);
      const mailedElsewhere = what === 'MESSAGE' && (await isMailedAbout(tx, row, actor.side));
      const draft = recipient && draftOf(what, row, recipient, { ...about, mailedElsewhere });
      const notification = draft && (await notifications.create(tx, draft));
      if (notification) notified.push(notification);
    }
    return notified;
  }

  #announce(
    before: Consultation,
    row: Consultation,
    notified: readonly Notification[],
    swept: boolean,
  ): void {
    const { events, jobs, notifications } = this.deps;
    const involved = [before, row].flatMap((state) => [
      ...[state.userId, state.dermatologistId, state.requestedDermatologistId],
    ]);
    for (const userId of new Set(involved)) {
      if (userId) events.publish(userId, { type: 'CONSULTATION', id: row.id });
    }
    if (before.status === 'PENDING' || row.status === 'PENDING') {
      events.publish({ list: 'CONSULTATION_QUEUE' }, { type: 'CONSULTATION', id: row.id });
    }
    for (const notification of notified) notifications.announce(notification);
    if (swept) jobs.wake(sweepPhotoFolder);
    if (row.tier !== 'ROUTINE') jobs.wake(notifyOfUrgentCase);
  }
}

/** To a person with a red flag, the news that their case ended without an answer says what to do. */
function draftOf(
  news: ConsultationNews,
  { tier }: Consultation,
  to: Recipient,
  about: Parameters<typeof consultationNotification>[2],
): NotificationDraft {
  if (news === 'EXPIRED' && tier !== 'ROUTINE') return escalationNotification(news, tier, to.id, about);
  return consultationNotification(news, to.id, about);
}

function columnsOf(
  action: ConsultationAction,
  status: ConsultationStatus,
  before: Consultation,
  { actorId }: Actor,
  now: Date,
): Partial<Consultation> {
  if (action === 'CLAIM') return { dermatologistId: actorId, claimedAt: now, reservedUntil: null };
  if (action === 'ANSWER') return { answeredAt: now };
  if (status === 'PENDING' && (action === 'DECLINE' || action === 'RELEASE')) {
    const left = before.requestedDermatologistId === (actorId ?? before.dermatologistId);
    const wish = left ? { requestedDermatologistId: null, reservedUntil: null } : {};
    return { dermatologistId: null, claimedAt: null, ...wish };
  }
  if (!hasEnded(status) || hasEnded(before.status)) return {};
  // Who had a case that was cancelled has no further reason to see it.
  return { closedAt: now, ...(status === 'CANCELLED' && { dermatologistId: null }) };
}

export const invalidState = (status: ConsultationStatus, idField = 'id'): UserErrors =>
  userError('INVALID_STATE', message('consultations.state', { status }), idField);
