import DataLoader from 'dataloader';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { Loads, Needs, Waits } from '../graphql/planner/needs.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import type { PhotoLinks } from '../photos/photo-links.ts';
import { render } from '../platform/language/render.ts';
import { urgentCare } from '../rules/triage/urgent-care.ts';
import { UrgentCareType } from '../safety/urgent-care.types.ts';
import { caseFileOf } from './case/case-file.ts';
import { ConsultationCaseType } from './case/consultation-case.types.ts';
import type { AwaitedCase, ConsultationDetails } from './case/consultation-details.ts';
import { ConsultationActionEnum } from './case/consultation-enums.ts';
import { consultationPhoto } from './case/consultation-photos.ts';
import { allowedActions, sideOf } from './case/consultation-states.ts';
import type { Consultation, ConsultationPhoto } from './case/consultations.table.ts';
import { ConsultationPhotoType, ConsultationStepType, ConsultationType } from './case/consultations.types.ts';
import { LocaleArg, readerIn } from './case/locale-argument.types.ts';
import {
  answerOfCase,
  dermatologistOfCase,
  historyOfCase,
  informationRequestOfCase,
  photosOfCase,
  requestedDermatologistOfCase,
} from './consultations.reads.ts';
import { DermatologistType } from './dermatologists/dermatologists.types.ts';
import { isUrgent } from './triage/escalation-plan.ts';
import { flagsOf } from './triage/red-flags.ts';

/** Fields of Consultation that are not columns. Who has the row may see them. */
@Resolver(() => ConsultationType)
export class ConsultationFieldsResolver {
  readonly #estimates: DataLoader<AwaitedCase, Date | null>;

  constructor(details: ConsultationDetails) {
    this.#estimates = new DataLoader((rows) => details.estimates(rows), { cache: false, maxBatchSize: 100 });
  }

  @Needs<Consultation>('id', 'snapshot')
  @FieldResolver(() => ConsultationCaseType, {
    description: 'The information submitted with the question. Immutable.',
  })
  caseFile(@Root() row: Pick<Consultation, 'id' | 'snapshot'>) {
    return caseFileOf(row);
  }

  @Loads(photosOfCase)
  @FieldResolver(() => [ConsultationPhotoType], {
    description: 'Photos of the request and, until the case ends, the copy of the analysis photo; at most 6.',
  })
  photos() {}

  @Loads(answerOfCase)
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The answer; null until the consultation is ANSWERED.',
  })
  answer() {}

  @Loads(informationRequestOfCase)
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The dermatologist’s latest question to the patient; null if there is none.',
  })
  informationRequest() {}

  @Loads(dermatologistOfCase)
  @FieldResolver(() => DermatologistType, {
    nullable: true,
    description:
      'The assigned dermatologist; null while the case is unassigned or if the dermatologist has left the service.',
  })
  dermatologist() {}

  @Loads(requestedDermatologistOfCase)
  @FieldResolver(() => DermatologistType, {
    nullable: true,
    description: 'The dermatologist the patient asked for; null if none, or once they have declined.',
  })
  requestedDermatologist() {}

  @Waits<AwaitedCase>('id', 'status', 'tier', 'createdAt', 'claimedAt')
  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      'Estimated time of the answer, based on the tier, the queue and recent response times. Without a history, 1 hour after the request for EMERGENCY, 4 hours for URGENT, 12 for SOON and 24 for ROUTINE. Null while information is missing, once answered, and once ended.',
  })
  estimatedResponseAt(@Root() row: AwaitedCase): Promise<Date | null> {
    return this.#estimates.load(row);
  }

  @Loads(historyOfCase)
  @FieldResolver(() => [ConsultationStepType], {
    description: 'History of the consultation, oldest first; the latest 100 events.',
  })
  history() {}

  @Needs<Consultation>('userId', 'status', 'ratedAt')
  @FieldResolver(() => [ConsultationActionEnum], {
    description: 'Actions currently available to the viewer. Use them to decide which buttons to show.',
  })
  allowedActions(@Root() row: Pick<Consultation, 'userId' | 'status' | 'ratedAt'>, @Ctx() context: Context) {
    const side = sideOf(requireViewer(context).userId, row);
    return allowedActions(side, row.status).filter((action) => action !== 'RATE' || !row.ratedAt);
  }

  @Needs<Consultation>('tier')
  @FieldResolver(() => Boolean, { description: 'Whether `tier` is EMERGENCY or URGENT.' })
  urgent(@Root() { tier }: Pick<Consultation, 'tier'>) {
    return isUrgent(tier);
  }

  @Needs<Consultation>('redFlags', 'textFlags')
  @FieldResolver(() => UrgentCareType, {
    nullable: true,
    description: 'What to do at once; null without a red flag.',
  })
  urgentCare(
    @Root() row: Pick<Consultation, 'redFlags' | 'textFlags'>,
    @LocaleArg() locale: string | null | undefined,
    @Ctx() context: Context,
  ) {
    const advice = urgentCare(flagsOf(row));
    if (!advice) return null;
    const reader = readerIn(context, locale);
    return {
      ...advice,
      title: render(advice.title, reader),
      message: render(advice.message, reader),
    };
  }
}

@Resolver(() => ConsultationPhotoType)
export class ConsultationPhotoFieldsResolver {
  constructor(private readonly links: PhotoLinks) {}

  @Needs<ConsultationPhoto>('id')
  @FieldResolver(() => String, {
    description:
      'A link for this viewer that needs no token: anyone who has it can see the photo until `expiresAt`. Do not share it.',
  })
  url(@Root() photo: Pick<ConsultationPhoto, 'id'>, @Ctx() context: Context) {
    return this.#sign(photo, context).url;
  }

  @Needs<ConsultationPhoto>('id')
  @FieldResolver(() => DateTime, { description: 'When the link expires; query again for a new one.' })
  expiresAt(@Root() photo: Pick<ConsultationPhoto, 'id'>, @Ctx() context: Context) {
    return this.#sign(photo, context).expiresAt;
  }

  #sign(photo: Pick<ConsultationPhoto, 'id'>, context: Context) {
    return this.links.sign(consultationPhoto(photo), requireViewer(context).userId);
  }
}
