import { and, eq, sql } from 'drizzle-orm';
import type { notifications } from '../notifications/notifications.table.ts';
import { type Asked, byInstant, type Columns, first, one, page } from '../platform/database/reads.ts';
import { type AnalysisStatus, analyses } from './analyses.table.ts';

const ownInStatus = ({ userId, status }: Columns<typeof analyses>, { viewer, args }: Asked) =>
  and(eq(userId, viewer), args.status ? eq(status, args.status as AnalysisStatus) : undefined);

export const ownAnalyses = page(analyses, ownInStatus, byInstant('takenAt'));
export const ownLatestAnalysis = first(analyses, ownInStatus, byInstant('takenAt'));

export const analysisOfNotification = one(
  analyses,
  ({ id, userId }, { row, viewer }: Asked<typeof notifications>) =>
    and(eq(id, row.objectId), eq(userId, viewer), sql`starts_with(${row.kind}::text, 'ANALYSIS_')`),
);
