import { inArray, sql } from 'drizzle-orm';
import type { MetricResult, PhotoKind } from '../../inference/inference.types.ts';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import type { Database } from '../../platform/database/database.ts';
import { Fault } from '../../platform/errors.ts';
import { type Message, message } from '../../platform/language/text.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { AnalysesService } from '../analyses.service.ts';
import { type Analysis, type AnalysisStatus, formerResults } from '../analyses.table.ts';
import { isComparable } from './is-comparable.ts';
import { judgeChange, MIN_CONFIDENCE, noiseOf, type Verdict } from './metric-change.ts';

/** `extensions.reason` of a rejected comparison. */
type Refusal = 'NOT_COMPLETED' | 'DIFFERENT_MODELS' | 'DIFFERENT_KINDS' | 'LOW_CONFIDENCE';

export interface MetricComparison extends Pick<MetricResult, 'key' | 'basis' | 'direction' | 'target'> {
  before: number;
  after: number;
  /** `after - before`, one decimal. */
  difference: number;
  /** Differences of up to this size may be due to chance. */
  noise: number;
  verdict: Verdict;
  /** 0..1, the lower of the two. */
  confidence: number;
}

export interface AnalysisComparison {
  before: Analysis;
  after: Analysis;
  modelName: string;
  modelVersion: string;
  metrics: MetricComparison[];
}

/** The result of one model for one photo. */
interface Result {
  analysisId: string;
  status: AnalysisStatus;
  modelName: string | null;
  modelVersion: string | null;
  kind: PhotoKind | null;
  metrics: MetricResult[];
  confidence: number | null;
}

/** Compares two of the viewer's analyses by the metrics that both have. */
export class CompareAnalysesService {
  readonly #former = atFirstUse(() => prepareFormer(this.db));

  constructor(
    private readonly db: Database,
    private readonly analyses: AnalysesService,
  ) {}

  /** Throws NOT_FOUND, and BAD_USER_INPUT with `reason` NOT_COMPLETED, DIFFERENT_MODELS, DIFFERENT_KINDS or LOW_CONFIDENCE. */
  async compare(viewer: Viewer, beforeId: string, afterId: string): Promise<AnalysisComparison> {
    const [before, after] = await Promise.all([
      this.analyses.rows.get(viewer, beforeId),
      this.analyses.rows.get(viewer, afterId),
    ]);
    const [one, other] = await this.#sameModel(before, after);
    if (Math.min(one.confidence ?? 0, other.confidence ?? 0) < MIN_CONFIDENCE) {
      throw refuse('LOW_CONFIDENCE', message('analyses.compare.low-confidence'));
    }
    return {
      before,
      after,
      modelName: one.modelName!,
      modelVersion: one.modelVersion!,
      metrics: compareMetrics(one.metrics, other.metrics),
    };
  }

  /** Both results of one model: the later analysis' current one if both have it, otherwise an earlier one. */
  async #sameModel(before: Analysis, after: Analysis): Promise<[Result, Result]> {
    for (const { status } of [before, after]) {
      if (status !== 'COMPLETED' && status !== 'REJECTED') throw notCompleted(status);
    }
    const completedBoth = before.status === 'COMPLETED' && after.status === 'COMPLETED';
    const results =
      completedBoth && isComparable(before, after)
        ? []
        : await this.#former().execute({ before: before.id, after: after.id });
    const of = (analysis: Analysis): Result[] => [
      { ...analysis, analysisId: analysis.id },
      ...results.filter(({ analysisId }) => analysisId === analysis.id),
    ];
    const pairs = of(after).flatMap((late) =>
      of(before).flatMap((early) => (isComparable(early, late) ? [[early, late] as [Result, Result]] : [])),
    );
    const completed = pairs.find((pair) => pair.every(({ status }) => status === 'COMPLETED'));
    if (completed) return completed;
    if (before.kind !== after.kind && before.modelVersion === after.modelVersion && completedBoth) {
      throw refuse('DIFFERENT_KINDS', message('analyses.compare.different-kinds'));
    }
    if ([before, after].some(({ status }) => status === 'REJECTED')) throw notCompleted('REJECTED');
    throw refuse('DIFFERENT_MODELS', message('analyses.compare.different-models'));
  }
}

/** Metrics that both have, in the order of the first. */
const compareMetrics = (
  before: readonly MetricResult[],
  after: readonly MetricResult[],
): MetricComparison[] =>
  before.flatMap((early) => {
    const late = after.find(({ key }) => key === early.key);
    if (!late) return [];
    const { key, basis, direction, target } = late;
    return {
      ...{ key, basis, direction, target, before: early.value, after: late.value },
      difference: round(late.value - early.value),
      noise: round(noiseOf(Math.max(early.sem, late.sem))),
      verdict: judgeChange(early.value, late.value, { ...late, sem: Math.max(early.sem, late.sem) }),
      confidence: Math.min(early.confidence, late.confidence),
    };
  });

const refuse = (reason: Refusal, text: Message) => new Fault('BAD_USER_INPUT', text, { reason });
const notCompleted = (status: AnalysisStatus) =>
  refuse('NOT_COMPLETED', message('analyses.compare.not-completed', { status }));

const round = (value: number) => Math.round(value * 10) / 10;

const prepareFormer = (db: Database) =>
  db
    .select()
    .from(formerResults)
    .where(inArray(formerResults.analysisId, [sql.placeholder('before'), sql.placeholder('after')]))
    .prepare('former_results_of_two');
