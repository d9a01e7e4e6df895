import 'reflect-metadata';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { type FileUpload, Upload } from '../../graphql/http/uploads.ts';
import { IdOf } from '../../graphql/ids/bind-ids.ts';
import { NodeType } from '../../graphql/ids/node.types.ts';
import { WithEdge } from '../../graphql/payload-edges.ts';
import { Rows } from '../../graphql/planner/needs.ts';
import { createConnection } from '../../graphql/types/connection.ts';
import { Payload } from '../../graphql/types/payload.ts';
import { DateTime } from '../../graphql/types/scalars.ts';
import { bySequence } from '../../platform/database/reads.ts';
import type { UrgentCareAdvice } from '../../rules/triage/urgent-care.ts';
import { SAFETY_NOTICE, UrgentCareType } from '../../safety/urgent-care.types.ts';
import { MessageKindEnum, MessageSideEnum } from '../case/consultation-enums.ts';
import { consultationMessages, type MessageKind, type MessageSide } from '../case/consultations.table.ts';
import { ConsultationType } from '../case/consultations.types.ts';

@Rows(consultationMessages)
@ObjectType('ConsultationMessage', {
  implements: NodeType,
  description: 'A message between the two sides of a consultation.',
})
export class ConsultationMessageType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => MessageKindEnum, { description: 'Purpose of the message.' })
  kind!: MessageKind;

  @Field(() => MessageSideEnum, { description: 'Who wrote it.' })
  side!: MessageSide;

  @Field(() => String, {
    nullable: true,
    description: 'Text of the message, up to 5,000 characters; null if it has only photos.',
  })
  text!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the other side first marked it as read; null while it is unread.',
  })
  readAt!: Date | null;

  @Field(() => DateTime, { description: 'When it was posted.' })
  createdAt!: Date;
}

export const ConsultationMessageConnection = createConnection(ConsultationMessageType, 'ConsultationMessage');

@InputType({ description: 'A message to the other side. Text, photos or both are required.' })
export class PostConsultationMessageInput {
  @IdOf('Consultation')
  @Field(() => ID, { description: 'Id of the consultation.' })
  consultationId!: string;

  @Field(() => String, { nullable: true, description: 'Text of the message, up to 5,000 characters.' })
  text?: string | null;

  @Field(() => [Upload], {
    nullable: true,
    description:
      'Up to 4 photos, JPEG, PNG or WebP, at most 10 MB each. A patient’s photos need the consents PHOTO_PROCESSING and AGE_16_OR_OLDER.',
  })
  photos?: FileUpload[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A client-generated ID, up to 100 characters. Retrying with the same ID returns the same message; other content with it is IDEMPOTENCY_MISMATCH.',
  })
  clientRequestId?: string | null;
}

@InputType({ description: 'How far the viewer has read.' })
export class MarkConsultationMessagesReadInput {
  @IdOf('Consultation')
  @Field(() => ID, { description: 'Id of the consultation.' })
  consultationId!: string;

  @IdOf('ConsultationMessage')
  @Field(() => ID, {
    description: 'ID of the last message that was read. It and all earlier messages count as read.',
  })
  upToMessageId!: string;
}

@ObjectType({ description: 'Return type of `postConsultationMessage`.' })
export class PostConsultationMessagePayload extends Payload {
  @WithEdge(bySequence('sequence'))
  @Field(() => ConsultationMessageType, {
    nullable: true,
    description: 'The new message, or the existing one with the same `clientRequestId`.',
  })
  message?: object | null;

  @Field(() => ConsultationType, { nullable: true, description: 'The updated consultation.' })
  consultation?: object | null;

  @Field(() => UrgentCareType, { nullable: true, description: SAFETY_NOTICE })
  safetyNotice?: UrgentCareAdvice | null;
}

@ObjectType({ description: 'Return type of `markConsultationMessagesRead`.' })
export class MarkConsultationMessagesReadPayload extends Payload {
  @Field(() => ConsultationType, { nullable: true, description: 'The updated consultation.' })
  consultation?: object | null;
}
