import { anyOf } from '../../platform/database/any-of.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import type { UsersService } from '../../users/users.service.ts';
import { isPregnancyStated } from '../rules/care-profile.ts';
import { withheldStep } from '../rules/gate/pregnancy.ts';
import { profileOf } from './care-profiles.ts';
import { profileOfRoutine } from './profile-answers.ts';
import type { RoutineSteps } from './routine-steps.ts';
import { type RoutineStep, routines } from './routines.table.ts';

/** Prescribed steps that wait for the doctor's answer, as the pregnancy now stated asks for (PREG-RX). */
export class WithheldSteps {
  constructor(
    private readonly db: Database,
    private readonly users: UsersService,
    private readonly steps: RoutineSteps,
  ) {}

  /** Ids of those among the steps; three statements at most, and none without a prescribed step. */
  async among(
    steps: readonly (Omit<RoutineStep, 'routineId'> & { routineId?: string })[],
    tx: Database | Transaction = this.db,
  ): Promise<ReadonlySet<string>> {
    // The steps of a frozen case are of no routine.
    const prescribed = steps.filter(
      (step): step is RoutineStep => step.prescribed && step.routineId !== undefined,
    );
    if (prescribed.length === 0) return new Set();
    const ids = [...new Set(prescribed.map(({ routineId }) => routineId))];
    const { id, userId, startsOn, profile: made } = routines;
    const rows = await tx.select({ id, userId, startsOn, made }).from(routines).where(anyOf(id, ids));
    const people = await this.users.findMany(
      tx,
      rows.map((row) => row.userId),
    );
    const plans = rows.flatMap((row) => {
      const user = people.get(row.userId);
      const profile = user && profileOfRoutine(row.made, profileOf(user));
      const own = prescribed.filter(({ routineId }) => routineId === row.id);
      return profile && isPregnancyStated(profile) ? [{ startsOn: row.startsOn, steps: own, profile }] : [];
    });
    if (plans.length === 0) return new Set();
    const read = await this.steps.plans(plans, tx);
    return new Set(
      read.flatMap((plan, index) =>
        plan.steps.flatMap((step) => (withheldStep(step, plans[index]!.profile) ? [step.key] : [])),
      ),
    );
  }
}
