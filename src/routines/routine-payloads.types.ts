import 'reflect-metadata';
import { Field, ID, ObjectType } from 'type-graphql';
import { Payload } from '../graphql/types/payload.ts';
import type { Routine } from './plans/routines.table.ts';
import { RoutineType } from './routines.types.ts';

const routine = { nullable: true, description: 'The routine as it is now; null with `userErrors`.' };

@ObjectType({ description: 'Result of generateRoutine.' })
export class GenerateRoutinePayload extends Payload {
  @Field(() => RoutineType, routine)
  routine?: Routine | null;
}

@ObjectType({ description: 'Result of createRoutine.' })
export class CreateRoutinePayload extends Payload {
  @Field(() => RoutineType, routine)
  routine?: Routine | null;
}

@ObjectType({ description: 'Result of updateRoutine.' })
export class UpdateRoutinePayload extends Payload {
  @Field(() => RoutineType, routine)
  routine?: Routine | null;
}

@ObjectType({ description: 'Result of activateRoutine.' })
export class ActivateRoutinePayload extends Payload {
  @Field(() => RoutineType, routine)
  routine?: Routine | null;
}

@ObjectType({ description: 'Result of pauseRoutine.' })
export class PauseRoutinePayload extends Payload {
  @Field(() => RoutineType, routine)
  routine?: Routine | null;
}

@ObjectType({ description: 'Result of deleteRoutine.' })
export class DeleteRoutinePayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Id of what was deleted; null with `userErrors`.' })
  deletedRoutineId?: string | null;
}
