import { and, type Column, eq, gte, type SQL, sql } from 'drizzle-orm';
import { objectOf } from '../notifications/notifications.reads.ts';
import {
  type Arguments,
  type Asked,
  as,
  byInstant,
  byScore,
  type Columns,
  type Given,
  inDays,
  one,
  only,
  page,
  reversed,
  value,
  within,
  type Zoned,
} from '../platform/database/reads.ts';
import type { users } from '../users/users.table.ts';
import { analyses } from './analyses.table.ts';
import type { AnalysisFilter } from './analyses.types.ts';

type Shown = Columns<typeof analyses>;

const LAST_ID = "'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid";

/** In an order by score, only those that have one. */
function given(args: Arguments, viewer: Zoned) {
  const { minSkinScore, maxSkinScore, ...more } = inDays<AnalysisFilter>(args, viewer);
  const isScored = minSkinScore != null || maxSkinScore != null || String(args.orderBy).endsWith('SCORE');
  return { ...more, scores: isScored ? { lowest: minSkinScore ?? 0, highest: maxSkinScore ?? 100 } : null };
}

/** With `<=` the index would go by the bound instead of the cursor. */
function ownAsked({ id, userId, status, kind, takenAt, skinScore }: Shown, { viewer, args }: Asked) {
  const { scores, ...asked } = args as Given<ReturnType<typeof given>>;
  return and(
    eq(userId, viewer),
    only(status, asked.status),
    only(kind, asked.kind),
    within(takenAt, asked.days),
    scores ? gte(skinScore, as(skinScore, scores.lowest)) : undefined,
    scores ? sql`(${skinScore}, ${id}) < (${as(skinScore, scores.highest)}, ${sql.raw(LAST_ID)})` : undefined,
  );
}

export const ownAnalyses = page(analyses, ownAsked, byInstant('takenAt'), {
  orders: { HIGHEST_SCORE: byScore('skinScore'), LOWEST_SCORE: reversed(byScore('skinScore')) },
  given,
});
export const ownCompletedAnalyses = page(
  analyses,
  ({ userId, status }, { viewer }) => and(eq(userId, viewer), sql`${status} = 'COMPLETED'`),
  byInstant('takenAt'),
);
export const ownLatestAnalysis = one(analyses, ownAsked, { order: byInstant('takenAt'), given });

const figureOf = (figure: SQL, more?: { isInstant: true }) =>
  value(
    ({ row }: Asked<typeof users>) =>
      sql`select ${figure} from ${analyses} where ${analyses.userId} = ${row.id} and ${analyses.status} = 'COMPLETED'`,
    more,
  );
export const completedCount = figureOf(sql`count(*)::int`);
export const firstCompletedAt = figureOf(sql`min(created_at)`, { isInstant: true });
export const latestCompletedAt = figureOf(sql`max(created_at)`, { isInstant: true });

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
