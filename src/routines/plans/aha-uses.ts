import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.ts';
import { leaveOnAcids } from '../rules/actives.ts';
import { dayNumber, dayText, stateOn } from '../rules/step-schedule.ts';
import type { RoutineSteps } from './routine-steps.ts';
import { ahaUses, routines } from './routines.table.ts';

/** Keeps the day on which a leave-on AHA was last in use, as SUN-1 asks for sunscreen some days longer. */
export class AhaUses {
  constructor(private readonly steps: RoutineSteps) {}

  /** Called before the active routine of a person loses steps, or is not followed any more. `today` as `YYYY-MM-DD`. */
  async keep(tx: Transaction, userId: string, today: string): Promise<void> {
    const isActive = and(eq(routines.userId, userId), eq(routines.status, 'ACTIVE'));
    const [routine] = await tx.select().from(routines).where(isActive);
    if (!routine) return;
    const [steps = []] = await this.steps.of([routine.id], tx);
    const [plan] = await this.steps.plans([{ ...routine, steps }], tx);
    const day = dayNumber(today);
    const days = plan!.steps.flatMap((step) => {
      const state = stateOn(step, plan!.startsOn, day);
      if (state === 'NOT_STARTED' || leaveOnAcids(step, 'AHA').length === 0) return [];
      return [state === 'PAUSED' ? step.pause!.from : day];
    });
    if (days.length === 0) return;
    await tx
      .insert(ahaUses)
      .values({ userId, lastDay: dayText(Math.max(...days)) })
      .onConflictDoUpdate({
        target: ahaUses.userId,
        set: { lastDay: sql`greatest(${ahaUses.lastDay}, excluded.last_day)` },
      });
  }
}
