import 'reflect-metadata';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { IdOf } from '../../graphql/ids/bind-ids.ts';
import { Payload } from '../../graphql/types/payload.ts';
import { RoutineStepType } from '../routines.types.ts';
import type { RoutineStep } from './routines.table.ts';

@InputType({ description: 'A prescribed step that waits for a doctor’s answer on a pregnancy.' })
export class ConfirmPrescribedStepInput {
  @IdOf('RoutineStep')
  @Field(() => ID, { description: 'The step.' })
  id!: string;

  @Field(() => Boolean, {
    description:
      'Whether the doctor, who knows of the pregnancy, the wish for one or the breastfeeding, said that this product may be used. Nothing goes on unless it is true.',
  })
  doctorAgreed!: boolean;
}

@ObjectType({ description: 'Return type of `confirmPrescribedStep`.' })
export class ConfirmPrescribedStepPayload extends Payload {
  @Field(() => RoutineStepType, {
    nullable: true,
    description: 'The step, not held any more; null if there are `userErrors`.',
  })
  step?: RoutineStep | null;
}
