import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { DeleteAnalysisPayload } from '../analyses/analyses.types.ts';
import { Public, RequireRole } from '../graphql/access.ts';
import { type Context, readerOf, requireViewer } from '../graphql/context.ts';
import { Live } from '../graphql/live.ts';
import { ConnectionArgs, toConnection } from '../graphql/types/connection.ts';
import { decodeRankCursor, encodeCursor, encodeRankCursor } from '../graphql/types/cursor.ts';
import { parseId } from '../graphql/types/scalars.ts';
import type { Notification } from '../notifications/notifications.table.ts';
import { NotificationType } from '../notifications/notifications.types.ts';
import { UserType } from '../users/users.types.ts';
import { ConsultationStatusEnum, QueueScopeEnum } from './case/consultation-enums.ts';
import { type ConsultationQueue, type QueueScope, queueRank } from './case/consultation-queue.ts';
import type { ConsultationStatus } from './case/consultation-states.ts';
import type { ConsultationsService } from './case/consultations.service.ts';
import type { Consultation } from './case/consultations.table.ts';
import { ConsultationConnection, ConsultationType, QuestionnaireType } from './case/consultations.types.ts';
import type { ConsultationsLoader } from './consultations.loader.ts';
import { questionnaire } from './triage/questionnaire.ts';

@Resolver()
export class ConsultationsResolver {
  constructor(
    private readonly consultations: ConsultationsService,
    private readonly queue: ConsultationQueue,
  ) {}

  @Public()
  @Query(() => QuestionnaireType, {
    description: 'What to ask before `requestConsultation`, in its present version.',
  })
  consultationQuestionnaire(
    @Arg('locale', () => String, {
      defaultValue: 'en',
      description: 'Language of the texts, as a BCP 47 tag: German for `de` and its regions, else English.',
    })
    locale: string,
  ) {
    return questionnaire(locale);
  }

  @Query(() => ConsultationType, {
    nullable: true,
    description:
      'One consultation that the viewer asked or may treat; NOT_FOUND otherwise, for administrators too.',
  })
  consultation(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: Context) {
    return this.consultations.get(readerOf(context), parseId(id, 'The consultation'));
  }

  @RequireRole('DERMATOLOGIST')
  @Query(() => ConsultationConnection, {
    description:
      'For dermatologists: cases to take, or own ones. Each case that is shown is noted in the audit log of its patient.',
  })
  async consultationQueue(
    @Args(() => ConnectionArgs) { first, after }: ConnectionArgs,
    @Arg('scope', () => QueueScopeEnum, {
      defaultValue: 'UNCLAIMED',
      description: 'Which cases; a cursor belongs to the scope that it came from.',
    })
    scope: QueueScope,
    @Ctx() context: Context,
  ) {
    const reader = readerOf(context);
    const position = after == null ? null : decodeRankCursor(after);
    const rows = await this.queue.list(reader, scope, { first, after: position });
    const cursorOf = (row: Consultation) => encodeRankCursor({ rank: queueRank(row), id: row.id });
    const totalCount = () => this.queue.count(reader.viewer, scope);
    return toConnection({ rows, first, after, cursorOf, totalCount });
  }

  @Live(() => ConsultationType, {
    description:
      'With an id: the consultation as it is now, then its changes, until the viewer may see it no more. Without: from now on the changes of those that the viewer asked, has taken, or was asked for; after a lost connection read the lists again. New cases of the queue are not told here: urgent ones and those for one dermatologist come as notifications. Changes in quick succession may come as one.',
    source: 'follow',
  })
  consultationUpdated(
    @Root() consultation: Consultation,
    @Arg('id', () => ID, { nullable: true, description: 'Only this consultation.' }) _id?: string,
  ) {
    return consultation;
  }

  follow({ id }: { id?: string | null }, context: Context) {
    return this.consultations.updates(readerOf(context), id == null ? null : parseId(id, 'The consultation'));
  }
}

/** What the viewer reaches of consultations from `me`. */
@Resolver(() => UserType)
export class ViewerConsultationsResolver {
  constructor(private readonly service: ConsultationsService) {}

  @FieldResolver(() => ConsultationConnection, { description: 'What the person has asked, newest first.' })
  async consultations(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg('status', () => ConsultationStatusEnum, {
      nullable: true,
      description: 'Only those in this status.',
    })
    status: ConsultationStatus | null = null,
    @Ctx() context: Context,
  ) {
    const viewer = requireViewer(context);
    const { first, after } = page;
    const rows = await this.service.list(viewer, { first, after: page.position() }, status);
    const totalCount = () => this.service.count(viewer, status);
    return toConnection({ rows, first, after, cursorOf: encodeCursor, totalCount });
  }
}

@Resolver(() => NotificationType)
export class NotificationConsultationResolver {
  constructor(private readonly consultations: ConsultationsLoader) {}

  @FieldResolver(() => ConsultationType, {
    nullable: true,
    description:
      'The consultation that it is about; null for other kinds and when the viewer may see it no more.',
  })
  consultation(@Root() { kind, objectId }: Notification, @Ctx() context: Context) {
    if (kind !== 'CONSULTATION_UPDATE' || !objectId) return null;
    return this.consultations.consultation(requireViewer(context), context, objectId);
  }
}

@Resolver(() => DeleteAnalysisPayload)
export class DeletedAnalysisConsultationsResolver {
  constructor(private readonly service: ConsultationsService) {}

  @FieldResolver(() => [ConsultationType], {
    description:
      'Consultations that are not over and keep their own copy of the results and the photo; the copy of the photo goes when they are.',
  })
  consultationsWithCopy(@Root() { deletedAnalysisId: id }: DeleteAnalysisPayload, @Ctx() context: Context) {
    return id ? this.service.copiesOf(requireViewer(context), id) : [];
  }
}
