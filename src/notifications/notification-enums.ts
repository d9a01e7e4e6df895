import { describedEnum } from '../graphql/types/described-enum.ts';
import type { Channel, DeliveryStatus, NotificationKind } from './notifications.table.ts';

export const NotificationKindEnum = describedEnum<NotificationKind>(
  'NotificationKind',
  'Kind of a notification.',
  {
    ANALYSIS_COMPLETED: 'An analysis has completed.',
    ANALYSIS_REJECTED: 'A photo could not be analyzed and should be retaken.',
    ANALYSIS_FAILED: 'An analysis failed because of a server-side problem.',
    ROUTINE_REMINDER: 'A routine step is due.',
    CONSULTATION_UPDATE: 'A consultation was updated.',
    GOAL_REACHED: 'A goal was reached.',
    PATCH_TEST_DUE: 'A patch test has run for a week; its result is due.',
    SECURITY: 'A security event of the account.',
    SAFETY:
      'About care that cannot wait: what the person, or an administrator, should do now. Show it at once.',
    SYSTEM: 'About the service itself: a requested copy of the data, or a test.',
  },
);

export const NotificationChannelEnum = describedEnum<Channel>(
  'NotificationChannel',
  'Delivery channel of a notification.',
  {
    IN_APP: 'In-app: in `viewer.notifications`, and live to every open app.',
    EMAIL: 'Email to the verified address of the account.',
  },
);

export const DeliveryStatusEnum = describedEnum<DeliveryStatus>(
  'NotificationDeliveryStatus',
  'Status of an email delivery.',
  {
    PENDING: 'Waiting for its send time or for a retry.',
    SENT: 'The mail server has accepted it.',
    FAILED: 'It could not be delivered within 12 hours.',
    BOUNCED: 'The mail server reported that the mailbox does not exist or does not accept mail.',
    CANCELLED:
      'No longer wanted: email of this kind was turned off, email was suspended, or the account was closed.',
  },
);
