import { and, eq, gte, isNotNull, lte, sql } from 'drizzle-orm';
import { anyOf } from '../../platform/database/any-of.ts';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { routineStepLogs, routineSteps, type UsedProduct } from '../plans/routines.table.ts';
import { contents } from '../rules/actives.ts';
import type { PlannedStep, RoutinePlan } from '../rules/routine-plan.ts';
import { dayText, stateOn } from '../rules/step-schedule.ts';

/** Contact allergies show within two weeks of use. */
export const USED_DAYS = 14;
const MOST = 60;

interface Suspicion {
  /** INCI names. */
  suspects: readonly string[];
  /** The step that the person named. */
  stepKey: string | null;
  /** The day of the reaction, in days since 1970-01-01. */
  day: number;
}

/** What was used in the 14 days up to a reaction. */
export class UsedProducts {
  readonly #done = atFirstUse(() => prepareDone(this.db));

  constructor(private readonly db: Database) {}

  /** Steps that `current` planned, and those of any routine that were logged as done; the suspected ones first, at most 60. */
  async of(
    userId: string,
    plans: readonly RoutinePlan[],
    current: RoutinePlan | null,
    suspicion: Suspicion,
  ): Promise<UsedProduct[]> {
    const { day } = suspicion;
    const from = dayText(day - USED_DAYS + 1);
    const logs = await this.#done().execute({ userId, from, to: dayText(day) });
    const done = new Map(logs.map(({ stepId, days }) => [stepId, days]));
    const used = plans.flatMap((plan) =>
      plan.steps.flatMap((step) => {
        const planned = plan === current ? plannedDays(step, plan.startsOn, day) : 0;
        const doneDays = done.get(step.key) ?? 0;
        if (planned === 0 && doneDays === 0) return [];
        return [{ ...describe(step, suspicion), plannedDays: planned, doneDays }];
      }),
    );
    return used.sort((one, other) => Number(other.suspected) - Number(one.suspected)).slice(0, MOST);
  }
}

/** The products with where their steps come from, without those whose step was deleted meanwhile. */
export async function withOrigins(tx: Transaction, used: readonly UsedProduct[]): Promise<UsedProduct[]> {
  const ids = used.flatMap(({ stepId }) => stepId ?? []);
  const steps = await tx
    .select({ id: routineSteps.id, fromMedications: routineSteps.fromMedications })
    .from(routineSteps)
    .where(anyOf(routineSteps.id, ids));
  const origins = new Map(steps.map(({ id, fromMedications }) => [id, fromMedications]));
  return used.flatMap((product) => {
    if (product.stepId === null) return [product];
    const fromMedications = origins.get(product.stepId);
    return fromMedications === undefined ? [] : [{ ...product, fromMedications }];
  });
}

function describe(step: PlannedStep, { suspects, stepKey }: Suspicion) {
  const { key: stepId, name, type, session } = step;
  const suspected = stepId === stepKey || contents(step).some((each) => suspects.includes(each.name));
  return { stepId, name, type, session, suspected };
}

function plannedDays(step: PlannedStep, startsOn: number, day: number): number {
  const days = Array.from({ length: USED_DAYS }, (_, ago) => day - ago);
  return days.filter((each) => stateOn(step, startsOn, each) === 'DUE').length;
}

const prepareDone = (db: Database) =>
  db
    .select({ stepId: routineStepLogs.stepId, days: sql<number>`count(*)::int` })
    .from(routineStepLogs)
    .where(
      and(
        eq(routineStepLogs.userId, sql.placeholder('userId')),
        gte(routineStepLogs.day, sql.placeholder('from')),
        lte(routineStepLogs.day, sql.placeholder('to')),
        eq(routineStepLogs.outcome, sql`'DONE'`),
        isNotNull(routineStepLogs.stepId),
      ),
    )
    .groupBy(routineStepLogs.stepId)
    .prepare('routine_step_logs_used');
