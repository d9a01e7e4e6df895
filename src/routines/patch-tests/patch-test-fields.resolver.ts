import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { Loads, Needs, Waits } from '../../graphql/planner/needs.ts';
import { LocalDate } from '../../graphql/types/scalars.ts';
import { ViewerLoader } from '../../platform/viewer-loader.ts';
import { SkinReactionType } from '../diary/reactions.types.ts';
import type { RoutinesService } from '../plans/routines.service.ts';
import { PatchTestStatusEnum } from '../routine-enums.ts';
import { reactionOfPatchTest, stepOfPatchTest } from '../routines.reads.ts';
import { RoutineStepType } from '../routines.types.ts';
import { type PatchTestStatus, resultFrom, resultUntil, statusOn } from './patch-test-rules.ts';
import type { PatchTest } from './patch-tests.table.ts';
import { PatchTestType } from './patch-tests.types.ts';

@Resolver(() => PatchTestType)
export class PatchTestFieldsResolver {
  /** Read once for all tests of a list. */
  readonly #today: ViewerLoader<'today', string>;

  constructor(routines: RoutinesService) {
    this.#today = new ViewerLoader(async (viewer, keys) => {
      const { today } = await routines.today(viewer);
      return keys.map(() => today);
    });
  }

  @Waits<PatchTest>('result', 'startedOn')
  @FieldResolver(() => PatchTestStatusEnum, { description: 'Current status.' })
  async status(@Root() test: PatchTest, @Ctx() context: Context): Promise<PatchTestStatus> {
    return test.result ?? statusOn(test, await this.#today.load(requireViewer(context), 'today'));
  }

  @Needs<PatchTest>('startedOn')
  @FieldResolver(() => LocalDate, {
    description: 'First day on which CLEAR can be recorded; a notification asks for the result on it.',
  })
  resultFrom(@Root() test: PatchTest) {
    return resultFrom(test);
  }

  @Needs<PatchTest>('startedOn')
  @FieldResolver(() => LocalDate, { description: 'Last day on which CLEAR can be recorded.' })
  resultUntil(@Root() test: PatchTest) {
    return resultUntil(test);
  }

  @Loads(stepOfPatchTest)
  @FieldResolver(() => RoutineStepType, {
    nullable: true,
    description: 'The step that the product is meant for; null if there is none or it has been removed.',
  })
  step() {}

  @Loads(reactionOfPatchTest)
  @FieldResolver(() => SkinReactionType, {
    nullable: true,
    description: 'The reaction that was journaled; null unless the status is REACTED.',
  })
  reaction() {}
}
