import 'reflect-metadata';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { IdOf } from '../../graphql/ids/bind-ids.ts';
import { NumberRange } from '../../graphql/input-limits.ts';
import { Payload } from '../../graphql/types/payload.ts';
import { ConsultationPayload } from '../case/consultation-payload.types.ts';

/** The `id` of an input; type-graphql does not pass extensions of input fields on to subclasses. */
const ConsultationId = (): PropertyDecorator => (target, key) => {
  IdOf('Consultation')(target, key);
  Field(() => ID, { description: 'ID of the consultation.' })(target, key);
};

@InputType({ description: 'The consultation.' })
export class ConsultationIdInput {
  @ConsultationId()
  id!: string;
}

@InputType({ description: 'The case to return, and the reason.' })
export class DeclineConsultationInput {
  @ConsultationId()
  id!: string;

  @Field(() => String, {
    description:
      'Reason, 1 to 1,000 characters. Visible in the history to the patient and to later dermatologists.',
  })
  reason!: string;
}

@InputType({ description: 'A request for more information.' })
export class RequestMoreInformationInput {
  @ConsultationId()
  id!: string;

  @Field(() => String, { description: 'The question to the patient, 1 to 5,000 characters.' })
  question!: string;
}

@InputType({ description: 'An answer to a consultation.' })
export class AnswerConsultationInput {
  @ConsultationId()
  id!: string;

  @Field(() => String, { description: 'The answer, 1 to 5,000 characters. It cannot be changed.' })
  answer!: string;
}

@InputType({ description: 'The rating of an answer.' })
export class RateConsultationInput {
  @ConsultationId()
  id!: string;

  @NumberRange(1, 5)
  @Field(() => Int, { description: '1 (worst) to 5 (best).' })
  rating!: number;

  @Field(() => String, {
    nullable: true,
    description: 'A comment for the dermatologist, up to 1,000 characters.',
  })
  comment?: string | null;
}

@ObjectType({ description: 'Return type of `claimConsultation`.' })
export class ClaimConsultationPayload extends ConsultationPayload {}

@ObjectType({ description: 'Return type of `startConsultationReview`.' })
export class StartConsultationReviewPayload extends ConsultationPayload {}

@ObjectType({ description: 'Return type of `requestMoreInformation`.' })
export class RequestMoreInformationPayload extends ConsultationPayload {}

@ObjectType({ description: 'Return type of `answerConsultation`.' })
export class AnswerConsultationPayload extends ConsultationPayload {}

@ObjectType({ description: 'Return type of `closeConsultation`.' })
export class CloseConsultationPayload extends ConsultationPayload {}

@ObjectType({ description: 'Return type of `cancelConsultation`.' })
export class CancelConsultationPayload extends ConsultationPayload {}

@ObjectType({ description: 'Return type of `rateConsultation`.' })
export class RateConsultationPayload extends ConsultationPayload {}

@ObjectType({ description: 'Return type of `declineConsultation`.' })
export class DeclineConsultationPayload extends Payload {
  @IdOf('Consultation')
  @Field(() => ID, {
    nullable: true,
    description: 'ID of the case, which the dermatologist can no longer see; null if there are `userErrors`.',
  })
  declinedConsultationId!: string | null;
}
