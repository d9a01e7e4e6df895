import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { RequireRole } from '../../graphql/access.ts';
import { type Context, readerOf } from '../../graphql/context.ts';
import { payload } from '../../graphql/types/payload.ts';
import { parseId } from '../../graphql/types/scalars.ts';
import type { ReviewConsultationService } from './review-consultation.service.ts';
import {
  AnswerConsultationInput,
  AnswerConsultationPayload,
  CancelConsultationPayload,
  ClaimConsultationPayload,
  CloseConsultationPayload,
  ConsultationIdInput,
  DeclineConsultationInput,
  DeclineConsultationPayload,
  RateConsultationInput,
  RateConsultationPayload,
  RequestMoreInformationInput,
  RequestMoreInformationPayload,
  StartConsultationReviewPayload,
} from './review-consultation.types.ts';

const STATE = 'Otherwise INVALID_STATE, naming the current status.';

@Resolver()
export class ReviewConsultationResolver {
  constructor(private readonly service: ReviewConsultationService) {}

  @Mutation(() => CancelConsultationPayload, {
    description: `Cancels one of the viewer’s consultations while it is PENDING or ASSIGNED. ${STATE}`,
  })
  cancelConsultation(
    @Arg('input', () => ConsultationIdInput, { description: 'The consultation.' }) {
      id,
    }: ConsultationIdInput,
    @Ctx() context: Context,
  ): Promise<CancelConsultationPayload> {
    return payload(CancelConsultationPayload, async () => ({
      consultation: await this.service.cancel(readerOf(context), idOf(id)),
    }));
  }

  @Mutation(() => RateConsultationPayload, {
    description: `Rates the answer to one of the viewer’s consultations, once, when it is ANSWERED or CLOSED. ${STATE}`,
  })
  rateConsultation(
    @Arg('input', () => RateConsultationInput, { description: 'The consultation and the rating.' })
    { id, ...input }: RateConsultationInput,
    @Ctx() context: Context,
  ): Promise<RateConsultationPayload> {
    return payload(RateConsultationPayload, async () => ({
      consultation: await this.service.rate(readerOf(context), idOf(id), input),
    }));
  }

  @Mutation(() => CloseConsultationPayload, {
    description: `Closes an ANSWERED consultation, as the patient or the dermatologist. The copy of the analysis photo is deleted. ${STATE}`,
  })
  closeConsultation(
    @Arg('input', () => ConsultationIdInput, { description: 'The consultation.' }) {
      id,
    }: ConsultationIdInput,
    @Ctx() context: Context,
  ): Promise<CloseConsultationPayload> {
    return payload(CloseConsultationPayload, async () => ({
      consultation: await this.service.close(readerOf(context), idOf(id)),
    }));
  }

  @RequireRole('DERMATOLOGIST')
  @Mutation(() => ClaimConsultationPayload, {
    description: `For dermatologists: claims a PENDING case, which becomes ASSIGNED to the viewer. If several try at once, one succeeds. ${STATE}`,
  })
  claimConsultation(
    @Arg('input', () => ConsultationIdInput, { description: 'The consultation.' }) {
      id,
    }: ConsultationIdInput,
    @Ctx() context: Context,
  ): Promise<ClaimConsultationPayload> {
    return payload(ClaimConsultationPayload, async () => ({
      consultation: await this.service.claim(readerOf(context), idOf(id)),
    }));
  }

  @RequireRole('DERMATOLOGIST')
  @Mutation(() => StartConsultationReviewPayload, {
    description: `For dermatologists: starts the review of one of the viewer’s ASSIGNED cases, which becomes IN_REVIEW. The patient can no longer cancel it. ${STATE}`,
  })
  startConsultationReview(
    @Arg('input', () => ConsultationIdInput, { description: 'The consultation.' }) {
      id,
    }: ConsultationIdInput,
    @Ctx() context: Context,
  ): Promise<StartConsultationReviewPayload> {
    return payload(StartConsultationReviewPayload, async () => ({
      consultation: await this.service.startReview(readerOf(context), idOf(id)),
    }));
  }

  @RequireRole('DERMATOLOGIST')
  @Mutation(() => DeclineConsultationPayload, {
    description: `For dermatologists: returns one of the viewer’s ASSIGNED or IN_REVIEW cases to the queue, or passes on a PENDING one. It is not shown to this dermatologist again. ${STATE}`,
  })
  declineConsultation(
    @Arg('input', () => DeclineConsultationInput, { description: 'The case and the reason.' })
    { id, ...input }: DeclineConsultationInput,
    @Ctx() context: Context,
  ): Promise<DeclineConsultationPayload> {
    return payload(DeclineConsultationPayload, async () => ({
      declinedConsultationId: await this.service.decline(readerOf(context), idOf(id), input),
    }));
  }

  @RequireRole('DERMATOLOGIST')
  @Mutation(() => RequestMoreInformationPayload, {
    description: `For dermatologists: asks the patient for more information on one of the viewer’s IN_REVIEW cases, which becomes NEEDS_INFO until they reply. ${STATE}`,
  })
  requestMoreInformation(
    @Arg('input', () => RequestMoreInformationInput, { description: 'The case and the question.' })
    { id, ...input }: RequestMoreInformationInput,
    @Ctx() context: Context,
  ): Promise<RequestMoreInformationPayload> {
    return payload(RequestMoreInformationPayload, async () => ({
      consultation: await this.service.requestInformation(readerOf(context), idOf(id), input),
    }));
  }

  @RequireRole('DERMATOLOGIST')
  @Mutation(() => AnswerConsultationPayload, {
    description: `For dermatologists: answers one of the viewer’s IN_REVIEW cases, which becomes ANSWERED. ${STATE}`,
  })
  answerConsultation(
    @Arg('input', () => AnswerConsultationInput, { description: 'The case and the answer.' })
    { id, ...input }: AnswerConsultationInput,
    @Ctx() context: Context,
  ): Promise<AnswerConsultationPayload> {
    return payload(AnswerConsultationPayload, async () => ({
      consultation: await this.service.answer(readerOf(context), idOf(id), input),
    }));
  }
}

const idOf = (id: string) => parseId(id, 'consultation');
