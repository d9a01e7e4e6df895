import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { ReactionsService } from '../diary/reactions.service.ts';
import { USED_DAYS } from '../diary/used-products.ts';
import type { RoutineSteps } from '../plans/routine-steps.ts';
import { type SkinReaction, skinReactions } from '../plans/routines.table.ts';
import { isEmergency, REST_DAYS, stepsToRest } from '../rules/reaction-rules.ts';
import { dayNumber, dayText } from '../rules/step-schedule.ts';
import type { SpotReaction } from './patch-test-input.ts';
import { type PatchTestAdvice, reactedAdvice, suspectsIn } from './patch-test-rules.ts';
import type { PatchTest } from './patch-tests.table.ts';

interface PreparedReaction {
  row: typeof skinReactions.$inferInsert;
  resting: string[];
  today: string;
}

/** Journals reactions at tested spots among the other reactions of a person. */
export class PatchTestReactions {
  constructor(
    private readonly reactions: ReactionsService,
    private readonly steps: RoutineSteps,
  ) {}

  /**
   * The face did not react, so only the step that the product is meant for rests, unless it is prescribed; after a severe
   * reaction, the actives of all routines rest too. The suspects are those of the product alone.
   */
  async prepare(
    viewer: Viewer,
    test: PatchTest,
    given: SpotReaction,
    today: string,
  ): Promise<PreparedReaction> {
    const { all, plans } = await this.reactions.plans(viewer);
    const at = plans.findIndex(({ steps }) => steps.some(({ key }) => key === test.stepId));
    const step = plans[at]?.steps.find(({ key }) => key === test.stepId);
    const ofStep = step && !step.prescribed ? [step.key] : [];
    const resting = given.severity === 'SEVERE' ? [...ofStep, ...plans.flatMap(stepsToRest)] : ofStep;
    const [facts = []] = await this.steps.facts([test]);
    const { occurredOn } = given;
    const days = Math.min(USED_DAYS, dayNumber(occurredOn) - dayNumber(test.startedOn) + 1);
    return {
      today,
      resting,
      row: {
        ...given,
        userId: viewer.userId,
        clientRequestId: randomUUID(),
        routineId: all[at]?.id ?? null,
        stepId: step?.key ?? null,
        suspects: suspectsIn(facts),
        used: [
          {
            ...{ stepId: step?.key ?? null, name: test.name, type: step?.type ?? null, session: null },
            ...{ suspected: true, plannedDays: days, doneDays: 0 },
          },
        ],
        restsUntil: resting.length > 0 ? dayText(dayNumber(occurredOn) + REST_DAYS) : occurredOn,
      },
    };
  }

  /**
   * Null if the test has a reaction already, unless an emergency is new. In the caller's transaction, which holds the lock
   * ROUTINE.
   */
  async journal(
    tx: Transaction,
    { result, reactionId }: PatchTest,
    { row, resting, today }: PreparedReaction,
  ): Promise<SkinReaction | null> {
    if (result === 'REACTED' && !isEmergency(row.symptoms)) return null;
    if (reactionId) {
      const [known] = await tx.select().from(skinReactions).where(eq(skinReactions.id, reactionId));
      if (known && isEmergency(known.symptoms)) return null;
    }
    return (await this.reactions.journal(tx, row, { resting, today })) ?? null;
  }

  /** The saved reaction, and what to do. */
  async outcome(
    viewer: Viewer,
    test: PatchTest,
    given: SpotReaction,
  ): Promise<PatchTestAdvice & { reaction: SkinReaction | null }> {
    const reaction = test.reactionId ? await this.reactions.rows.find(viewer, test.reactionId) : null;
    return { reaction, ...reactedAdvice(test.name, reaction ?? given, test.ingredients.length > 0) };
  }
}
