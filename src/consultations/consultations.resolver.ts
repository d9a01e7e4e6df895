import { Arg, Ctx, ID, Query, Resolver, Root } from 'type-graphql';
import { Public } from '../graphql/access.ts';
import { type Context, readerOf } from '../graphql/context.ts';
import { IdOf } from '../graphql/ids/bind-ids.ts';
import { Live } from '../graphql/live.ts';
import { parseId } from '../graphql/types/scalars.ts';
import { languageFor, render } from '../platform/language/render.ts';
import type { ConsultationsService } from './case/consultations.service.ts';
import type { Consultation } from './case/consultations.table.ts';
import { ConsultationType, QuestionnaireType } from './case/consultations.types.ts';
import { LocaleArg, readerIn } from './case/locale-argument.types.ts';
import { questionnaire } from './triage/questionnaire.ts';

@Resolver()
export class ConsultationsResolver {
  constructor(private readonly consultations: ConsultationsService) {}

  @Public()
  @Query(() => QuestionnaireType, {
    description: 'The questions to ask before `requestConsultation`, in their current version.',
  })
  consultationQuestionnaire(@LocaleArg() locale: string | null | undefined, @Ctx() context: Context) {
    const reader = readerIn(context, locale);
    const { intro, questions, ...rest } = questionnaire();
    return {
      ...rest,
      language: languageFor(reader),
      intro: render(intro, reader),
      questions: questions.map(({ text, ...each }) => ({ ...each, text: render(text, reader) })),
    };
  }

  @IdOf('Consultation', 'id')
  @Query(() => ConsultationType, {
    nullable: true,
    description:
      'A consultation that the viewer requested or may treat; NOT_FOUND otherwise, including for administrators.',
  })
  consultation(
    @Arg('id', () => ID, { description: 'ID of the consultation.' }) id: string,
    @Ctx() context: Context,
  ) {
    return this.consultations.get(readerOf(context), parseId(id, 'consultation'));
  }

  @IdOf('Consultation', 'id')
  @Live(() => ConsultationType, {
    description:
      'With an ID: the current consultation, then its changes, until the viewer can no longer see it. Without: from now on, changes of consultations that the viewer requested, has claimed, or was requested for; query the lists again after a lost connection. New cases in the queue are sent by `consultationQueueChanged`. Changes in quick succession may be merged.',
    source: 'follow',
  })
  consultationUpdated(
    @Root() consultation: Consultation,
    @Arg('id', () => ID, { nullable: true, description: 'Follows only this consultation.' }) _id?: string,
  ) {
    return consultation;
  }

  follow({ id }: { id?: string | null }, context: Context) {
    return this.consultations.updates(readerOf(context), id == null ? null : parseId(id, 'consultation'));
  }
}
