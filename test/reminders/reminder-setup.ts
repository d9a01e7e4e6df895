import { eq } from 'drizzle-orm';
import { afterAll, beforeAll } from 'vitest';
import {
  CreateRoutineDocument,
  MyReminderSettingsDocument,
  MyUpcomingRemindersDocument,
  UpdateReminderSettingsDocument,
  type UpdateReminderSettingsInput,
} from '../../operations/generated.ts';
import { reminders } from '../../src/reminders/reminders.table.ts';
import { TestApi, type TestUser } from '../setup/api.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
export const MORNING = { enabled: false, time: '08:00', weekdays: EVERY_DAY };
export const EVENING = { enabled: false, time: '21:00', weekdays: EVERY_DAY };

export let api: TestApi;

/** Called by each test file that uses what is here. */
export function setUp(): void {
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
}

/** Where it is about noon, so that no test meets the end of a day. */
const ahead = 12 - new Date().getUTCHours();
export const NOON = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
export const person = () => api.createUser({ consents: false });
export const settings = async ({ client }: TestUser) =>
  (await client.request(MyReminderSettingsDocument, {})).viewer.reminderSettings;
export const update = async ({ client }: TestUser, input: UpdateReminderSettingsInput) =>
  (await client.request(UpdateReminderSettingsDocument, { input })).updateReminderSettings;
export const upcoming = async ({ client }: TestUser, first?: number) =>
  (await client.request(MyUpcomingRemindersDocument, { first })).viewer.upcomingReminders;
export const follow = async (
  { client }: TestUser,
  sessions: readonly ('AM' | 'PM')[] = ['AM', 'AM', 'PM'],
) => {
  const steps = sessions.map((session, index) => ({
    ...{ session, kind: 'SERUM' as const, name: `Serum ${index}` },
  }));
  const { createRoutine } = await client.request(CreateRoutineDocument, {
    input: { name: 'Glow', steps, activate: true },
  });
  return createRoutine.routine!;
};
export const rowsOf = ({ id }: TestUser) =>
  api.db.select().from(reminders).where(eq(reminders.userId, id)).orderBy(reminders.session);
