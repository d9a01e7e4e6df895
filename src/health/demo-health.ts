import { insertDemoConsent } from '../consents/demo-consent.ts';
import type { Database } from '../platform/database/database.ts';
import { healthProfiles } from './health.table.ts';

/**
 * The statement of a demo account that it takes no medications, with the consent that it needs. Once: what the account says
 * or withdraws afterward stays.
 */
export async function insertDemoHealth(db: Database, userId: string): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await insertDemoConsent(tx, userId, 'HEALTH_DATA'))) return;
    await tx.insert(healthProfiles).values({ userId, noMedications: true }).onConflictDoNothing();
  });
}
