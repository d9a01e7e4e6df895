import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { payload } from '../../graphql/types/payload.ts';
import { LocalDate, parseId } from '../../graphql/types/scalars.ts';
import type { ReactionsService } from './reactions.service.ts';
import type { StepLogsService } from './step-logs.service.ts';
import {
  LogRoutineStepInput,
  LogRoutineStepPayload,
  ReportReactionInput,
  ReportReactionPayload,
  TodayRoutineType,
  UndoRoutineStepLogInput,
  UndoRoutineStepLogPayload,
} from './step-logs.types.ts';
import type { TodayRoutineService } from './today-routine.service.ts';

@Resolver()
export class StepLogsResolver {
  constructor(
    private readonly days: TodayRoutineService,
    private readonly logs: StepLogsService,
    private readonly reactions: ReactionsService,
  ) {}

  @Query(() => TodayRoutineType, {
    nullable: true,
    description:
      'What the active routine plans for a day and what of it is done; null without an active one.',
  })
  todayRoutine(
    @Arg('date', () => LocalDate, {
      nullable: true,
      description: 'The day; today in the time zone of the viewer where left out.',
    })
    date: string | null = null,
    @Ctx() context: Context,
  ) {
    return this.days.get(requireViewer(context), date);
  }

  @Mutation(() => LogRoutineStepPayload, {
    description:
      'Logs a step of a day as done or left out. Again it changes nothing; another outcome replaces the first.',
  })
  logRoutineStep(
    @Arg('input', () => LogRoutineStepInput, { description: 'Step, day and outcome.' })
    input: LogRoutineStepInput,
    @Ctx() context: Context,
  ): Promise<LogRoutineStepPayload> {
    return payload(LogRoutineStepPayload, async () => ({
      log: await this.logs.log(requireViewer(context), {
        ...input,
        stepId: parseId(input.stepId, 'The step'),
      }),
    }));
  }

  @Mutation(() => UndoRoutineStepLogPayload, { description: 'Takes a log back. Again it changes nothing.' })
  undoRoutineStepLog(
    @Arg('input', () => UndoRoutineStepLogInput, { description: 'Step and day.' })
    input: UndoRoutineStepLogInput,
    @Ctx() context: Context,
  ): Promise<UndoRoutineStepLogPayload> {
    return payload(UndoRoutineStepLogPayload, async () => ({
      undoneLogId: await this.logs.undo(requireViewer(context), {
        ...input,
        stepId: parseId(input.stepId, 'The step'),
      }),
    }));
  }

  @Mutation(() => ReportReactionPayload, {
    description:
      'Keeps a reaction of the skin and lets the actives of all routines rest for 7 days, but nothing that was prescribed.',
  })
  reportReaction(
    @Arg('input', () => ReportReactionInput, { description: 'What happened.' }) input: ReportReactionInput,
    @Ctx() context: Context,
  ): Promise<ReportReactionPayload> {
    return payload(ReportReactionPayload, () =>
      this.reactions.report(requireViewer(context), {
        ...input,
        routineId: input.routineId == null ? null : parseId(input.routineId, 'The routine'),
        stepId: input.stepId == null ? null : parseId(input.stepId, 'The step'),
      }),
    );
  }
}
