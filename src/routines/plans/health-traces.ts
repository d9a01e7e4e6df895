import { and, eq, sql } from 'drizzle-orm';
import type { ConsentFollower } from '../../consents/consent-follower.ts';
import type { ConsentKind } from '../../consents/consents.table.ts';
import { anyOf } from '../../platform/database/any-of.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { lockPerson } from '../../platform/database/person-lock.ts';
import { routineSteps, routines, skinReactions } from './routines.table.ts';

const COPIED = '{"fromMedications": true}';

/** What routines and reactions say of health data: it goes with the consent HEALTH_DATA. */
export class HealthTraces implements ConsentFollower {
  /** The other steps stay, without the generator's reasons for them. */
  async consentWithdrawn(tx: Transaction, userId: string, kind: ConsentKind): Promise<void> {
    if (kind !== 'HEALTH_DATA') return;
    await lockPerson(tx, 'ROUTINE', userId);
    const made = await tx
      .select({ id: routines.id })
      .from(routines)
      .where(and(eq(routines.userId, userId), eq(routines.usesHealthData, true)))
      .orderBy(routines.id)
      .for('update');
    const ids = made.map(({ id }) => id);
    await tx
      .delete(routineSteps)
      .where(and(anyOf(routineSteps.routineId, ids), eq(routineSteps.fromMedications, true)));
    await tx
      .update(routineSteps)
      .set({ ruleId: null, reason: null, source: null })
      .where(anyOf(routineSteps.routineId, ids));
    await tx.update(routines).set({ notes: [], usesHealthData: false }).where(anyOf(routines.id, ids));
    await tx
      .update(skinReactions)
      .set({
        used: sql`(select coalesce(jsonb_agg(each order by place), '[]')
          from jsonb_array_elements(${skinReactions.used}) with ordinality as product(each, place)
          where not each @> ${COPIED}::jsonb)`,
      })
      .where(and(eq(skinReactions.userId, userId), sql`${skinReactions.used} @> ${`[${COPIED}]`}::jsonb`));
  }
}
