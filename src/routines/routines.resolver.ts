import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { payload } from '../graphql/types/payload.ts';
import { parseId } from '../graphql/types/scalars.ts';
import { Weigh } from '../graphql/weights.ts';
import { asBadInput } from '../platform/errors.ts';
import type { CheckRoutineService } from './advice/check-routine.service.ts';
import type { GenerateRoutineService } from './advice/generate-routine.service.ts';
import type { RoutinesService } from './plans/routines.service.ts';
import type { WriteRoutineService } from './plans/write-routine.ts';
import { RoutineCheckType } from './routine-check.types.ts';
import {
  CheckRoutineInput,
  CreateRoutineInput,
  GenerateRoutineInput,
  RoutineIdInput,
  UpdateRoutineInput,
} from './routine-inputs.types.ts';
import {
  ActivateRoutinePayload,
  CreateRoutinePayload,
  DeleteRoutinePayload,
  GenerateRoutinePayload,
  PauseRoutinePayload,
  UpdateRoutinePayload,
} from './routine-payloads.types.ts';
import { RoutineType } from './routines.types.ts';

const THING = 'The routine';

@Resolver()
export class RoutinesResolver {
  constructor(
    private readonly routines: RoutinesService,
    private readonly generator: GenerateRoutineService,
    private readonly writer: WriteRoutineService,
    private readonly checks: CheckRoutineService,
  ) {}

  @Query(() => RoutineType, { description: 'One routine of the viewer.' })
  routine(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: Context) {
    return this.routines.get(requireViewer(context), parseId(id, THING));
  }

  @Weigh(700)
  @Query(() => RoutineCheckType, {
    description: 'What the rules say about a routine, or about a plan before it is saved. Nothing is kept.',
  })
  checkRoutine(
    @Arg('input', () => CheckRoutineInput, { description: 'The plan.' }) input: CheckRoutineInput,
    @Ctx() context: Context,
  ) {
    const routineId = input.routineId == null ? null : parseId(input.routineId, THING);
    return asBadInput(() => this.checks.check(requireViewer(context), { ...input, routineId }));
  }

  @Weigh(1000)
  @Mutation(() => GenerateRoutinePayload, {
    description:
      'Makes a routine from the latest completed analysis and what the person says. The same facts give the same routine. It is a DRAFT unless activated.',
  })
  generateRoutine(
    @Arg('input', () => GenerateRoutineInput, { description: 'What to make it from.' })
    input: GenerateRoutineInput,
    @Ctx() context: Context,
  ): Promise<GenerateRoutinePayload> {
    return payload(GenerateRoutinePayload, async () => ({
      routine: await this.generator.generate(requireViewer(context), input),
    }));
  }

  @Weigh(1000)
  @Mutation(() => CreateRoutinePayload, {
    description: 'Keeps a routine that the person composed. `findings` of it say what the rules think.',
  })
  createRoutine(
    @Arg('input', () => CreateRoutineInput, { description: 'The routine.' }) input: CreateRoutineInput,
    @Ctx() context: Context,
  ): Promise<CreateRoutinePayload> {
    return payload(CreateRoutinePayload, async () => ({
      routine: await this.writer.create(requireViewer(context), input),
    }));
  }

  @Weigh(1000)
  @Mutation(() => UpdateRoutinePayload, {
    description: 'Renames a routine, or adds, changes, reorders and removes its steps. Logs stay.',
  })
  updateRoutine(
    @Arg('input', () => UpdateRoutineInput, { description: 'The changes.' }) input: UpdateRoutineInput,
    @Ctx() context: Context,
  ): Promise<UpdateRoutinePayload> {
    return payload(UpdateRoutinePayload, async () => ({
      routine: await this.writer.update(requireViewer(context), { ...input, id: parseId(input.id, THING) }),
    }));
  }

  @Mutation(() => ActivateRoutinePayload, {
    description: 'Follows a routine; the one followed so far is paused. Again it changes nothing.',
  })
  activateRoutine(
    @Arg('input', () => RoutineIdInput, { description: 'Which one.' }) input: RoutineIdInput,
    @Ctx() context: Context,
  ): Promise<ActivateRoutinePayload> {
    return payload(ActivateRoutinePayload, async () => ({
      routine: await this.routines.activate(requireViewer(context), parseId(input.id, THING)),
    }));
  }

  @Mutation(() => PauseRoutinePayload, {
    description: 'Stops following a routine; none is active then. Again it changes nothing.',
  })
  pauseRoutine(
    @Arg('input', () => RoutineIdInput, { description: 'Which one.' }) input: RoutineIdInput,
    @Ctx() context: Context,
  ): Promise<PauseRoutinePayload> {
    return payload(PauseRoutinePayload, async () => ({
      routine: await this.routines.pause(requireViewer(context), parseId(input.id, THING)),
    }));
  }

  @Mutation(() => DeleteRoutinePayload, {
    description: 'Deletes a routine with its steps and logs. It cannot be undone.',
  })
  deleteRoutine(
    @Arg('input', () => RoutineIdInput, { description: 'Which one.' }) input: RoutineIdInput,
    @Ctx() context: Context,
  ): Promise<DeleteRoutinePayload> {
    return payload(DeleteRoutinePayload, async () => ({
      deletedRoutineId: await this.routines.remove(requireViewer(context), parseId(input.id, THING)),
    }));
  }
}
