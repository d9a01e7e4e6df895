import { insertDemoConsent } from '../consents/demo-consent.ts';
import type { Database } from '../platform/database/database.ts';
import { healthProfiles } from './health.table.ts';

/** The statement of a demo account that it takes no medications, with the consent that it needs. */
export async function insertDemoHealth(db: Database, userId: string): Promise<void> {
  await insertDemoConsent(db, userId, 'HEALTH_DATA');
  await db.insert(healthProfiles).values({ userId, noMedications: true }).onConflictDoNothing();
}
