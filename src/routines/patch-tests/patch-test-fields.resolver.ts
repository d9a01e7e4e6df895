import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { LocalDate } from '../../graphql/types/scalars.ts';
import { ViewerLoader } from '../../platform/viewer-loader.ts';
import type { ReactionsService } from '../diary/reactions.service.ts';
import { SkinReactionType } from '../diary/reactions.types.ts';
import type { RoutineSteps } from '../plans/routine-steps.ts';
import type { RoutinesService } from '../plans/routines.service.ts';
import type { RoutineStep, SkinReaction } from '../plans/routines.table.ts';
import { PatchTestStatusEnum } from '../routine-enums.ts';
import { RoutineStepType } from '../routines.types.ts';
import { type PatchTestStatus, resultFrom, resultUntil, statusOn } from './patch-test-rules.ts';
import type { PatchTest } from './patch-tests.table.ts';
import { PatchTestType } from './patch-tests.types.ts';

@Resolver(() => PatchTestType)
export class PatchTestFieldsResolver {
  readonly #steps: ViewerLoader<string, RoutineStep | null>;
  readonly #reactions: ViewerLoader<string, SkinReaction | null>;
  /** Read once for all tests of a list. */
  readonly #today: ViewerLoader<'today', string>;

  constructor(parts: { routines: RoutinesService; steps: RoutineSteps; reactions: ReactionsService }) {
    this.#steps = new ViewerLoader((viewer, ids) => parts.steps.getMany(viewer, ids));
    this.#reactions = new ViewerLoader((viewer, ids) => parts.reactions.getMany(viewer, ids));
    this.#today = new ViewerLoader(async (viewer, keys) => {
      const { today } = await parts.routines.today(viewer);
      return keys.map(() => today);
    });
  }

  @FieldResolver(() => PatchTestStatusEnum, { description: 'Current status.' })
  async status(@Root() test: PatchTest, @Ctx() context: Context): Promise<PatchTestStatus> {
    return test.result ?? statusOn(test, await this.#today.load(requireViewer(context), 'today'));
  }

  @FieldResolver(() => LocalDate, {
    description: 'First day on which CLEAR can be recorded; a notification asks for the result on it.',
  })
  resultFrom(@Root() test: PatchTest) {
    return resultFrom(test);
  }

  @FieldResolver(() => LocalDate, { description: 'Last day on which CLEAR can be recorded.' })
  resultUntil(@Root() test: PatchTest) {
    return resultUntil(test);
  }

  @FieldResolver(() => RoutineStepType, {
    nullable: true,
    description: 'The step that the product is meant for; null if there is none or it has been removed.',
  })
  step(@Root() { stepId }: PatchTest, @Ctx() context: Context) {
    return stepId && this.#steps.load(requireViewer(context), stepId);
  }

  @FieldResolver(() => SkinReactionType, {
    nullable: true,
    description: 'The reaction that was journaled; null unless the status is REACTED.',
  })
  reaction(@Root() { reactionId }: PatchTest, @Ctx() context: Context) {
    return reactionId && this.#reactions.load(requireViewer(context), reactionId);
  }
}
