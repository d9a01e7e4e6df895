import { and, asc, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import type { ModelManifest } from '../inference/manifest/model-manifest.ts';
import type { Database } from '../platform/database/database.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import { reanalyzePhoto } from './analyses.queues.ts';
import { analyses } from './analyses.table.ts';

type Model = Pick<ModelManifest, 'name' | 'version'>;

interface Progress {
  current: number;
  outdated: number;
  open: number;
}

const PAGE = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Queues photos whose result was produced by another model. */
export class ReanalysisService {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Adds a job for each, oldest first, at most `limit`; returns how many there were. A repeated run, also after an
   * interrupted one, adds no second job for a photo that is queued or was done within the last hour.
   */
  async enqueue(model: Model, limit: number): Promise<number> {
    let queued = 0;
    for (let after = FIRST; queued < limit; ) {
      const rows = await this.#outdated(model, after, Math.min(PAGE, limit - queued));
      await this.db.transaction(async (tx) => {
        for (const { id } of rows) {
          const job = { analysisId: id, modelVersion: model.version };
          await this.jobs.enqueue(tx, reanalyzePhoto, job, {
            singletonKey: `${id}/${model.name}/${model.version}`,
            priority: -1,
          });
        }
      });
      queued += rows.length;
      if (rows.length < PAGE) break;
      after = rows.at(-1)!.id;
    }
    return queued;
  }

  /** Results of this model, results of others, and jobs that have not ended. */
  async progress(model: Model): Promise<Progress> {
    const [[row], open] = await Promise.all([
      this.db
        .select({
          current: sql<number>`(count(*) filter (where ${isOf(model)}))::int`,
          outdated: sql<number>`(count(*) filter (where not ${isOf(model)}))::int`,
        })
        .from(analyses)
        .where(hasResult),
      this.jobs.countOpen(reanalyzePhoto),
    ]);
    return { ...row!, open };
  }

  #outdated(model: Model, after: string, limit: number): Promise<{ id: string }[]> {
    return this.db
      .select({ id: analyses.id })
      .from(analyses)
      .where(and(gt(analyses.id, after), outdated(model)))
      .orderBy(asc(analyses.id))
      .limit(limit);
  }
}

const hasResult = and(inArray(analyses.status, ['COMPLETED', 'REJECTED']), isNotNull(analyses.modelVersion));

const isOf = ({ name, version }: Model) =>
  sql`(${analyses.modelName}, ${analyses.modelVersion}) = (${name}, ${version})`;

const outdated = (model: Model) => and(hasResult, sql`not ${isOf(model)}`);
