import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../graphql/types/payload.ts';
import { ConsultationType } from './consultations.types.ts';

@ObjectType()
export abstract class ConsultationPayload extends Payload {
  @Field(() => ConsultationType, {
    nullable: true,
    description: 'The updated consultation; null if there are `userErrors`.',
  })
  consultation!: object | null;
}
