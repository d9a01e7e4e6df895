import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { IdOf } from '../graphql/ids/bind-ids.ts';
import { payload } from '../graphql/types/payload.ts';
import { parseId } from '../graphql/types/scalars.ts';
import { Weigh } from '../graphql/weights.ts';
import { asBadInput } from '../platform/errors.ts';
import type { CheckRoutineService } from './advice/check-routine.service.ts';
import type { GenerateRoutineService } from './advice/generate-routine.service.ts';
import type { RoutinesService } from './plans/routines.service.ts';
import type { WriteRoutineService } from './plans/write-routine.service.ts';
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

const THING = 'routine';

@Resolver()
export class RoutinesResolver {
  constructor(
    private readonly routines: RoutinesService,
    private readonly generator: GenerateRoutineService,
    private readonly writer: WriteRoutineService,
    private readonly checks: CheckRoutineService,
  ) {}

  @IdOf('Routine', 'id')
  @Query(() => RoutineType, {
    nullable: true,
    description: 'One of the viewer’s routines; null with the error NOT_FOUND if there is none.',
  })
  routine(@Arg('id', () => ID, { description: 'ID of the routine.' }) id: string, @Ctx() context: Context) {
    return this.routines.rows.get(requireViewer(context), parseId(id, THING));
  }

  @Weigh(700)
  @Query(() => RoutineCheckType, {
    description: 'Checks a routine, or a plan before it is saved, against the rules. Nothing is stored.',
  })
  checkRoutine(
    @Arg('input', () => CheckRoutineInput, { description: 'The plan.' }) input: CheckRoutineInput,
    @Ctx() context: Context,
  ) {
    const { plan, profile } = input;
    const routineId = plan.routineId == null ? null : parseId(plan.routineId, THING);
    const asked = { routineId, steps: plan.steps, profile };
    return asBadInput(() => this.checks.check(requireViewer(context), asked));
  }

  @Weigh(1000)
  @Mutation(() => GenerateRoutinePayload, {
    description:
      'Generates a routine from the latest completed analysis and the person’s profile. The same input gives the same routine. It is a DRAFT unless activated. Returns `CONSENT_REQUIRED` if the consent HEALTH_DATA is withdrawn meanwhile; try again.',
  })
  generateRoutine(
    @Arg('input', () => GenerateRoutineInput, { description: 'Input for generating the routine.' })
    input: GenerateRoutineInput,
    @Ctx() context: Context,
  ): Promise<GenerateRoutinePayload> {
    return payload(GenerateRoutinePayload, async () => ({
      routine: await this.generator.generate(requireViewer(context), input),
    }));
  }

  @Weigh(1000)
  @Mutation(() => CreateRoutinePayload, {
    description: 'Saves a routine composed by the person. See its `findings` for the result of the rules.',
  })
  createRoutine(
    @Arg('input', () => CreateRoutineInput, { description: 'The routine to create.' })
    input: CreateRoutineInput,
    @Ctx() context: Context,
  ): Promise<CreateRoutinePayload> {
    return payload(CreateRoutinePayload, async () => ({
      routine: await this.writer.create(requireViewer(context), input),
    }));
  }

  @Weigh(1000)
  @Mutation(() => UpdateRoutinePayload, {
    description: 'Renames a routine, or adds, changes, reorders and removes its steps. Logs are kept.',
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
    description:
      'Activates a routine and pauses the currently active one. After a break of 28 days or more, its ramp-ups begin again. Idempotent.',
  })
  activateRoutine(
    @Arg('input', () => RoutineIdInput, { description: 'The routine.' }) input: RoutineIdInput,
    @Ctx() context: Context,
  ): Promise<ActivateRoutinePayload> {
    return payload(ActivateRoutinePayload, async () => ({
      routine: await this.routines.activate(requireViewer(context), parseId(input.id, THING)),
    }));
  }

  @Mutation(() => PauseRoutinePayload, {
    description: 'Pauses a routine, leaving none active. Idempotent.',
  })
  pauseRoutine(
    @Arg('input', () => RoutineIdInput, { description: 'The routine.' }) input: RoutineIdInput,
    @Ctx() context: Context,
  ): Promise<PauseRoutinePayload> {
    return payload(PauseRoutinePayload, async () => ({
      routine: await this.routines.pause(requireViewer(context), parseId(input.id, THING)),
    }));
  }

  @Mutation(() => DeleteRoutinePayload, {
    description: 'Deletes a routine with its steps and logs. Cannot be undone.',
  })
  deleteRoutine(
    @Arg('input', () => RoutineIdInput, { description: 'The routine.' }) input: RoutineIdInput,
    @Ctx() context: Context,
  ): Promise<DeleteRoutinePayload> {
    return payload(DeleteRoutinePayload, async () => ({
      deletedRoutineId: await this.routines.remove(requireViewer(context), parseId(input.id, THING)),
    }));
  }
}
