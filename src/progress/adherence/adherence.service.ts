import { addDays } from '../../platform/time/calendar-days.ts';
import { localDay } from '../../platform/time/local-day.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { type Adherence, adherenceOf, type DayRecord } from './adherence.ts';

/** Number of days in which the longest streak is searched. */
const DAYS = 400;

/** Provides the steps planned for each day. */
export interface PlannedDays {
  /** One record for each day of the span, oldest first, both ends included. */
  records(viewer: Viewer, from: string, to: string): Promise<DayRecord[]>;
}

export class AdherenceService {
  constructor(private readonly plannedDays: PlannedDays) {}

  /** Up to today in the time zone. */
  async adherence(viewer: Viewer, timeZone: string, now = new Date()): Promise<Adherence> {
    const today = localDay(timeZone, now);
    return adherenceOf(await this.plannedDays.records(viewer, addDays(today, 1 - DAYS), today));
  }
}
