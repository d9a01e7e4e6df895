import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '../platform/database/database.ts';
import { CONSENT_VERSIONS } from './consent-texts.ts';
import { type ConsentKind, consents } from './consents.table.ts';

/** A consent of a demo account to its current version, unless it ever had one; returns whether it was given. */
export async function insertDemoConsent(
  tx: Transaction,
  userId: string,
  kind: ConsentKind,
): Promise<boolean> {
  const ever = and(eq(consents.userId, userId), eq(consents.kind, kind));
  if ((await tx.$count(consents, ever)) > 0) return false;
  const given = await tx
    .insert(consents)
    .values({ userId, kind, version: CONSENT_VERSIONS[kind] })
    .onConflictDoNothing({
      target: [consents.userId, consents.kind],
      where: isNull(consents.withdrawnAt),
    })
    .returning({ id: consents.id });
  return given.length > 0;
}
