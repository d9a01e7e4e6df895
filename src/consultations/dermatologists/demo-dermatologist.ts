import type { Database } from '../../platform/database/database.ts';
import { dermatologists } from './dermatologists.table.ts';

/** Gives the account a profile unless it has one. */
export async function insertDemoDermatologist(db: Database, userId: string): Promise<void> {
  await db
    .insert(dermatologists)
    .values({
      userId,
      displayName: 'Dora Demo',
      title: 'Dr. med.',
      specialties: ['GENERAL_DERMATOLOGY', 'COSMETIC_DERMATOLOGY'],
      languages: ['en', 'de'],
      bio: 'A demo dermatologist. No real person answers here.',
    })
    .onConflictDoNothing({ target: dermatologists.userId });
}
