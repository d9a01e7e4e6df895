import { describedEnum } from '../graphql/types/described-enum.ts';
import type { AuditAction } from './audit.table.ts';

export const AuditActionEnum = describedEnum<AuditAction>('AuditAction', 'Type of an audit log entry.', {
  LOGIN: 'A session was opened.',
  LOGIN_FAILED: 'A login failed because of a wrong password.',
  LOGOUT: 'A session was ended by its own device.',
  LOGOUT_EVERYWHERE: 'All sessions were ended.',
  REFRESH_TOKEN_REUSED: 'A refresh token was reused too late or too often, so its session was revoked.',
  REGISTRATION_REQUESTED: 'Someone registered the address of the account.',
  EMAIL_VERIFIED: 'The email address was verified.',
  PASSWORD_RESET_REQUESTED: 'A password reset email was requested.',
  PASSWORD_RESET: 'The password was reset by email.',
  PASSWORD_CHANGED: 'The password was changed using the current one.',
  PASSWORD_REFUSED: 'A wrong password was entered within a session.',
  SESSION_REVOKED: 'A session was revoked from another device.',
  ACCOUNT_CLOSED: 'The account was closed; it is purged after 30 days.',
  ACCOUNT_RESTORED: 'The closed account was restored.',
  DATA_EXPORT_REQUESTED: 'A copy of all data was requested.',
  DATA_EXPORT_READ: 'A copy of all data was downloaded.',
  CONSENT_GIVEN: 'A consent was given.',
  CONSENT_WITHDRAWN: 'A consent was withdrawn.',
  EMAIL_UNSUBSCRIBED: 'Email of one kind was turned off through the link in an email.',
  CONSULTATION_READ:
    'A dermatologist viewed a consultation; `details` has its `consultationId` and `by`, the way it was viewed: CASE (opened it), QUEUE, LIVE, NOTIFICATION, or the action taken.',
  CONSULTATION_PHOTO_READ:
    'A dermatologist viewed a photo of a consultation; `details` has its `consultationId`.',
  ROLE_CHANGED: 'An administrator changed the role of the account; `details` has `from` and `to`.',
  DERMATOLOGIST_INVITED:
    'An administrator created the account of a dermatologist, who was sent an invitation by email.',
  ACCOUNT_LOOKED_UP: 'An administrator looked up the account by its email address.',
  ACCOUNT_LISTED: 'An administrator saw the account, its address and its role in a list of accounts.',
  FAILED_JOBS_RETRIED:
    'As an administrator, the account holder had failed jobs run again; `details` has `queue` and `count`.',
  FAILED_JOBS_DISCARDED:
    'As an administrator, the account holder removed failed jobs; `details` has `queue` and `count`.',
});

export const AuditActorEnum = describedEnum<'SELF' | 'OTHER' | 'UNKNOWN'>(
  'AuditActor',
  'Who performed an action.',
  {
    SELF: 'The account holder.',
    OTHER: 'Another person with an account, such as a dermatologist.',
    UNKNOWN: 'A person who was not logged in, or the system.',
  },
);
