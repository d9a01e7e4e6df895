import { describedEnum } from '../../graphql/types/described-enum.ts';
import type { QueueScope } from './consultation-queue.ts';
import type { QueueChange } from './follow-queue.ts';

export const QueueScopeEnum = describedEnum<QueueScope>(
  'ConsultationQueueScope',
  'Which cases to list for a dermatologist.',
  {
    UNCLAIMED: 'Cases available to claim: the soonest tier first, then oldest first.',
    OWN_OPEN: 'The viewer’s unanswered cases: the soonest tier first, then oldest first.',
    OWN_DONE: 'The viewer’s cases that were answered or have ended, newest first.',
  },
);

export const QueueChangeKindEnum = describedEnum<QueueChange['kind']>(
  'ConsultationQueueChangeKind',
  'What happened in the queue of a dermatologist.',
  {
    RESET: 'Query `consultationQueue` now: the first event, and after changes that are not sent one by one.',
    ENTERED: 'The case is now in the queue.',
    CHANGED: 'The case changed and is still in the queue.',
    LEFT: 'The case is no longer in the queue.',
  },
);
