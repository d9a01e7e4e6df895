import 'reflect-metadata';
import { Field, ID, ObjectType } from 'type-graphql';
import { Payload } from '../graphql/types/payload.ts';
import { ConsultationType, UrgentCareType } from './case/consultations.types.ts';
import type { UrgentCareAdvice } from './triage/questionnaire.ts';

@ObjectType()
abstract class ConsultationPayload extends Payload {
  @Field(() => ConsultationType, {
    nullable: true,
    description: 'The updated consultation; null if there are `userErrors`.',
  })
  consultation!: object | null;
}

@ObjectType({ description: 'Return type of `requestConsultation`.' })
export class RequestConsultationPayload extends ConsultationPayload {
  @Field(() => UrgentCareType, {
    nullable: true,
    description:
      'Where to get immediate care, in the language of the profile; may be set together with `userErrors`. Null unless a red flag was reported.',
  })
  urgentCare!: UrgentCareAdvice | null;
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
  @Field(() => ID, {
    nullable: true,
    description: 'ID of the case, which the dermatologist can no longer see; null if there are `userErrors`.',
  })
  declinedConsultationId!: string | null;
}
