import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import { anyOf } from '../../platform/database/any-of.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { dermatologists } from '../dermatologists/dermatologists.table.ts';
import { consultations } from './consultations.table.ts';

/** Response times are the median over so many answers at most, none older than so many days. */
const RECENT_ANSWERS = 50;
const RECENT_DAYS = 90;

/** Figures shown in the directory, stored in the profiles so that lists need not compute them. */
export class DermatologistFigures {
  /** Recounts in the transaction that rated, answered or removed a case; of two at once, the later one counts both. */
  async refresh(tx: Transaction, dermatologistIds: readonly string[]): Promise<void> {
    if (dermatologistIds.length === 0) return;
    const theirs = anyOf(dermatologists.userId, dermatologistIds);
    await tx
      .select({ userId: dermatologists.userId })
      .from(dermatologists)
      .where(theirs)
      .orderBy(dermatologists.userId)
      .for('no key update');
    const rated = and(
      eq(consultations.dermatologistId, dermatologists.userId),
      isNotNull(consultations.rating),
    );
    await tx
      .update(dermatologists)
      .set({
        ratingCount: sql`(select count(*)::int from ${consultations} where ${rated})`,
        ratingMean: sql`(select avg(${consultations.rating})::real from ${consultations} where ${rated})`,
        medianResponseMinutes: sql`(${medianMinutes(eq(consultations.dermatologistId, dermatologists.userId))})`,
      })
      .where(theirs);
  }

  /** Removes response times based on answers that are too old. */
  async forgetStale(db: Database): Promise<void> {
    const recent = sql`exists (select 1 from ${consultations}
      where ${consultations.dermatologistId} = ${dermatologists.userId} and ${isRecent})`;
    await db
      .update(dermatologists)
      .set({ medianResponseMinutes: null })
      .where(and(isNotNull(dermatologists.medianResponseMinutes), sql`not ${recent}`));
  }
}

const isRecent = sql`${consultations.answeredAt} > now() - make_interval(days => ${sql.raw(String(RECENT_DAYS))})`;

/** Median from claim to answer of the latest answers that the condition holds for, or of all, as a query of one value. */
export function medianMinutes(condition?: SQL) {
  const of = condition ? sql`${condition} and` : sql``;
  return sql<
    number | null
  >`select round(percentile_cont(0.5) within group (order by recent.minutes))::int from (
    select extract(epoch from ${consultations.answeredAt} - ${consultations.claimedAt}) / 60 as minutes
    from ${consultations} where ${of} ${isRecent}
    order by ${consultations.answeredAt} desc limit ${sql.raw(String(RECENT_ANSWERS))}) recent`;
}
