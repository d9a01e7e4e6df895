import { and, avg, count, eq, sql } from 'drizzle-orm';
import type { CoreScores } from '../../inference/inference.types.ts';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import type { Database } from '../../platform/database/database.ts';
import { analyses } from '../analyses.table.ts';

/** Means over the completed analyses by one model of one kind of photo, of which there are `analysisCount`. */
export interface AverageScores extends CoreScores {
  analysisCount: number;
  model: { name: string; version: string };
}

/** Means over the completed analyses of a person. */
export class AnalysisStatistics {
  readonly #averages = atFirstUse(() => prepareAverages(this.db));

  constructor(private readonly db: Database) {}

  /** Of the model and kind of the latest analysis, since others are not comparable; null if there is none. */
  async averages(userId: string): Promise<AverageScores | null> {
    const [row] = await this.#averages().execute({ userId });
    if (!row?.name || !row.version) return null;
    const { name, version, analysisCount, ...scores } = row;
    const rounded = Object.entries(scores).map(([key, value]) => [key, Math.round(Number(value) * 10) / 10]);
    return { ...(Object.fromEntries(rounded) as CoreScores), analysisCount, model: { name, version } };
  }
}

function prepareAverages(db: Database) {
  const completed = and(
    eq(analyses.userId, sql.placeholder('userId')),
    eq(analyses.status, sql`'COMPLETED'`),
  );
  const latestModel = sql`(select latest.model_name, latest.model_version, coalesce(latest.kind::text, '') from ${analyses} latest
    where latest.user_id = ${sql.placeholder('userId')} and latest.status = 'COMPLETED'
    order by latest.created_at desc, latest.id desc limit 1)`;
  return db
    .select({
      name: analyses.modelName,
      version: analyses.modelVersion,
      analysisCount: count(),
      skinScore: avg(analyses.skinScore),
      hydration: avg(analyses.hydration),
      oiliness: avg(analyses.oiliness),
      elasticity: avg(analyses.elasticity),
      pores: avg(analyses.pores),
    })
    .from(analyses)
    .where(
      and(
        completed,
        sql`(${analyses.modelName}, ${analyses.modelVersion}, coalesce(${analyses.kind}::text, '')) = ${latestModel}`,
      ),
    )
    .groupBy(analyses.modelName, analyses.modelVersion)
    .prepare('analysis_averages');
}
