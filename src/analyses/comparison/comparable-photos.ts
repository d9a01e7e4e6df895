import { and, asc, desc, eq, gt, gte, lte, type SQL, sql } from 'drizzle-orm';
import type { MetricResult } from '../../inference/inference.types.ts';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import type { Database } from '../../platform/database/database.ts';
import { type Analysis, analyses } from '../analyses.table.ts';
import { MIN_CONFIDENCE } from './metric-change.ts';

export interface ComparablePhoto {
  id: string;
  takenAt: Date;
  metrics: MetricResult[];
}

/** On each side of a photo. */
const MOST = 100;

/** Reliable photos of a person, of one kind, that one model analyzed. */
export class ComparablePhotos {
  readonly #statements = atFirstUse(() => prepareStatements(this.db));

  constructor(private readonly db: Database) {}

  /** The last 100 up to a photo, including it if it is reliable, and the first 100 after it; the earliest first. */
  async around(
    analysis: Pick<Analysis, 'userId' | 'takenAt' | 'modelName' | 'modelVersion' | 'kind'>,
  ): Promise<ComparablePhoto[]> {
    const { userId, takenAt, modelName, modelVersion, kind } = analysis;
    const values = { userId, modelName, modelVersion, kind, at: takenAt.toISOString() };
    const [before, after] = await Promise.all([
      this.#statements().before.execute(values),
      this.#statements().after.execute(values),
    ]);
    return [...before.reverse(), ...after];
  }
}

function prepareStatements(db: Database) {
  const at = sql`${sql.placeholder('at')}::timestamptz`;
  const select = (where: SQL) =>
    db
      .select({ id: analyses.id, takenAt: analyses.takenAt, metrics: analyses.metrics })
      .from(analyses)
      .where(
        and(
          eq(analyses.userId, sql.placeholder('userId')),
          eq(analyses.status, sql`'COMPLETED'`),
          eq(analyses.modelName, sql.placeholder('modelName')),
          eq(analyses.modelVersion, sql.placeholder('modelVersion')),
          sql`${analyses.kind} is not distinct from ${sql.placeholder('kind')}::photo_kind`,
          gte(analyses.confidence, sql`${sql.raw(String(MIN_CONFIDENCE))}`),
          where,
        ),
      );
  return {
    before: select(lte(analyses.takenAt, at))
      .orderBy(desc(analyses.takenAt), desc(analyses.id))
      .limit(MOST)
      .prepare('analyses_comparable_before'),
    after: select(gt(analyses.takenAt, at))
      .orderBy(asc(analyses.takenAt), asc(analyses.id))
      .limit(MOST)
      .prepare('analyses_comparable_after'),
  };
}
