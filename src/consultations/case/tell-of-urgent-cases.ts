import { eq } from 'drizzle-orm';
import type { NotificationsService } from '../../notifications/notifications.service.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Role } from '../../platform/viewer.ts';
import type { Accounts, Recipient } from '../../users/accounts.ts';
import { type ConsultationStatus, UNANSWERED } from './consultation-states.ts';
import type { tellOfUrgentCase } from './consultations.queues.ts';
import { type Consultation, consultationDeclines, consultations } from './consultations.table.ts';
import { type EscalationNews, escalationNotification } from './escalation-notification.ts';

const PAGE = 50;

interface Dependencies {
  db: Database;
  accounts: Accounts;
  notifications: NotificationsService;
}

type Task = typeof tellOfUrgentCase.data;
type Case = Pick<Consultation, 'id' | 'tier' | 'status' | 'userId' | 'dermatologistId'>;

/** Notifies of cases with a red flag. Each recipient is told once of each step of each wait, however often it is tried. */
export class TellOfUrgentCases {
  constructor(private readonly deps: Dependencies) {}

  async tell(task: Task): Promise<void> {
    const { consultationId, step } = task;
    if (step === 'OVERDUE') {
      const row = await this.#find(consultationId, step);
      if (!row) return;
      const patient = await this.deps.accounts.recipients(this.deps.db, [row.userId]);
      await this.#notify(task, 'OVERDUE', row, patient);
      return this.#tellAll(task, 'ADMIN', 'OVERDUE_FOR_ADMINISTRATORS');
    }
    if (step === 'EXPIRED') return this.#tellAll(task, 'ADMIN', 'EXPIRED_FOR_ADMINISTRATORS');
    if (step === 'ADMINISTRATORS') return this.#tellAll(task, 'ADMIN', step);
    const news = step ?? 'FIRST';
    const row = await this.#find(consultationId, news);
    if (!row) return;
    if (row.status === 'PENDING') return this.#tellAll(task, 'DERMATOLOGIST', news);
    const assigned = await this.deps.accounts.recipients(this.deps.db, [row.dermatologistId!]);
    await this.#notify(task, news, row, assigned);
  }

  /** Page by page, while the news is true. */
  async #tellAll(task: Task, role: Role, news: EscalationNews): Promise<void> {
    const { db, accounts } = this.deps;
    for (let after: string | null = null; ; ) {
      const row = await this.#find(task.consultationId, news);
      if (!row || (role === 'DERMATOLOGIST' && row.status !== 'PENDING')) return;
      const page = await accounts.recipientsWithRole(db, role, { after, limit: PAGE });
      const left = new Set([row.userId, ...(await this.#declined(row.id))]);
      await this.#notify(
        task,
        news,
        row,
        page.filter(({ id }) => !left.has(id)),
      );
      if (page.length < PAGE) return;
      after = page.at(-1)!.id;
    }
  }

  /** The case, while the news of it is true. */
  async #find(id: string, news: EscalationNews): Promise<Case | null> {
    const { tier, status, userId, dermatologistId } = consultations;
    const [row] = await this.deps.db
      .select({ id: consultations.id, tier, status, userId, dermatologistId })
      .from(consultations)
      .where(eq(consultations.id, id));
    return row && TRUE_IN[news].includes(row.status) ? row : null;
  }

  async #declined(consultationId: string): Promise<string[]> {
    const declined = await this.deps.db
      .select({ id: consultationDeclines.dermatologistId })
      .from(consultationDeclines)
      .where(eq(consultationDeclines.consultationId, consultationId));
    return declined.map(({ id }) => id);
  }

  async #notify(
    { consultationId, revision }: Task,
    news: EscalationNews,
    { tier }: Case,
    recipients: readonly Recipient[],
  ): Promise<void> {
    if (tier === 'ROUTINE') return;
    const { db, notifications } = this.deps;
    const cause = `${CAUSES[news]}:${revision}`;
    const drafts = recipients.map((to) => escalationNotification(news, tier, to, { consultationId, cause }));
    const told = await db.transaction((tx) => notifications.createAll(tx, drafts));
    for (const notification of told) if (notification) notifications.announce(notification);
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
