import { describedEnum } from '../graphql/types/described-enum.ts';
import { createTimeOrder } from '../graphql/types/time-order.ts';
import type { GoalStatus } from './goals/goal-rules.ts';
import type { CyclePhase } from './journal/journal.table.ts';
import type { Change } from './trend/trend.ts';

export const ChangeEnum = describedEnum<Change>(
  'ProgressChange',
  'Interpretation of a series, based on the direction of its metric.',
  {
    IMPROVED: 'The trend is an improvement beyond measurement noise.',
    WORSENED: 'The trend is a deterioration beyond measurement noise.',
    WITHIN_NOISE: 'There is no trend beyond measurement noise.',
    TOO_FEW_POINTS:
      'Reliable photos on fewer than 5 days, or less than 14 days between the first and the last.',
  },
);

export const JournalEntryOrderEnum = createTimeOrder('JournalEntry', 'journal entries');

export const CyclePhaseEnum = describedEnum<CyclePhase>('CyclePhase', 'Phase of the menstrual cycle.', {
  MENSTRUATION: 'The days of bleeding.',
  FOLLICULAR: 'From the end of bleeding to ovulation.',
  OVULATION: 'The days around ovulation.',
  LUTEAL: 'From ovulation to the next bleeding; skin is often oilier.',
});

export const GoalStatusEnum = describedEnum<GoalStatus>('GoalStatus', 'Status of a goal.', {
  OPEN: 'It can still be reached.',
  REACHED: 'Photos of two days in a row reached it.',
  MISSED: 'The day has passed. Change `day` to continue.',
});
