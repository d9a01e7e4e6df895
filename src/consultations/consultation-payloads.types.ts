import 'reflect-metadata';
import { Field, ID, ObjectType } from 'type-graphql';
import { Payload } from '../graphql/types/payload.ts';
import { ConsultationType, UrgentCareType } from './case/consultations.types.ts';
import type { UrgentCareAdvice } from './triage/questionnaire.ts';

@ObjectType()
abstract class ConsultationPayload extends Payload {
  @Field(() => ConsultationType, {
    nullable: true,
    description: 'The consultation as it is now; null with `userErrors`.',
  })
  consultation!: object | null;
}

@ObjectType({ description: 'The answer to `requestConsultation`.' })
export class RequestConsultationPayload extends ConsultationPayload {
  @Field(() => UrgentCareType, {
    nullable: true,
    description:
      'Where to get care at once, in the language of the profile, also beside `userErrors`; null unless a red flag was reported.',
  })
  urgentCare!: UrgentCareAdvice | null;
}

@ObjectType({ description: 'The answer to `claimConsultation`.' })
export class ClaimConsultationPayload extends ConsultationPayload {}

@ObjectType({ description: 'The answer to `startConsultationReview`.' })
export class StartConsultationReviewPayload extends ConsultationPayload {}

@ObjectType({ description: 'The answer to `requestMoreInformation`.' })
export class RequestMoreInformationPayload extends ConsultationPayload {}

@ObjectType({ description: 'The answer to `answerConsultation`.' })
export class AnswerConsultationPayload extends ConsultationPayload {}

@ObjectType({ description: 'The answer to `closeConsultation`.' })
export class CloseConsultationPayload extends ConsultationPayload {}

@ObjectType({ description: 'The answer to `cancelConsultation`.' })
export class CancelConsultationPayload extends ConsultationPayload {}

@ObjectType({ description: 'The answer to `rateConsultation`.' })
export class RateConsultationPayload extends ConsultationPayload {}

@ObjectType({ description: 'The answer to `declineConsultation`.' })
export class DeclineConsultationPayload extends Payload {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the case, which the dermatologist sees no more; null with `userErrors`.',
  })
  declinedConsultationId!: string | null;
}
