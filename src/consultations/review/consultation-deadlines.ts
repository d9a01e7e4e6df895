import { asc, eq, lte, sql } from 'drizzle-orm';
import { type Database, isDatabaseUnavailable, loggable } from '../../platform/database/database.ts';
import type { Log } from '../../platform/logging/log.ts';
import type { ConsultationTransitions, Done } from '../case/consultation-transitions.ts';
import { consultations } from '../case/consultations.table.ts';

const BATCH = 20;
/** A case that cannot be ended is tried again so much later, so that it does not hold up the others. */
const SET_ASIDE = '1 hour';

/** Ends cases whose time is over: what was not answered expires, what was answered is closed. */
export class ConsultationDeadlines {
  constructor(
    private readonly db: Database,
    private readonly transitions: ConsultationTransitions,
  ) {}

  /** Several processes may run it at once, each on different cases. Returns how many cases have ended. */
  async run(log: Log, signal: AbortSignal): Promise<number> {
    for (let ended = 0; ; ) {
      const done = signal.aborted ? [] : await this.#batch(log);
      if (done.length === 0) return ended;
      for (const { after } of done) after();
      ended += done.length;
    }
  }

  #batch(log: Log): Promise<Done[]> {
    return this.db.transaction(async (tx) => {
      const due = await tx
        .select()
        .from(consultations)
        .where(lte(consultations.expiresAt, sql`now()`))
        .orderBy(asc(consultations.expiresAt))
        .limit(BATCH)
        .for('update', { skipLocked: true });
      const done: Done[] = [];
      for (const row of due) {
        const actor = { side: 'SYSTEM', actorId: null } as const;
        try {
          done.push(
            await tx.transaction((part) => this.transitions.apply(part, row, { action: 'EXPIRE' }, actor)),
          );
        } catch (error) {
          if (isDatabaseUnavailable(error)) throw error;
          const { id } = row;
          log.warn(
            { err: loggable(error), consultation: id },
            'Ending a case past its deadline failed; retrying in an hour.',
          );
          await tx
            .update(consultations)
            .set({ expiresAt: sql`now() + ${SET_ASIDE}::interval` })
            .where(eq(consultations.id, id));
        }
      }
      return done;
    });
  }
}
