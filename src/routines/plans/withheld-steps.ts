import { eq } from 'drizzle-orm';
import { anyOf } from '../../platform/database/any-of.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { statedProfiles } from '../../users/accounts.ts';
import { type CareProfile, isPregnancyStated } from '../rules/care-profile.ts';
import { isWithheld, withheldStep } from '../rules/gate/pregnancy.ts';
import type { PlannedStep } from '../rules/routine-plan.ts';
import { profileOf } from './care-profiles.ts';
import { profileOfRoutine } from './profile-answers.ts';
import type { RoutineSteps } from './routine-steps.ts';
import { type RoutineStep, routines } from './routines.table.ts';

/** Steps that must not be used in the pregnancy now stated. */
export class WithheldSteps {
  constructor(
    private readonly db: Database,
    private readonly steps: RoutineSteps,
  ) {}

  /** Ids of the steps that are not due: those that wait for a doctor (PREG-RX), and others that PREG-1 speaks against. */
  notDue(steps: readonly RoutineStep[], tx?: Database | Transaction): Promise<ReadonlySet<string>> {
    return this.#among(steps, isWithheld, tx);
  }

  /** Ids of the prescribed steps that wait for the doctor's answer; no statement without a prescribed step. */
  forDoctor(steps: readonly RoutineStep[]): Promise<ReadonlySet<string>> {
    const prescribed = steps.filter((step) => step.prescribed);
    return this.#among(prescribed, (step, profile) => withheldStep(step, profile) !== null);
  }

  /** Two statements at most. Throws rather than to let a step pass whose routine is not known. */
  async #among(
    steps: readonly RoutineStep[],
    isMeant: (step: PlannedStep, profile: CareProfile) => boolean,
    tx: Database | Transaction = this.db,
  ): Promise<ReadonlySet<string>> {
    if (steps.length === 0) return new Set();
    const ids = [...new Set(steps.map(({ routineId }) => routineId))];
    if (ids.some((id) => !id)) throw new Error('A step without its routine cannot be checked.');
    const { id, userId, startsOn, profile: made } = routines;
    const stated = statedProfiles(tx);
    const { skinType, concerns, pregnancy, fragranceFree, vegan, sensitivity, experience } = stated;
    const account = { skinType, concerns, pregnancy, fragranceFree, vegan, sensitivity, experience };
    const rows = await tx
      .select({ id, startsOn, made, account })
      .from(routines)
      .innerJoin(stated, eq(stated.id, userId))
      .where(anyOf(id, ids));
    const plans = rows.flatMap((row) => {
      const profile = profileOfRoutine(row.made, profileOf(row.account));
      const own = steps.filter(({ routineId }) => routineId === row.id);
      return isPregnancyStated(profile) ? [{ startsOn: row.startsOn, steps: own, profile }] : [];
    });
    if (plans.length === 0) return new Set();
    const read = await this.steps.plans(plans, tx);
    return new Set(
      read.flatMap((plan, index) =>
        plan.steps.flatMap((step) => (isMeant(step, plans[index]!.profile) ? [step.key] : [])),
      ),
    );
  }
}
