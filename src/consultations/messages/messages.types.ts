import 'reflect-metadata';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { type FileUpload, Upload } from '../../graphql/http/uploads.ts';
import { createConnection } from '../../graphql/types/connection.ts';
import { describedEnum } from '../../graphql/types/described-enum.ts';
import { Payload } from '../../graphql/types/payload.ts';
import { DateTime } from '../../graphql/types/scalars.ts';
import type { MessageKind, MessageSide } from '../case/consultations.table.ts';
import { ConsultationType } from '../case/consultations.types.ts';

const MessageKindEnum = describedEnum<MessageKind>('ConsultationMessageKind', 'What a message is for.', {
  MESSAGE: 'A message of either side.',
  INFORMATION_REQUEST: 'The dermatologist needs to know more before they can answer.',
  ANSWER: 'The answer of the dermatologist.',
});

const MessageSideEnum = describedEnum<MessageSide>('ConsultationMessageSide', 'Who wrote a message.', {
  PATIENT: 'The person who asked.',
  DERMATOLOGIST: 'The dermatologist who had the case at that time.',
});

@ObjectType('ConsultationMessage', { description: 'A message between the two sides of a consultation.' })
export class ConsultationMessageType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => MessageKindEnum, { description: 'What it is for.' })
  kind!: MessageKind;

  @Field(() => MessageSideEnum, { description: 'Who wrote it.' })
  side!: MessageSide;

  @Field(() => String, {
    nullable: true,
    description: 'What it says, up to 5,000 characters; null where there are only photos.',
  })
  text!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the other side marked it as read for the first time; null while it is unread.',
  })
  readAt!: Date | null;

  @Field(() => DateTime, { description: 'When it was posted.' })
  createdAt!: Date;
}

export const ConsultationMessageConnection = createConnection(ConsultationMessageType, 'ConsultationMessage');

@InputType({ description: 'A message to the other side: text, photos or both.' })
export class PostConsultationMessageInput {
  @Field(() => ID, { description: 'Id of the consultation.' })
  consultationId!: string;

  @Field(() => String, { nullable: true, description: 'What to say, up to 5,000 characters.' })
  text?: string | null;

  @Field(() => [Upload], {
    nullable: true,
    description:
      'Up to 4 photos, JPEG, PNG or WebP of at most 10 MB each. Those of a patient need the consents PHOTO_PROCESSING and AGE_16_OR_OLDER.',
  })
  photos?: FileUpload[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Any id of the client, up to 100 characters. Sent again it returns the same message: retry safely.',
  })
  clientRequestId?: string | null;
}

@InputType({ description: 'How far the viewer has read.' })
export class MarkConsultationMessagesReadInput {
  @Field(() => ID, { description: 'Id of the consultation.' })
  consultationId!: string;

  @Field(() => ID, {
    description: 'Id of the last message that was read: it and all before it count as read.',
  })
  upToMessageId!: string;
}

@ObjectType({ description: 'The answer to `postConsultationMessage`.' })
export class PostConsultationMessagePayload extends Payload {
  @Field(() => ConsultationMessageType, {
    nullable: true,
    description: 'The new message, or the earlier one with the same `clientRequestId`.',
  })
  message?: object | null;

  @Field(() => ConsultationType, { nullable: true, description: 'The consultation as it is now.' })
  consultation?: object | null;
}

@ObjectType({ description: 'The answer to `markConsultationMessagesRead`.' })
export class MarkConsultationMessagesReadPayload extends Payload {
  @Field(() => ConsultationType, { nullable: true, description: 'The consultation as it is now.' })
  consultation?: object | null;
}
