import { eq } from 'drizzle-orm';
import type { NotificationsService } from '../../notifications/notifications.service.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Log } from '../../platform/logging/log.ts';
import type { Role } from '../../platform/viewer.ts';
import type { Accounts, Recipient } from '../../users/accounts.ts';
import { type ConsultationStatus, UNANSWERED } from './consultation-states.ts';
import type { notifyOfUrgentCase } from './consultations.queues.ts';
import { type Consultation, consultationDeclines, consultations } from './consultations.table.ts';
import { type EscalationNews, escalationNotification } from './escalation-notification.ts';
import type { Escalations } from './escalations.ts';

const PAGE = 50;

interface Dependencies {
  db: Database;
  accounts: Accounts;
  notifications: NotificationsService;
  escalations: Escalations;
  log: Log;
}

type Notice = typeof notifyOfUrgentCase.data;
type Case = Pick<Consultation, 'id' | 'tier' | 'status' | 'userId' | 'dermatologistId'>;

/** Notifies of cases with a red flag: each recipient once of each step of each wait, however often it is tried. */
export class NotifyOfUrgentCases {
  constructor(private readonly deps: Dependencies) {}

  async notify(notice: Notice): Promise<void> {
    const { step } = notice;
    if (step === 'OVERDUE') {
      const row = await this.#find(notice, step);
      if (!row) return;
      const patient = await this.deps.accounts.recipients(this.deps.db, [row.userId]);
      this.#warnIfNone(notice, step, patient.length);
      await this.#create(notice, 'OVERDUE', row, patient);
      return this.#notifyAll(notice, 'ADMIN', 'OVERDUE_FOR_ADMINISTRATORS');
    }
    if (step === 'EXPIRED') return this.#notifyAll(notice, 'ADMIN', 'EXPIRED_FOR_ADMINISTRATORS');
    if (step === 'ADMINISTRATORS') return this.#notifyAll(notice, 'ADMIN', step);
    const news = step ?? 'FIRST';
    const row = await this.#find(notice, news);
    if (!row) return;
    if (row.status === 'PENDING') return this.#notifyAll(notice, 'DERMATOLOGIST', news);
    const assigned = await this.deps.accounts.recipients(this.deps.db, [row.dermatologistId!]);
    this.#warnIfNone(notice, news, assigned.length);
    await this.#create(notice, news, row, assigned);
  }

  /** For a notice that failed at every attempt: its step becomes due again. */
  async takeUpAgain(notice: Notice): Promise<void> {
    const { consultationId, step } = notice;
    const { db, escalations, log } = this.deps;
    const about = { consultation: consultationId, step: step ?? 'FIRST' };
    log.warn(about, 'Notifying of a case with a red flag failed at every attempt.');
    if (step && step !== 'EXPIRED') await escalations.takeUpAgain(db, { ...notice, step });
  }

  /** Page by page, while the news is true. */
  async #notifyAll(notice: Notice, role: Role, news: EscalationNews): Promise<void> {
    const { db, accounts } = this.deps;
    let found = 0;
    for (let after: string | null = null; ; ) {
      const row = await this.#find(notice, news);
      if (!row || (role === 'DERMATOLOGIST' && row.status !== 'PENDING')) return;
      const page = await accounts.recipientsWithRole(db, role, { after, limit: PAGE });
      const left = new Set([row.userId, ...(await this.#declined(row.id))]);
      const recipients = page.filter(({ id }) => !left.has(id));
      found += recipients.length;
      await this.#create(notice, news, row, recipients);
      if (page.length < PAGE) return this.#warnIfNone(notice, news, found);
      after = page.at(-1)!.id;
    }
  }

  /** The case, while the news of it is true. A step that finds more information awaited is taken up after the reply. */
  async #find(notice: Notice, news: EscalationNews): Promise<Case | null> {
    const { db, escalations } = this.deps;
    const { tier, status, userId, dermatologistId } = consultations;
    const [row] = await db
      .select({ id: consultations.id, tier, status, userId, dermatologistId })
      .from(consultations)
      .where(eq(consultations.id, notice.consultationId));
    if (!row) return null;
    if (TRUE_IN[news].includes(row.status)) return row;
    const { step } = notice;
    if (row.status === 'NEEDS_INFO' && step && step !== 'EXPIRED')
      await escalations.takeUpAgain(db, { ...notice, step });
    return null;
  }

  async #declined(consultationId: string): Promise<string[]> {
    const declined = await this.deps.db
      .select({ id: consultationDeclines.dermatologistId })
      .from(consultationDeclines)
      .where(eq(consultationDeclines.consultationId, consultationId));
    return declined.map(({ id }) => id);
  }

  async #create(
    { consultationId, revision }: Notice,
    news: EscalationNews,
    { tier }: Case,
    recipients: readonly Recipient[],
  ): Promise<void> {
    if (tier === 'ROUTINE') return;
    const { db, notifications } = this.deps;
    const cause = `${CAUSES[news]}:${revision}`;
    const drafts = recipients.map(({ id }) =>
      escalationNotification(news, tier, id, { consultationId, cause }),
    );
    const created = await db.transaction((tx) => notifications.createAll(tx, drafts));
    for (const notification of created) if (notification) notifications.announce(notification);
  }

  #warnIfNone({ consultationId: consultation }: Notice, news: EscalationNews, found: number): void {
    if (found === 0)
      this.deps.log.warn({ consultation, news }, 'A case with a red flag has nobody to notify.');
  }
}

const AWAITED = ['PENDING', 'ASSIGNED', 'IN_REVIEW'] as const;

/** The states of a case in which the news is true. While more information is awaited, only a deadline is news. */
const TRUE_IN: Readonly<Record<EscalationNews, readonly ConsultationStatus[]>> = {
  FIRST: AWAITED,
  AGAIN: AWAITED,
  ADMINISTRATORS: AWAITED,
  OVERDUE: UNANSWERED,
  OVERDUE_FOR_ADMINISTRATORS: UNANSWERED,
  EXPIRED: ['EXPIRED'],
  EXPIRED_FOR_ADMINISTRATORS: ['EXPIRED'],
};

const CAUSES: Readonly<Record<EscalationNews, string>> = {
  FIRST: 'urgent',
  AGAIN: 'urgent-again',
  ADMINISTRATORS: 'unanswered',
  OVERDUE: 'overdue',
  OVERDUE_FOR_ADMINISTRATORS: 'overdue',
  EXPIRED: 'expired',
  EXPIRED_FOR_ADMINISTRATORS: 'expired',
};
