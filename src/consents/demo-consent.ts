import { isNull } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import { CONSENT_TEXTS } from './consent-texts.ts';
import { type ConsentKind, consents } from './consents.table.ts';

/** A consent of a demo account to its current version, unless it has one. */
export async function insertDemoConsent(db: Database, userId: string, kind: ConsentKind): Promise<void> {
  await db
    .insert(consents)
    .values({ userId, kind, version: CONSENT_TEXTS[kind].version })
    .onConflictDoNothing({
      target: [consents.userId, consents.kind],
      where: isNull(consents.withdrawnAt),
    });
}
