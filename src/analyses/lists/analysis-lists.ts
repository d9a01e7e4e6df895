import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { PhotoKind } from '../../inference/inference.types.ts';
import { prepareCount } from '../../platform/database/count-rows.ts';
import type { Database } from '../../platform/database/database.ts';
import {
  behindCursor,
  type CreationCursor,
  cursorValues,
  inTimeOrder,
  type Page,
  startWithin,
} from '../../platform/database/keyset.ts';
import type { Span } from '../../platform/time/day-range.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { type Analysis, type AnalysisStatus, analyses } from '../analyses.table.ts';

export type AnalysisOrder = 'NEWEST' | 'OLDEST' | 'HIGHEST_SCORE' | 'LOWEST_SCORE';

/** What is null or missing does not count. */
export interface AnalysesAsked {
  status?: AnalysisStatus | null;
  kind?: PhotoKind | null;
  /** When the photo was taken. */
  taken?: Span | null;
  minSkinScore?: number | null;
  maxSkinScore?: number | null;
}

export interface ScoreCursor {
  score: number;
  id: string;
}

const LARGEST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const SMALLEST_ID = '00000000-0000-0000-0000-000000000000';

/** The one place that says what a filter of analyses means. Each is a condition of its own, so that an index serves it. */
const CONDITIONS = {
  status: eq(analyses.status, sql.placeholder('status')),
  kind: eq(analyses.kind, sql.placeholder('kind')),
  since: sql`${analyses.takenAt} >= ${sql.placeholder('since')}::timestamptz`,
  until: sql`${analyses.takenAt} < ${sql.placeholder('until')}::timestamptz`,
  lowest: sql`${analyses.skinScore} >= ${sql.placeholder('minSkinScore')}::real`,
  highest: sql`${analyses.skinScore} <= ${sql.placeholder('maxSkinScore')}::real`,
} as const satisfies Record<string, SQL>;
type Condition = keyof typeof CONDITIONS;

/** Which conditions there are, behind the order: `NEWEST status since`. */
type Shape = string;

const { takenAt, skinScore, id } = analyses;
const cursorScore = sql`(${sql.placeholder('score')}::real, ${sql.placeholder('id')}::uuid)`;
const ORDERS: Readonly<Record<AnalysisOrder, { behind: SQL; by: SQL[] }>> = {
  NEWEST: { behind: behindCursor('NEWEST', takenAt, id), by: inTimeOrder('NEWEST', takenAt, id) },
  OLDEST: { behind: behindCursor('OLDEST', takenAt, id), by: inTimeOrder('OLDEST', takenAt, id) },
  HIGHEST_SCORE: { behind: sql`(${skinScore}, ${id}) < ${cursorScore}`, by: [desc(skinScore), desc(id)] },
  LOWEST_SCORE: { behind: sql`(${skinScore}, ${id}) > ${cursorScore}`, by: [asc(skinScore), asc(id)] },
};

const OPPOSITE: Readonly<Record<AnalysisOrder, AnalysisOrder>> = {
  ...{ NEWEST: 'OLDEST', OLDEST: 'NEWEST' },
  ...{ HIGHEST_SCORE: 'LOWEST_SCORE', LOWEST_SCORE: 'HIGHEST_SCORE' },
};

/** The condition for the end at which the order begins: `positionOf` sees to it, as an index uses one for each end. */
const BEGINNING: Readonly<Record<AnalysisOrder, Condition>> = {
  ...{ NEWEST: 'until', OLDEST: 'since' },
  ...{ HIGHEST_SCORE: 'highest', LOWEST_SCORE: 'lowest' },
};

export const isByScore = (order: AnalysisOrder) => order === 'HIGHEST_SCORE' || order === 'LOWEST_SCORE';

/** Pages of the analyses of a person. */
export class AnalysisLists {
  readonly #lists = new Map<Shape, ReturnType<typeof prepareList>>();
  readonly #counts = new Map<Shape, ReturnType<typeof prepareCountOf>>();

  constructor(private readonly db: Database) {}

  /** Reads one more than requested. In an order by score, only those that have one. */
  list(
    { userId }: Viewer,
    { first, after, isBackward }: Page<CreationCursor | ScoreCursor>,
    asked: AnalysesAsked,
    listed: AnalysisOrder,
  ): Promise<Analysis[]> {
    const order = isBackward ? OPPOSITE[listed] : listed;
    const conditions = conditionsOf(asked, order).filter((name) => name !== BEGINNING[order]);
    const shape = [order, ...conditions].join(' ');
    const statement = this.#lists.get(shape) ?? prepareList(this.db, order, conditions);
    this.#lists.set(shape, statement);
    const values = { userId, limit: first + 1, ...valuesOf(asked), ...positionOf(order, after, asked) };
    return statement.execute(values);
  }

  async count({ userId }: Viewer, asked: AnalysesAsked, order: AnalysisOrder): Promise<number> {
    const conditions = conditionsOf(asked, order);
    const shape = conditions.join(' ');
    const statement = this.#counts.get(shape) ?? prepareCountOf(this.db, conditions);
    this.#counts.set(shape, statement);
    const [row] = await statement.execute({ userId, ...valuesOf(asked) });
    return row!.count;
  }
}

function conditionsOf(asked: AnalysesAsked, order: AnalysisOrder): Condition[] {
  const { status, kind, taken, minSkinScore: lowest, maxSkinScore: highest } = asked;
  const given = { status, kind, since: taken, until: taken, lowest, highest };
  // Those without a score are in no order by score.
  if (isByScore(order)) given.lowest ??= 0;
  return (Object.keys(CONDITIONS) as Condition[]).filter((name) => given[name] != null);
}

const valuesOf = ({ status, kind, taken, minSkinScore, maxSkinScore }: AnalysesAsked) => ({
  ...{ status, kind, ...taken },
  ...{ minSkinScore: minSkinScore ?? '-infinity', maxSkinScore: maxSkinScore ?? 'infinity' },
});

function positionOf(
  order: AnalysisOrder,
  after: CreationCursor | ScoreCursor | null,
  { taken, minSkinScore, maxSkinScore }: AnalysesAsked,
) {
  if (order === 'NEWEST' || order === 'OLDEST') {
    const cursor = after && 'createdAt' in after ? after : null;
    return cursorValues(startWithin(taken, cursor, order), order);
  }
  const cursor = after && 'score' in after ? after : null;
  if (order === 'HIGHEST_SCORE') {
    const score = maxSkinScore ?? Number.POSITIVE_INFINITY;
    return cursor && cursor.score <= score ? cursor : { score, id: LARGEST_ID };
  }
  const score = minSkinScore ?? Number.NEGATIVE_INFINITY;
  return cursor && cursor.score >= score ? cursor : { score, id: SMALLEST_ID };
}

const owned = eq(analyses.userId, sql.placeholder('userId'));

const prepareList = (db: Database, order: AnalysisOrder, conditions: readonly Condition[]) =>
  db
    .select()
    .from(analyses)
    .where(and(owned, ORDERS[order].behind, ...conditions.map((name) => CONDITIONS[name])))
    .orderBy(...ORDERS[order].by)
    .limit(sql.placeholder('limit'))
    .prepare(['analyses_list', order.toLowerCase(), ...conditions].join('_'));

const prepareCountOf = (db: Database, conditions: readonly Condition[]) =>
  prepareCount(
    db,
    analyses,
    and(owned, ...conditions.map((name) => CONDITIONS[name])),
    ['analyses_count', ...conditions].join('_'),
  );
