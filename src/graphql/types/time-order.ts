import type { TimeOrder } from '../../platform/database/keyset.ts';
import { describedEnum } from './described-enum.ts';

/** The enum `<name>Order` of a list that goes by time. */
export const createTimeOrder = (name: string, things: string) =>
  describedEnum<TimeOrder>(`${name}Order`, `Sort order of ${things}.`, {
    NEWEST: 'The newest first.',
    OLDEST: 'The oldest first.',
  });
