import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type Context, readerOf } from '../../graphql/context.ts';
import { readUpload } from '../../graphql/http/uploads.ts';
import { IdOf } from '../../graphql/ids/bind-ids.ts';
import { Loads } from '../../graphql/planner/needs.ts';
import { ConnectionArgs } from '../../graphql/types/connection.ts';
import { payload } from '../../graphql/types/payload.ts';
import { parseId } from '../../graphql/types/scalars.ts';
import { ConsultationPhotoType, ConsultationType } from '../case/consultations.types.ts';
import { messagesOfCase, photosOfMessage, unreadMessagesOfCase } from '../consultations.reads.ts';
import type { MessagesService } from './messages.service.ts';
import {
  ConsultationMessageConnection,
  ConsultationMessageType,
  MarkConsultationMessagesReadInput,
  MarkConsultationMessagesReadPayload,
  PostConsultationMessageInput,
  PostConsultationMessagePayload,
} from './messages.types.ts';
import type { PostMessageService } from './post-message.service.ts';
import type { ReadReceipts } from './read-receipts.ts';

@Resolver(() => ConsultationMessageType)
export class MessagesResolver {
  constructor(
    private readonly posting: PostMessageService,
    private readonly receipts: ReadReceipts,
    private readonly messages: MessagesService,
  ) {}

  @IdOf('ConsultationMessage', 'id')
  @Query(() => ConsultationMessageType, {
    nullable: true,
    description:
      'A message of a case that the viewer may see; null with the error NOT_FOUND if there is none.',
  })
  consultationMessage(
    @Arg('id', () => ID, { description: 'ID of the message.' }) id: string,
    @Ctx() context: Context,
  ) {
    return this.messages.get(readerOf(context), parseId(id, 'message'));
  }

  @Loads(photosOfMessage)
  @FieldResolver(() => [ConsultationPhotoType], { description: 'Attached photos in order; at most 4.' })
  photos() {}

  @Mutation(() => PostConsultationMessagePayload, {
    description:
      'Posts a message to the other side, as the patient or as the assigned dermatologist. While more information is requested, a message from the patient returns the case to IN_REVIEW. One that reads as an emergency is posted like any other; it raises the tier of a case without an answer, and `safetyNotice` says what to do. Not allowed in CLOSED, CANCELLED and EXPIRED.',
  })
  postConsultationMessage(
    @Arg('input', () => PostConsultationMessageInput, { description: 'The message.' })
    input: PostConsultationMessageInput,
    @Ctx() context: Context,
  ): Promise<PostConsultationMessagePayload> {
    return payload(PostConsultationMessagePayload, async () => {
      const consultationId = parseId(input.consultationId, 'consultation');
      const photos = (input.photos ?? []).map((photo) => () => readUpload(photo));
      return this.posting.post(readerOf(context), { ...input, consultationId, photos });
    });
  }

  @Mutation(() => MarkConsultationMessagesReadPayload, {
    description:
      'Marks messages from the other side as read up to and including this one, setting their `readAt`. Idempotent.',
  })
  markConsultationMessagesRead(
    @Arg('input', () => MarkConsultationMessagesReadInput, { description: 'The last message read.' })
    input: MarkConsultationMessagesReadInput,
    @Ctx() context: Context,
  ): Promise<MarkConsultationMessagesReadPayload> {
    return payload(MarkConsultationMessagesReadPayload, async () => ({
      consultation: await this.receipts.markRead(readerOf(context), {
        consultationId: parseId(input.consultationId, 'consultation'),
        upToMessageId: parseId(input.upToMessageId, 'message'),
      }),
    }));
  }
}

@Resolver(() => ConsultationType)
export class ConsultationMessagesResolver {
  @Loads(messagesOfCase)
  @FieldResolver(() => ConsultationMessageConnection, {
    description: 'Messages of both sides, including the answer, latest first.',
  })
  messages(@Args(() => ConnectionArgs) _page: ConnectionArgs) {}

  @Loads(unreadMessagesOfCase)
  @FieldResolver(() => Int, {
    description: 'Number of messages from the other side that the viewer has not marked as read.',
  })
  unreadMessageCount() {}
}
