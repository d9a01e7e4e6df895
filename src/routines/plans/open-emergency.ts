import { and, arrayOverlaps, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.ts';
import { EMERGENCY_SYMPTOMS } from '../rules/reaction-rules.ts';
import { skinReactions } from './routines.table.ts';

/** Reactions with a symptom that holds all routines. */
export const isEmergencyRow: SQL = arrayOverlaps(skinReactions.symptoms, [...EMERGENCY_SYMPTOMS]);

/** Whether the person reported an emergency and no doctor has allowed products since. */
export async function hasOpenEmergency(tx: Transaction, userId: string): Promise<boolean> {
  const rows = await tx
    .select({ one: sql`1` })
    .from(skinReactions)
    .where(and(eq(skinReactions.userId, userId), isNull(skinReactions.clearedAt), isEmergencyRow))
    .limit(1);
  return rows.length > 0;
}
