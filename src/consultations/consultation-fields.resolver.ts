import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import type { PhotoLinks } from '../photos/photo-links.ts';
import { ConsultationCaseType } from './case/consultation-case.types.ts';
import { ConsultationActionEnum } from './case/consultation-enums.ts';
import { consultationPhoto } from './case/consultation-photos.ts';
import type { ConsultationSnapshot } from './case/consultation-snapshot.ts';
import { allowedActions } from './case/consultation-states.ts';
import type { Consultation } from './case/consultations.table.ts';
import {
  ConsultationPhotoType,
  ConsultationStepType,
  ConsultationType,
  UrgentCareType,
} from './case/consultations.types.ts';
import type { ConsultationsLoader } from './consultations.loader.ts';
import { DermatologistType } from './dermatologists/dermatologists.types.ts';
import { urgentCare } from './triage/questionnaire.ts';
import { reportedFlags } from './triage/red-flags.ts';

/** Fields of Consultation that are not columns. Who has the row may see them. */
@Resolver(() => ConsultationType)
export class ConsultationFieldsResolver {
  constructor(
    private readonly loader: ConsultationsLoader,
    private readonly links: PhotoLinks,
  ) {}

  @FieldResolver(() => ConsultationCaseType, { description: 'What the question was asked with, frozen.' })
  caseFile(@Root() { snapshot }: Consultation) {
    return { ...snapshot, analysis: shown(snapshot.analysis) };
  }

  @FieldResolver(() => [ConsultationPhotoType], {
    description:
      'Photos of the request, and the copy of that of the analysis until the case is over; at most 6.',
  })
  async photos(@Root() { id }: Consultation, @Ctx() context: Context) {
    const { userId } = requireViewer(context);
    const photos = await this.loader.photos(id);
    return photos.map((photo) => ({ ...photo, ...this.links.sign(consultationPhoto(photo), userId) }));
  }

  @FieldResolver(() => String, { nullable: true, description: 'The answer; null until it is ANSWERED.' })
  answer(@Root() { id }: Consultation): Promise<string | null> {
    return this.loader.text(id, 'ANSWER');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the dermatologist asked the patient last; null where nothing was asked.',
  })
  informationRequest(@Root() { id }: Consultation): Promise<string | null> {
    return this.loader.text(id, 'INFORMATION_REQUEST');
  }

  @FieldResolver(() => DermatologistType, {
    nullable: true,
    description: 'Who has the case; null while nobody has it, and when they have left the service.',
  })
  dermatologist(@Root() { dermatologistId }: Consultation) {
    return dermatologistId ? this.loader.dermatologist(dermatologistId) : null;
  }

  @FieldResolver(() => DermatologistType, {
    nullable: true,
    description: 'Whom the person asked for; null for nobody in particular, or once they have declined.',
  })
  requestedDermatologist(@Root() { requestedDermatologistId }: Consultation) {
    return requestedDermatologistId ? this.loader.dermatologist(requestedDermatologistId) : null;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      'When to expect the answer, from the queue and recent response times; 24 hours after the beginning where there is no history. Null while information is missing, once it is answered, and when it is over.',
  })
  estimatedResponseAt(@Root() row: Consultation): Promise<Date | null> {
    return this.loader.estimate(row);
  }

  @FieldResolver(() => [ConsultationStepType], {
    description: 'What happened, oldest first; the latest 100 steps.',
  })
  history(@Root() { id }: Consultation) {
    return this.loader.history(id);
  }

  @FieldResolver(() => [ConsultationActionEnum], {
    description: 'What the viewer may do with it now: show buttons for these.',
  })
  allowedActions(@Root() row: Consultation, @Ctx() context: Context) {
    const side = row.userId === requireViewer(context).userId ? 'PATIENT' : 'DERMATOLOGIST';
    return allowedActions(side, row.status).filter((action) => action !== 'RATE' || !row.ratedAt);
  }

  @FieldResolver(() => UrgentCareType, {
    nullable: true,
    description: 'Where to get care at once; null unless a red flag was reported.',
  })
  urgentCare(
    @Root() { redFlags }: Consultation,
    @Arg('locale', () => String, {
      defaultValue: 'en',
      description: 'Language of the texts, as a BCP 47 tag: German for `de` and its regions, else English.',
    })
    locale: string,
  ) {
    return urgentCare(reportedFlags(redFlags), locale);
  }
}

/** Overlays are not frozen. */
function shown(analysis: ConsultationSnapshot['analysis']) {
  if (!analysis) return null;
  const { modelName: name, modelVersion: version, createdAt, metrics } = analysis;
  return {
    ...analysis,
    createdAt: new Date(createdAt),
    model: name && version ? { name, version } : null,
    metrics: metrics.map((metric) => ({ ...metric, analysis: { heatmaps: [] } })),
  };
}
