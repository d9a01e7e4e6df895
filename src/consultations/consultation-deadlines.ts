import { asc, lte, sql } from 'drizzle-orm';
import type { Database } from '../platform/database.ts';
import type { ConsultationTransitions, Done } from './consultation-transitions.ts';
import { consultations } from './consultations.table.ts';

const BATCH = 20;

/** Ends cases whose time is over: what was not answered expires, what was answered is closed. */
export class ConsultationDeadlines {
  constructor(
    private readonly db: Database,
    private readonly transitions: ConsultationTransitions,
  ) {}

  /** Several processes may run it at once: each takes cases that no other has. Returns how many have ended. */
  async run(): Promise<number> {
    let ended = 0;
    for (let done = await this.#batch(); done.length > 0; done = await this.#batch()) {
      for (const { after } of done) after();
      ended += done.length;
    }
    return ended;
  }

  #batch(): Promise<Done[]> {
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
        done.push(await this.transitions.apply(tx, row, { action: 'EXPIRE' }, actor));
      }
      return done;
    });
  }
}
