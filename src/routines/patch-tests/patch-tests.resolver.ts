import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { payload } from '../../graphql/types/payload.ts';
import { parseId } from '../../graphql/types/scalars.ts';
import { Weigh } from '../../graphql/weights.ts';
import { withHelp } from '../../safety/help-in-faults.ts';
import { noticeIn } from '../../safety/safety-notices.ts';
import type { PatchTestsService } from './patch-tests.service.ts';
import {
  AbandonPatchTestInput,
  AbandonPatchTestPayload,
  RecordPatchTestResultInput,
  RecordPatchTestResultPayload,
  StartPatchTestInput,
  StartPatchTestPayload,
} from './patch-tests.types.ts';

const THING = 'patch-test';

@Resolver()
export class PatchTestsResolver {
  constructor(private readonly service: PatchTestsService) {}

  @Weigh(200)
  @Mutation(() => StartPatchTestPayload, {
    description:
      'Starts a patch test; at most 20 run at once. A PATCH_TEST_DUE notification asks for its result on `resultFrom`.',
  })
  startPatchTest(
    @Arg('input', () => StartPatchTestInput, { description: 'The product and the first day.' })
    input: StartPatchTestInput,
    @Ctx() context: Context,
  ): Promise<StartPatchTestPayload> {
    return payload(StartPatchTestPayload, () =>
      this.service.start(requireViewer(context), {
        ...input,
        stepId: input.stepId == null ? null : parseId(input.stepId, 'step'),
      }),
    );
  }

  @Mutation(() => RecordPatchTestResultPayload, {
    description:
      'Records the result of a patch test. A REACTION is journaled among the skin reactions with the ingredients that may have caused it, which are excluded from then on; the step that the product is meant for rests for 7 days, unless it is prescribed. If it is SEVERE, the actives of all routines rest too, and an emergency holds every step as in `reportReaction`. Idempotent.',
  })
  recordPatchTestResult(
    @Arg('input', () => RecordPatchTestResultInput, { description: 'What happened.' })
    input: RecordPatchTestResultInput,
    @Ctx() context: Context,
  ): Promise<RecordPatchTestResultPayload> {
    const work = async () => {
      const viewer = requireViewer(context);
      const id = parseId(input.id, THING);
      const recorded = await this.service.record(viewer, { ...input, id });
      return { ...recorded, safetyNotice: noticeIn(recorded.patchTest.note) };
    };
    return payload(RecordPatchTestResultPayload, () =>
      withHelp(() => noticeIn(input.note), context.reader, work),
    );
  }

  @Mutation(() => AbandonPatchTestPayload, {
    description: 'Ends a patch test without a result. Idempotent.',
  })
  abandonPatchTest(
    @Arg('input', () => AbandonPatchTestInput, { description: 'The patch test.' })
    { id }: AbandonPatchTestInput,
    @Ctx() context: Context,
  ): Promise<AbandonPatchTestPayload> {
    return payload(AbandonPatchTestPayload, async () => ({
      patchTest: await this.service.abandon(requireViewer(context), parseId(id, THING)),
    }));
  }
}
