import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import type { MetricResult, PhotoKind } from '../../inference/inference.types.ts';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { analyses } from '../analyses.table.ts';

/** One metric of one completed analysis. */
export interface MetricPoint {
  analysisId: string;
  at: Date;
  modelName: string | null;
  modelVersion: string | null;
  kind: PhotoKind | null;
  /** 0..1, of the photo as a whole. */
  confidence: number | null;
  metric: MetricResult;
}

/** If a range has more photos than this, the earliest are left out. */
const MAX_POINTS = 5000;

/** Reads one metric over time, without the rest of each analysis. */
export class MetricSeries {
  readonly #series = atFirstUse(() => prepareSeries(this.db));

  constructor(private readonly db: Database) {}

  /** The person's completed analyses from `from` (inclusive) to `to` (exclusive) that have the metric, oldest first. */
  async read(viewer: Viewer, metric: string, from: Date, to: Date): Promise<MetricPoint[]> {
    const values = { userId: viewer.userId, metric, from: from.toISOString(), to: to.toISOString() };
    const rows = await this.#series().execute(values);
    return rows.flatMap(({ metric: found, ...row }) => (found ? [{ ...row, metric: found }] : [])).reverse();
  }
}

const prepareSeries = (db: Database) =>
  db
    .select({
      analysisId: analyses.id,
      at: analyses.takenAt,
      modelName: analyses.modelName,
      modelVersion: analyses.modelVersion,
      kind: analyses.kind,
      confidence: analyses.confidence,
      metric: sql<MetricResult | null>`jsonb_path_query_first(${analyses.metrics}, '$[*] ? (@.key == $key)',
        jsonb_build_object('key', ${sql.placeholder('metric')}::text))`,
    })
    .from(analyses)
    .where(
      and(
        eq(analyses.userId, sql.placeholder('userId')),
        eq(analyses.status, 'COMPLETED'),
        gte(analyses.takenAt, sql.placeholder('from')),
        lt(analyses.takenAt, sql.placeholder('to')),
      ),
    )
    .orderBy(desc(analyses.takenAt), desc(analyses.id))
    .limit(MAX_POINTS)
    .prepare('analyses_metric_series');
