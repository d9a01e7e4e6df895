import { count, eq, sql } from 'drizzle-orm';
import { atFirstUse } from '../platform/database/at-first-use.ts';
import type { Database } from '../platform/database/database.ts';
import { consultations } from './case/consultations.table.ts';

export interface ConsultationFigures {
  consultationCount: number;
  answeredConsultationCount: number;
}

/** Figures over the cases that a person asked. */
export class ConsultationStatistics {
  readonly #figures: () => ReturnType<typeof prepareFigures>;

  constructor(db: Database) {
    this.#figures = atFirstUse(() => prepareFigures(db));
  }

  async figures(userId: string): Promise<ConsultationFigures> {
    const [row] = await this.#figures().execute({ userId });
    return row!;
  }
}

const prepareFigures = (db: Database) =>
  db
    .select({ consultationCount: count(), answeredConsultationCount: count(consultations.answeredAt) })
    .from(consultations)
    .where(eq(consultations.userId, sql.placeholder('userId')))
    .prepare('consultation_figures');
