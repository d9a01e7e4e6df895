import 'reflect-metadata';
import { Field, ID, ObjectType } from 'type-graphql';
import { IdOf } from '../graphql/ids/bind-ids.ts';
import { WithEdge } from '../graphql/payload-edges.ts';
import { Payload } from '../graphql/types/payload.ts';
import type { Routine } from './plans/routines.table.ts';
import { RoutineType } from './routines.types.ts';

const created = { nullable: true, description: 'The new routine; null if there are `userErrors`.' };
const updated = { nullable: true, description: 'The updated routine; null if there are `userErrors`.' };

@ObjectType({ description: 'Return type of `generateRoutine`.' })
export class GenerateRoutinePayload extends Payload {
  @WithEdge()
  @Field(() => RoutineType, created)
  routine?: Routine | null;
}

@ObjectType({ description: 'Return type of `createRoutine`.' })
export class CreateRoutinePayload extends Payload {
  @WithEdge()
  @Field(() => RoutineType, created)
  routine?: Routine | null;
}

@ObjectType({ description: 'Return type of `updateRoutine`.' })
export class UpdateRoutinePayload extends Payload {
  @Field(() => RoutineType, updated)
  routine?: Routine | null;
}

@ObjectType({ description: 'Return type of `activateRoutine`.' })
export class ActivateRoutinePayload extends Payload {
  @Field(() => RoutineType, updated)
  routine?: Routine | null;
}

@ObjectType({ description: 'Return type of `pauseRoutine`.' })
export class PauseRoutinePayload extends Payload {
  @Field(() => RoutineType, updated)
  routine?: Routine | null;
}

@ObjectType({ description: 'Return type of `deleteRoutine`.' })
export class DeleteRoutinePayload extends Payload {
  @IdOf('Routine')
  @Field(() => ID, {
    nullable: true,
    description: 'ID of the deleted routine; null if there are `userErrors`.',
  })
  deletedRoutineId?: string | null;
}
