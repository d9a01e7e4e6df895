import 'reflect-metadata';
import { Field, ID, ObjectType } from 'type-graphql';
import { createConnection } from '../graphql/types/connection.ts';
import { describedEnum } from '../graphql/types/described-enum.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import type { AuditAction } from './audit.table.ts';

const AuditActionEnum = describedEnum<AuditAction>('AuditAction', 'What the audit log tells of.', {
  LOGIN: 'A session was opened.',
  LOGIN_FAILED: 'Somebody tried to log in with a wrong password.',
  LOGOUT: 'A session was ended by its device.',
  LOGOUT_EVERYWHERE: 'All sessions were ended.',
  REFRESH_TOKEN_REUSED: 'A refresh token was used again too late or too often, so its session was ended.',
  REGISTRATION_REQUESTED: 'Somebody registered the address of the account.',
  EMAIL_VERIFIED: 'The e-mail address was verified.',
  PASSWORD_RESET_REQUESTED: 'A mail for a new password was asked for.',
  PASSWORD_RESET: 'A new password was set by mail.',
  PASSWORD_CHANGED: 'A new password was set with the earlier one.',
  PASSWORD_REFUSED: 'A wrong password was given within a session.',
  SESSION_REVOKED: 'A session was ended from another device.',
  ACCOUNT_CLOSED: 'The account was closed, to be purged after 30 days.',
  ACCOUNT_RESTORED: 'The closed account was opened again.',
  DATA_EXPORT_REQUESTED: 'A copy of all data was asked for.',
  DATA_EXPORT_READ: 'A copy of all data was downloaded.',
  CONSENT_GIVEN: 'A consent was given.',
  CONSENT_WITHDRAWN: 'A consent was withdrawn.',
  EMAIL_UNSUBSCRIBED: 'Mail of a kind was turned off by the link in a mail.',
  CONSULTATION_READ:
    'A dermatologist saw a consultation; `details` has its `consultationId` and `by`, what they did: CASE (opened it), QUEUE, LIVE, NOTIFICATION, or the action.',
  CONSULTATION_PHOTO_READ:
    'A dermatologist saw a photo of a consultation; `details` has its `consultationId`.',
  ROLE_CHANGED: 'An administrator gave the account another role; `details` has `from` and `to`.',
  DERMATOLOGIST_INVITED: 'An administrator made the account of a dermatologist, who was sent a mail.',
  ACCOUNT_LOOKED_UP: 'An administrator looked for the account by its e-mail address.',
});

export const AuditActorEnum = describedEnum<'SELF' | 'OTHER' | 'UNKNOWN'>(
  'AuditActor',
  'Who did something.',
  {
    SELF: 'The person themself.',
    OTHER: 'Somebody else with an account, such as a dermatologist.',
    UNKNOWN: 'Somebody who was not logged in, or the system.',
  },
);

@ObjectType('AuditEntry', {
  description: 'Something that happened to an account or its data. It never changes.',
})
export class AuditEntryType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => AuditActionEnum, { description: 'What happened.' })
  action!: AuditAction;

  @Field(() => DateTime, { description: 'When.' })
  createdAt!: Date;
}

export const AuditEntryConnection = createConnection(AuditEntryType, 'AuditEntry');
