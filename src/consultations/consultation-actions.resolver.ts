import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { RequireRole } from '../graphql/access.ts';
import { type Context, readerOf, requireViewer } from '../graphql/context.ts';
import { readUpload } from '../graphql/http/uploads.ts';
import { payload } from '../graphql/types/payload.ts';
import { parseId } from '../graphql/types/scalars.ts';
import {
  AnswerConsultationInput,
  ConsultationIdInput,
  DeclineConsultationInput,
  RateConsultationInput,
  RequestConsultationInput,
  RequestMoreInformationInput,
} from './consultation-inputs.types.ts';
import {
  AnswerConsultationPayload,
  CancelConsultationPayload,
  ClaimConsultationPayload,
  CloseConsultationPayload,
  DeclineConsultationPayload,
  RateConsultationPayload,
  RequestConsultationPayload,
  RequestMoreInformationPayload,
  StartConsultationReviewPayload,
} from './consultation-payloads.types.ts';
import type { RequestConsultationService } from './request/request-consultation.ts';
import type { ReviewConsultation } from './review/review-consultation.ts';

const STATE = 'INVALID_STATE, which names the present status, where that does not fit.';

@Resolver()
export class ConsultationActionsResolver {
  constructor(
    private readonly requests: RequestConsultationService,
    private readonly reviews: ReviewConsultation,
  ) {}

  @Mutation(() => RequestConsultationPayload, {
    description:
      'Sends a question to the dermatologists. It is frozen with the profile, the active routine, the avoided ingredients and, if given, an analysis. At most 3 can wait for an answer at a time. A red flag makes it urgent: show `urgentCare` at once.',
  })
  async requestConsultation(
    @Arg('input', () => RequestConsultationInput, { description: 'The question and what belongs to it.' })
    input: RequestConsultationInput,
    @Ctx() context: Context,
  ): Promise<RequestConsultationPayload> {
    const viewer = requireViewer(context);
    const urgentCare = await this.requests.advice(viewer, input.redFlags);
    const result = await payload(RequestConsultationPayload, async () => ({
      consultation: await this.requests.request(viewer, {
        ...input,
        analysisId: input.analysisId ? parseId(input.analysisId, 'The analysis') : null,
        dermatologistId: input.dermatologistId ? parseId(input.dermatologistId, 'The dermatologist') : null,
        photos: (input.photos ?? []).map((photo) => () => readUpload(photo)),
      }),
      urgentCare,
    }));
    return Object.assign(result, { urgentCare });
  }

  @Mutation(() => CancelConsultationPayload, {
    description: `Withdraws an own consultation while it is PENDING or ASSIGNED; ${STATE}`,
  })
  cancelConsultation(
    @Arg('input', () => ConsultationIdInput, { description: 'Which one.' }) { id }: ConsultationIdInput,
    @Ctx() context: Context,
  ): Promise<CancelConsultationPayload> {
    return payload(CancelConsultationPayload, async () => ({
      consultation: await this.reviews.cancel(readerOf(context), idOf(id)),
    }));
  }

  @Mutation(() => RateConsultationPayload, {
    description: `Rates the answer to an own consultation, once, when it is ANSWERED or CLOSED; ${STATE}`,
  })
  rateConsultation(
    @Arg('input', () => RateConsultationInput, { description: 'Which one and how good.' })
    { id, ...input }: RateConsultationInput,
    @Ctx() context: Context,
  ): Promise<RateConsultationPayload> {
    return payload(RateConsultationPayload, async () => ({
      consultation: await this.reviews.rate(readerOf(context), idOf(id), input),
    }));
  }

  @Mutation(() => CloseConsultationPayload, {
    description: `Closes an ANSWERED consultation, by the patient or the dermatologist. The copy of the analysis photo is removed; ${STATE}`,
  })
  closeConsultation(
    @Arg('input', () => ConsultationIdInput, { description: 'Which one.' }) { id }: ConsultationIdInput,
    @Ctx() context: Context,
  ): Promise<CloseConsultationPayload> {
    return payload(CloseConsultationPayload, async () => ({
      consultation: await this.reviews.close(readerOf(context), idOf(id)),
    }));
  }

  @RequireRole('DERMATOLOGIST')
  @Mutation(() => ClaimConsultationPayload, {
    description: `For dermatologists: takes a PENDING case, which is then ASSIGNED to them; of several who try one wins; ${STATE}`,
  })
  claimConsultation(
    @Arg('input', () => ConsultationIdInput, { description: 'Which one.' }) { id }: ConsultationIdInput,
    @Ctx() context: Context,
  ): Promise<ClaimConsultationPayload> {
    return payload(ClaimConsultationPayload, async () => ({
      consultation: await this.reviews.claim(readerOf(context), idOf(id)),
    }));
  }

  @RequireRole('DERMATOLOGIST')
  @Mutation(() => StartConsultationReviewPayload, {
    description: `For dermatologists: begins with an own ASSIGNED case, which is then IN_REVIEW; from now on the patient cannot cancel it; ${STATE}`,
  })
  startConsultationReview(
    @Arg('input', () => ConsultationIdInput, { description: 'Which one.' }) { id }: ConsultationIdInput,
    @Ctx() context: Context,
  ): Promise<StartConsultationReviewPayload> {
    return payload(StartConsultationReviewPayload, async () => ({
      consultation: await this.reviews.startReview(readerOf(context), idOf(id)),
    }));
  }

  @RequireRole('DERMATOLOGIST')
  @Mutation(() => DeclineConsultationPayload, {
    description: `For dermatologists: gives an own ASSIGNED or IN_REVIEW case back to the others, or leaves a PENDING one to them. It is not shown to this dermatologist again; ${STATE}`,
  })
  declineConsultation(
    @Arg('input', () => DeclineConsultationInput, { description: 'Which one and why.' })
    { id, ...input }: DeclineConsultationInput,
    @Ctx() context: Context,
  ): Promise<DeclineConsultationPayload> {
    return payload(DeclineConsultationPayload, async () => ({
      declinedConsultationId: await this.reviews.decline(readerOf(context), idOf(id), input),
    }));
  }

  @RequireRole('DERMATOLOGIST')
  @Mutation(() => RequestMoreInformationPayload, {
    description: `For dermatologists: asks the patient about an own IN_REVIEW case, which is then NEEDS_INFO until they write; ${STATE}`,
  })
  requestMoreInformation(
    @Arg('input', () => RequestMoreInformationInput, { description: 'Which case and what to ask.' })
    { id, ...input }: RequestMoreInformationInput,
    @Ctx() context: Context,
  ): Promise<RequestMoreInformationPayload> {
    return payload(RequestMoreInformationPayload, async () => ({
      consultation: await this.reviews.requestInformation(readerOf(context), idOf(id), input),
    }));
  }

  @RequireRole('DERMATOLOGIST')
  @Mutation(() => AnswerConsultationPayload, {
    description: `For dermatologists: answers an own IN_REVIEW case, which is then ANSWERED; ${STATE}`,
  })
  answerConsultation(
    @Arg('input', () => AnswerConsultationInput, { description: 'Which case and the answer.' })
    { id, ...input }: AnswerConsultationInput,
    @Ctx() context: Context,
  ): Promise<AnswerConsultationPayload> {
    return payload(AnswerConsultationPayload, async () => ({
      consultation: await this.reviews.answer(readerOf(context), idOf(id), input),
    }));
  }
}

const idOf = (id: string) => parseId(id, 'The consultation');
