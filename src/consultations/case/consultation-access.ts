import {
  and,
  eq,
  exists,
  inArray,
  isNull,
  lte,
  ne,
  not,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm';
import type { Database } from '../../platform/database/database.ts';
import { activeAccounts } from '../../users/accounts.ts';
import { consultationDeclines, consultations } from './consultations.table.ts';

/**
 * Conditions on `consultations`, all for an account that is open now. Administrators see none of the cases of others;
 * that a case waits, without its content, they see by `oversight/`.
 */
export function accessFor(db: Database, viewerId: SQLWrapper) {
  const viewer = sql<string>`${viewerId}::uuid`;
  const account = activeAccounts(db);
  const one = { one: sql`1` };
  const isOpen = (condition: SQL | undefined) => exists(db.select(one).from(account).where(condition));

  const own = and(eq(consultations.userId, viewer), isOpen(eq(account.id, viewer)));
  const declined = exists(
    db
      .select(one)
      .from(consultationDeclines)
      .where(
        and(
          eq(consultationDeclines.consultationId, consultations.id),
          eq(consultationDeclines.dermatologistId, viewer),
        ),
      ),
  );
  const notReserved = or(
    isNull(consultations.requestedDermatologistId),
    isNull(consultations.reservedUntil),
    eq(consultations.requestedDermatologistId, viewer),
    lte(consultations.reservedUntil, sql`now()`),
  );
  /** A dermatologist, and the patient has not closed the account. */
  const mayTreat = and(
    ne(consultations.userId, viewer),
    isOpen(and(eq(account.id, viewer), eq(account.role, 'DERMATOLOGIST'))),
    isOpen(eq(account.id, consultations.userId)),
  );
  const assigned = and(mayTreat, eq(consultations.dermatologistId, viewer));
  const unclaimed = and(sql`${consultations.status} = 'PENDING'`, mayTreat, notReserved, not(declined));
  return {
    own: own!,
    assigned: assigned!,
    unclaimed: unclaimed!,
    /** Everything that the viewer may read. */
    visible: or(own, assigned, unclaimed)!,
    /** Another dermatologist may have claimed it first. */
    contested: and(mayTreat, not(declined))!,
  };
}

export const statusIn = (statuses: readonly (typeof consultations.status.enumValues)[number][]) =>
  inArray(consultations.status, [...statuses]);
