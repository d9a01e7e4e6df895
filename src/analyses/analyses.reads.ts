import { and, type Column, eq, gte, sql } from 'drizzle-orm';
import { objectOf } from '../notifications/notifications.reads.ts';
import {
  type Asked,
  byInstant,
  byScore,
  type Columns,
  one,
  page,
  reversed,
  within,
} from '../platform/database/reads.ts';
import { analyses } from './analyses.table.ts';
import type { AnalysisFilter } from './analyses.types.ts';

type Shown = Columns<typeof analyses>;

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** In an order by score, only those that have one. With `<=` the index would go by the bound instead of the cursor. */
function ownAsked({ id, userId, status, kind, takenAt, skinScore }: Shown, { viewer, args }: Asked) {
  const asked = (args.filter ?? {}) as AnalysisFilter;
  const lowest = asked.minSkinScore ?? (String(args.orderBy).endsWith('SCORE') ? 0 : null);
  return and(
    eq(userId, viewer),
    asked.status ? eq(status, asked.status) : undefined,
    asked.kind ? eq(kind, asked.kind) : undefined,
    within(takenAt, args),
    lowest === null ? undefined : gte(skinScore, lowest),
    asked.maxSkinScore == null
      ? undefined
      : sql`(${skinScore}, ${id}) < (${asked.maxSkinScore}::real, ${LAST_ID}::uuid)`,
  );
}

export const ownAnalyses = page(analyses, ownAsked, byInstant('takenAt'), {
  HIGHEST_SCORE: byScore('skinScore'),
  LOWEST_SCORE: reversed(byScore('skinScore')),
});
export const ownCompletedAnalyses = page(
  analyses,
  ({ userId, status }, { viewer }) => and(eq(userId, viewer), sql`${status} = 'COMPLETED'`),
  byInstant('takenAt'),
);
export const ownLatestAnalysis = one(analyses, ownAsked, byInstant('takenAt'));

export const analysisOfNotification = objectOf(
  analyses,
  'ANALYSIS_COMPLETED',
  'ANALYSIS_REJECTED',
  'ANALYSIS_FAILED',
);

/** The viewer’s analysis that a column refers to. */
export const analysisIn = <Parent>(columnOf: (row: Parent) => Column) =>
  one(analyses, ({ id, userId }, { row, viewer }: Asked<Parent>) =>
    and(eq(id, columnOf(row)), eq(userId, viewer)),
  );
