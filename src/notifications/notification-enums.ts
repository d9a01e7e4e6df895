import { describedEnum } from '../graphql/types/described-enum.ts';
import type { Channel, DeliveryStatus, NotificationKind } from './notifications.table.ts';

export const NotificationKindEnum = describedEnum<NotificationKind>(
  'NotificationKind',
  'What a notification is about.',
  {
    ANALYSIS_COMPLETED: 'An analysis has its scores.',
    ANALYSIS_REJECTED: 'A photo could not be judged and should be taken again.',
    ANALYSIS_FAILED: 'An analysis failed through our fault.',
    ROUTINE_REMINDER: 'A routine step is due.',
    CONSULTATION_UPDATE: 'Something happened in a consultation.',
    GOAL_REACHED: 'A goal was reached.',
    SECURITY: 'Something about the safety of the account.',
    SYSTEM: 'About the service itself: a copy of the data that was asked for, or a test.',
  },
);

export const NotificationChannelEnum = describedEnum<Channel>(
  'NotificationChannel',
  'Where a notification goes.',
  {
    IN_APP: 'Into `me.notifications`, and live to every open app.',
    EMAIL: 'By mail to the verified address of the account.',
  },
);

export const DeliveryStatusEnum = describedEnum<DeliveryStatus>(
  'NotificationDeliveryStatus',
  'What became of the mail of a notification.',
  {
    PENDING: 'It waits: for its time, or to be tried again.',
    SENT: 'The mail server has taken it.',
    FAILED: 'It could not be sent within half a day.',
    BOUNCED: 'The mail server said that the mailbox does not exist or takes no mail.',
    CANCELLED:
      'It was not wanted any more: mail of this kind was turned off, mail was suspended, or the account closed.',
  },
);
