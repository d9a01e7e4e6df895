import { randomUUID } from 'node:crypto';
import { type Consultation, consultations } from '../../../src/consultations/case/consultations.table.ts';
import type { Database } from '../../../src/platform/database/database.ts';
import { idOf } from '../ids.ts';

/** The row of a case in any state; returns its id as clients see it. */
export async function insertCase(
  db: Database,
  userId: string,
  changes: Partial<Consultation> = {},
): Promise<string> {
  const [row] = await db
    .insert(consultations)
    .values({
      userId,
      clientRequestId: randomUUID(),
      tier: 'ROUTINE',
      question: 'What is this?',
      redFlags: { version: 1, answers: [] },
      snapshot: {
        profile: { age: null, skinType: null, concerns: [], pregnancy: 'NONE' },
        analysis: null,
        routine: null,
        avoidedIngredients: [],
      },
      ...changes,
    })
    .returning({ id: consultations.id });
  return idOf('Consultation', row!.id);
}
