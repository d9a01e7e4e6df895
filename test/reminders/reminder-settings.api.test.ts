import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { UpdateProfileDocument, UpdateReminderSettingsDocument } from '../../operations/generated.ts';
import { reminders } from '../../src/reminders/reminders.table.ts';
import { localClock } from '../setup/wall-clock.ts';
import { api, EVENING, MORNING, person, rowsOf, settings, setUp, update } from './reminder-setup.ts';

setUp();

describe('reminder settings', () => {
  it('are off by default; omitted fields are unchanged, null restores the default', async () => {
    const user = await person();
    expect(await settings(user)).toEqual({ timeZone: 'UTC', morning: MORNING, evening: EVENING });
    expect(await update(user, {})).toEqual({
      reminderSettings: { timeZone: 'UTC', morning: MORNING, evening: EVENING },
      userErrors: [],
    });
    await update(user, { morning: { enabled: true, weekdays: [7, 1, 7] } });
    await update(user, { morning: { time: '06:45' }, evening: { time: '22:30' } });
    const now = {
      timeZone: 'UTC',
      morning: { enabled: true, time: '06:45', weekdays: [1, 7] },
      evening: { ...EVENING, time: '22:30' },
    };
    expect(await settings(user)).toEqual(now);
    const { reminderSettings } = await update(user, { morning: { weekdays: null, time: null } });
    expect(reminderSettings).toEqual({ ...now, morning: { ...MORNING, enabled: true } });
    expect((await update(user, { morning: null })).reminderSettings?.morning).toEqual(MORNING);
    expect((await rowsOf(user)).map(({ nextAt }) => nextAt)).toEqual([null, null]);
    expect(await settings(await person())).toEqual({ timeZone: 'UTC', morning: MORNING, evening: EVENING });
  });

  it.each([
    [[], 'REQUIRED'],
    [[0], 'TOO_SMALL'],
    [[8], 'TOO_LARGE'],
    [[1, -3], 'TOO_SMALL'],
    [[1, 2, 3, 4, 5, 6, 7, 1], 'TOO_MANY'],
  ])('refuse the weekdays %j as %s and change nothing', async (weekdays, code) => {
    const user = await person();
    const answer = await update(user, { morning: { enabled: true }, evening: { weekdays } });
    expect(answer.reminderSettings).toBeNull();
    expect(answer.userErrors[0]?.code).toBe(code);
    expect(answer.userErrors[0]?.field?.slice(0, 3)).toEqual(['input', 'evening', 'weekdays']);
    expect(await rowsOf(user)).toEqual([]);
  });

  it.each(['24:00', '7:30', '07:60', '07:30:00', 'noon', '07:30\u0000', '', '０７:３０'])(
    'refuse the time %j',
    async (time) => {
      const user = await person();
      const { errors } = await user.client.send(UpdateReminderSettingsDocument, {
        input: { morning: { time } },
      });
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    },
  );

  it('keep concurrent changes of two devices', async () => {
    const user = await person();
    await Promise.all([
      update(user, { morning: { enabled: true } }),
      update(user, { morning: { time: '05:00' } }),
      update(user, { evening: { enabled: true } }),
      update(user, { evening: { weekdays: [6] } }),
    ]);
    expect(await settings(user)).toMatchObject({
      morning: { enabled: true, time: '05:00' },
      evening: { enabled: true, weekdays: [6] },
    });
  });

  it('keep their schedule if nothing changes, so that a reminder due now is not lost', async () => {
    const user = await person();
    await update(user, { morning: { enabled: true }, evening: { enabled: true } });
    const nextAt = new Date(Date.now() + 600_000);
    await api.db.update(reminders).set({ nextAt }).where(eq(reminders.userId, user.id));
    await update(user, { morning: { enabled: true, time: '08:00' }, evening: { time: '20:00' } });
    await user.client.request(UpdateProfileDocument, { input: { timeZone: 'UTC', firstName: 'New' } });
    const [morning, evening] = await rowsOf(user);
    expect(morning?.nextAt).toEqual(nextAt);
    expect(evening?.nextAt).not.toEqual(nextAt);
  });

  it('follow a change of time zone immediately', async () => {
    const user = await person();
    await update(user, { morning: { enabled: true, time: '07:30' } });
    for (const timeZone of ['Asia/Kathmandu', 'Pacific/Apia', 'America/New_York']) {
      await user.client.request(UpdateProfileDocument, { input: { timeZone } });
      expect(await settings(user)).toMatchObject({ timeZone, morning: { time: '07:30' } });
      const [row] = await rowsOf(user);
      expect(row).toMatchObject({ timeZone });
      expect(localClock(timeZone, row!.nextAt!)).toEqual({ day: row!.nextOn, time: '07:30' });
      const ahead = row!.nextAt!.getTime() - Date.now();
      expect(ahead).toBeGreaterThan(0);
      expect(ahead).toBeLessThanOrEqual(25 * 3_600_000);
    }
  });
});
