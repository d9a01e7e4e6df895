import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { payload } from '../../graphql/types/payload.ts';
import { parseId } from '../../graphql/types/scalars.ts';
import { withHelp } from '../../safety/help-in-faults.ts';
import { noticeIn } from '../../safety/safety-notices.ts';
import type { ReactionsService } from './reactions.service.ts';
import {
  ReportReactionInput,
  ReportReactionPayload,
  ResumeAfterReactionInput,
  ResumeAfterReactionPayload,
} from './reactions.types.ts';
import type { StepLogsService } from './step-logs.service.ts';
import {
  LogRoutineStepInput,
  LogRoutineStepPayload,
  UndoRoutineStepLogInput,
  UndoRoutineStepLogPayload,
} from './step-logs.types.ts';

@Resolver()
export class StepLogsResolver {
  constructor(
    private readonly logs: StepLogsService,
    private readonly reactions: ReactionsService,
  ) {}

  @Mutation(() => LogRoutineStepPayload, {
    description:
      'Logs a step as done or skipped on a day. Idempotent; a different outcome or reason replaces the previous one.',
  })
  logRoutineStep(
    @Arg('input', () => LogRoutineStepInput, { description: 'Step, day and outcome.' })
    input: LogRoutineStepInput,
    @Ctx() context: Context,
  ): Promise<LogRoutineStepPayload> {
    return payload(LogRoutineStepPayload, async () => ({
      log: await this.logs.log(requireViewer(context), {
        ...input,
        stepId: parseId(input.stepId, 'step'),
      }),
    }));
  }

  @Mutation(() => UndoRoutineStepLogPayload, { description: 'Removes a step log. Idempotent.' })
  undoRoutineStepLog(
    @Arg('input', () => UndoRoutineStepLogInput, { description: 'Step and day.' })
    input: UndoRoutineStepLogInput,
    @Ctx() context: Context,
  ): Promise<UndoRoutineStepLogPayload> {
    return payload(UndoRoutineStepLogPayload, async () => ({
      undoneLogId: await this.logs.undo(requireViewer(context), {
        ...input,
        stepId: parseId(input.stepId, 'step'),
      }),
    }));
  }

  @Mutation(() => ReportReactionPayload, {
    description:
      'Reports a skin reaction and pauses the actives of all routines for 7 days, except prescribed products. With a swollen face, trouble breathing, blisters, a widespread rash or skin coming off, every step is held, prescribed ones too, until `resumeAfterReaction`.',
  })
  reportReaction(
    @Arg('input', () => ReportReactionInput, { description: 'What happened.' }) input: ReportReactionInput,
    @Ctx() context: Context,
  ): Promise<ReportReactionPayload> {
    return payload(ReportReactionPayload, async () => {
      const viewer = requireViewer(context);
      const reported = await withHelp(
        () => noticeIn(input.note),
        context.reader,
        () =>
          this.reactions.report(viewer, {
            ...input,
            routineId: input.routineId == null ? null : parseId(input.routineId, 'routine'),
            stepId: input.stepId == null ? null : parseId(input.stepId, 'step'),
          }),
      );
      return { ...reported, safetyNotice: noticeIn(reported.reaction.note) };
    });
  }

  @Mutation(() => ResumeAfterReactionPayload, {
    description:
      'Releases all routines after an emergency, once a doctor allows products again. Actives that are not prescribed rest for 7 days more. Idempotent.',
  })
  resumeAfterReaction(
    @Arg('input', () => ResumeAfterReactionInput, { description: 'The reaction and the doctor’s word.' })
    { id, doctorAgreed }: ResumeAfterReactionInput,
    @Ctx() context: Context,
  ): Promise<ResumeAfterReactionPayload> {
    return payload(ResumeAfterReactionPayload, async () => ({
      reaction: await this.reactions.resume(requireViewer(context), parseId(id, 'reaction'), doctorAgreed),
    }));
  }
}
