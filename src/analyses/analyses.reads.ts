import { and, eq, sql } from 'drizzle-orm';
import type { notifications } from '../notifications/notifications.table.ts';
import { type Asked, byInstant, type Columns, first, one, page } from '../platform/database/reads.ts';
import { analyses } from './analyses.table.ts';
import type { AnalysesAsked } from './lists/analysis-lists.ts';

const ownAsked = ({ userId, status, kind }: Columns<typeof analyses>, { viewer, args }: Asked) => {
  const filter = (args.filter ?? {}) as Pick<AnalysesAsked, 'status' | 'kind'>;
  const { status: only, kind: shown } = filter;
  return and(eq(userId, viewer), only ? eq(status, only) : undefined, shown ? eq(kind, shown) : undefined);
};

export const ownAnalyses = page(analyses, ownAsked, byInstant('takenAt'));
export const ownLatestAnalysis = first(analyses, ownAsked, byInstant('takenAt'));

export const analysisOfNotification = one(
  analyses,
  ({ id, userId }, { row, viewer }: Asked<typeof notifications>) =>
    and(eq(id, row.objectId), eq(userId, viewer), sql`starts_with(${row.kind}::text, 'ANALYSIS_')`),
);
