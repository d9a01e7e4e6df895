import { and, asc, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.ts';
import type { Events } from '../../platform/events/events.ts';
import { statusIn } from '../case/consultation-access.ts';
import { IN_WORK } from '../case/consultation-states.ts';
import type { ConsultationTransitions, Done } from '../case/consultation-transitions.ts';
import { consultations } from '../case/consultations.table.ts';

/** Gives the open cases of a dermatologist who leaves back to the queue. */
export class ReleaseCases {
  constructor(
    private readonly transitions: ConsultationTransitions,
    private readonly events: Events,
  ) {}

  /** Part of the caller's transaction, which has locked the account; call what it returns after the commit. */
  async release(tx: Transaction, dermatologistId: string): Promise<() => void> {
    const cases = await tx
      .select()
      .from(consultations)
      .where(and(eq(consultations.dermatologistId, dermatologistId), statusIn(IN_WORK)))
      .orderBy(asc(consultations.id))
      .for('update');
    const released: Done[] = [];
    for (const row of cases) {
      const actor = { side: 'SYSTEM', actorId: null } as const;
      released.push(await this.transitions.apply(tx, row, { action: 'RELEASE' }, actor));
    }
    const waiting = await tx
      .update(consultations)
      .set({
        requestedDermatologistId: null,
        reservedUntil: null,
        revision: sql`${consultations.revision} + 1`,
      })
      .where(
        and(eq(consultations.requestedDermatologistId, dermatologistId), eq(consultations.status, 'PENDING')),
      )
      .returning({ id: consultations.id, userId: consultations.userId });
    return () => {
      for (const { after } of released) after();
      for (const { id, userId } of waiting) {
        this.events.publish(userId, { type: 'CONSULTATION', id });
        this.events.publish({ list: 'CONSULTATION_QUEUE' }, { type: 'CONSULTATION', id });
      }
    };
  }
}
