import { and, asc, eq, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { anyOf } from '../../platform/database/any-of.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { TriageTier } from '../../rules/triage/red-flags.ts';
import {
  answerDueAt,
  ESCALATION_STEPS,
  type EscalationPlan,
  type EscalationStep,
} from '../triage/escalation-plan.ts';
import { notifyOfUrgentCase } from './consultations.queues.ts';
import { type Consultation, consultationEscalations, consultations } from './consultations.table.ts';

const BATCH = 100;

type Waiting = Pick<Consultation, 'id' | 'tier' | 'revision'>;
/** A step of one wait. */
type WaitStep = Pick<typeof consultationEscalations.$inferSelect, 'consultationId' | 'step' | 'revision'>;

/** What happens while a case with a red flag waits for an answer. */
export class Escalations {
  constructor(
    private readonly jobs: Jobs,
    private readonly plan: EscalationPlan,
  ) {}

  /** When an answer is due to a case that begins to wait now. */
  dueAt(tier: TriageTier, now: Date): Date | null {
    return answerDueAt(this.plan, tier, now);
  }

  /**
   * Part of the transaction in which a case got its tier, at first or a sooner one: notifies at once and plans all that
   * follows. What was due sooner stays so.
   */
  begin(tx: Transaction, row: Waiting): Promise<void> {
    return this.#start(tx, row, ESCALATION_STEPS);
  }

  /** Part of the transaction in which a case returned to the queue; the deadline and what was due sooner stay. */
  beginAgain(tx: Transaction, row: Waiting): Promise<void> {
    return this.#start(tx, row, ['AGAIN', 'ADMINISTRATORS']);
  }

  /** Part of the transaction in which a case ended without an answer: administrators are notified. */
  async expire(tx: Transaction, { id: consultationId, tier, revision }: Waiting): Promise<void> {
    if (tier === 'ROUTINE') return;
    await this.jobs.enqueue(tx, notifyOfUrgentCase, { consultationId, revision, step: 'EXPIRED' });
  }

  /** Makes a step due again whose notice could not be given; nothing if the case has begun to wait again. */
  async takeUpAgain(
    db: Database,
    { consultationId: id, step: which, revision: wait }: WaitStep,
  ): Promise<void> {
    const { consultationId, step, revision } = consultationEscalations;
    await db
      .update(consultationEscalations)
      .set({ doneAt: null })
      .where(and(eq(consultationId, id), eq(step, which), eq(revision, wait)));
  }

  /** Hands what is due to the workers, each once. Several processes may call it. Returns whether there may be more. */
  sweep(db: Database): Promise<boolean> {
    return db.transaction(async (tx) => {
      const { consultationId, step, revision, dueAt, doneAt } = consultationEscalations;
      const due = await tx
        .select({ consultationId, step, revision })
        .from(consultationEscalations)
        .innerJoin(consultations, eq(consultations.id, consultationId))
        // Whoever was asked for more information must reply first, but is notified of the deadline all the same.
        .where(
          and(
            isNull(doneAt),
            lte(dueAt, sql`now()`),
            or(ne(consultations.status, 'NEEDS_INFO'), eq(step, 'OVERDUE')),
          ),
        )
        .orderBy(asc(dueAt))
        .limit(BATCH)
        .for('update', { of: consultationEscalations, skipLocked: true });
      for (const one of ESCALATION_STEPS) {
        const ids = due.filter((row) => row.step === one).map((row) => row.consultationId);
        if (ids.length === 0) continue;
        await tx
          .update(consultationEscalations)
          .set({ doneAt: sql`now()` })
          .where(and(eq(step, one), anyOf(consultationId, ids)));
      }
      const jobs = due.map((data) => ({ data }));
      if (jobs.length > 0) await this.jobs.enqueueAll(tx, notifyOfUrgentCase, jobs);
      return due.length === BATCH;
    });
  }

  async #start(tx: Transaction, row: Waiting, steps: readonly EscalationStep[]): Promise<void> {
    const { id: consultationId, tier, revision } = row;
    if (tier === 'ROUTINE') return;
    const after = this.plan[tier];
    const { dueAt, doneAt } = consultationEscalations;
    await tx
      .insert(consultationEscalations)
      .values(
        steps.map((step) => ({
          ...{ consultationId, step, revision },
          dueAt: sql`now() + make_interval(secs => ${after[step]})`,
        })),
      )
      .onConflictDoUpdate({
        target: [consultationEscalations.consultationId, consultationEscalations.step],
        set: {
          dueAt: sql`case when ${doneAt} is null then least(${dueAt}, excluded.due_at) else excluded.due_at end`,
          revision: sql`excluded.revision`,
          doneAt: null,
        },
      });
    await this.jobs.enqueue(tx, notifyOfUrgentCase, { consultationId, revision });
  }
}
