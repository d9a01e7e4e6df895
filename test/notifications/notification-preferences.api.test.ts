import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  MyNotificationPreferencesDocument,
  MyNotificationsDocument,
  NotificationReceivedDocument,
  SendTestNotificationDocument,
  UnreadNotificationCountChangedDocument,
  UpdateNotificationPreferencesDocument,
} from '../../operations/generated.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { START } from '../setup/notification-listener.ts';
import { Notifier } from '../setup/notifier.ts';

let api: TestApi;
let notifier: Notifier;
beforeAll(async () => {
  api = await TestApi.start({ RATE_LIMIT_TEST_NOTIFICATIONS_PER_HOUR: '3' });
  notifier = await Notifier.open(api);
});
afterAll(async () => {
  await notifier.close();
  await api.close();
});

const user = () => api.createUser({ consents: false });
const read = async ({ client }: TestUser) =>
  (await client.request(MyNotificationPreferencesDocument, {})).viewer.notificationPreferences;
const send = ({ client }: TestUser, input: object) =>
  client.send(UpdateNotificationPreferencesDocument, { input });
const update = async (someone: TestUser, input: object) => {
  const { data, errors } = await send(someone, input);
  expect(errors).toBeUndefined();
  return data!.updateNotificationPreferences;
};
const toggle = (kind: string, channel: string, enabled: boolean | null) => ({ kind, channel, enabled });
/** Those that are on, as in `EMAIL SYSTEM`. */
const on = ({ toggles }: Awaited<ReturnType<typeof read>>, channel: string) =>
  toggles.filter((each) => each.channel === channel && each.enabled).map(({ kind }) => kind);

describe('viewer.notificationPreferences', () => {
  it('has everything on in the app, and by mail what people should not miss', async () => {
    const someone = await user();
    const defaults = await read(someone);
    expect(defaults.toggles).toHaveLength(20);
    expect(on(defaults, 'IN_APP')).toHaveLength(10);
    expect(on(defaults, 'EMAIL')).toEqual(['CONSULTATION_UPDATE', 'SECURITY', 'SAFETY', 'SYSTEM']);
    expect(defaults).toMatchObject({ quietHours: null, emailSuspendedAt: null });
    const locked = defaults.toggles.filter(({ canBeTurnedOff }) => !canBeTurnedOff);
    expect(locked.map(({ kind, channel }) => `${channel} ${kind}`)).toEqual([
      'IN_APP SECURITY',
      'EMAIL SECURITY',
      'IN_APP SAFETY',
      'EMAIL SAFETY',
    ]);
    const statements = await api.statements(() => read(someone));
    await update(someone, { quietHours: { from: '22:00', to: '07:00' } });
    expect(await api.statements(() => read(someone))).toHaveLength(statements.length);
    expect(statements.length).toBeLessThanOrEqual(3);
  });

  it('is private, and rejected for anonymous callers', async () => {
    const [someone, other] = [await user(), await user()];
    await update(someone, { toggles: [toggle('SYSTEM', 'EMAIL', false)] });
    expect(on(await read(other), 'EMAIL')).toContain('SYSTEM');
    const documents = [
      [MyNotificationPreferencesDocument, {}],
      [UpdateNotificationPreferencesDocument, { input: {} }],
      [SendTestNotificationDocument, {}],
    ] as const;
    for (const [document, variables] of documents) {
      const { errors } = await api.stranger().sendText(String(document), variables);
      expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    }
    const live = api.stranger().subscribe(UnreadNotificationCountChangedDocument, {});
    await expect(live.next()).rejects.toThrow();
  });
});

describe('updateNotificationPreferences', () => {
  it('changes the given ones, restores defaults for null, and keeps the rest', async () => {
    const someone = await user();
    const first = await update(someone, {
      toggles: [toggle('ROUTINE_REMINDER', 'EMAIL', true), toggle('SYSTEM', 'EMAIL', false)],
      quietHours: { from: '22:30', to: '06:15' },
    });
    expect(on(first.notificationPreferences!, 'EMAIL')).toEqual([
      'ROUTINE_REMINDER',
      'CONSULTATION_UPDATE',
      'SECURITY',
      'SAFETY',
    ]);
    await update(someone, { toggles: [toggle('SYSTEM', 'EMAIL', null)] });
    expect(on(await read(someone), 'EMAIL')).toEqual([
      'ROUTINE_REMINDER',
      'CONSULTATION_UPDATE',
      'SECURITY',
      'SAFETY',
      'SYSTEM',
    ]);
    expect((await read(someone)).quietHours).toEqual({ from: '22:30', to: '06:15' });
    await update(someone, {});
    expect((await read(someone)).quietHours).toEqual({ from: '22:30', to: '06:15' });
    const cleared = await update(someone, { toggles: null, quietHours: null });
    expect(on(cleared.notificationPreferences!, 'EMAIL')).toEqual([
      'CONSULTATION_UPDATE',
      'SECURITY',
      'SAFETY',
      'SYSTEM',
    ]);
    expect(cleared.notificationPreferences!.quietHours).toBeNull();
  });

  it('keeps what two devices change at the same time', async () => {
    const someone = await user();
    const kinds = ['ANALYSIS_COMPLETED', 'ANALYSIS_REJECTED', 'ANALYSIS_FAILED', 'GOAL_REACHED'];
    await Promise.all(kinds.map((kind) => update(someone, { toggles: [toggle(kind, 'EMAIL', true)] })));
    expect(on(await read(someone), 'EMAIL')).toEqual(expect.arrayContaining(kinds));
  });

  it.each(['EMAIL', 'IN_APP'])('does not turn SECURITY off: %s', async (channel) => {
    const someone = await user();
    const answer = await update(someone, {
      toggles: [toggle('SYSTEM', channel, false), toggle('SECURITY', channel, false)],
    });
    expect(answer).toMatchObject({
      notificationPreferences: null,
      userErrors: [{ code: 'NOT_ALLOWED', field: ['input', 'toggles', '1', 'enabled'] }],
    });
    expect(on(await read(someone), channel)).toEqual(expect.arrayContaining(['SECURITY', 'SYSTEM']));
    const harmless = await update(someone, { toggles: [toggle('SECURITY', channel, true)] });
    expect(harmless.userErrors).toEqual([]);
  });

  it('rejects empty quiet hours', async () => {
    const someone = await user();
    expect(await update(someone, { quietHours: { from: '07:00', to: '07:00' } })).toMatchObject({
      userErrors: [{ code: 'CONFLICT', field: ['input', 'quietHours', 'to'] }],
    });
  });

  it.each([
    { toggles: [toggle('SYSTEM', 'EMAIL', true), toggle('SYSTEM', 'EMAIL', false)] },
    { toggles: [toggle('NOTHING', 'EMAIL', true)] },
    { toggles: [toggle('SYSTEM', 'PIGEON', true)] },
    { quietHours: { from: '24:00', to: '07:00' } },
    { quietHours: { from: '7:00', to: '08:00' } },
    { quietHours: { from: '07:00' } },
  ])('takes %j for a fault of the program', async (input) => {
    const someone = await user();
    const { errors } = await send(someone, input);
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect(on(await read(someone), 'EMAIL')).toHaveLength(4);
  });
});

describe('a kind that is off in the app', () => {
  it('is in no list, count or live list, but is mailed', async () => {
    const someone = await user();
    await update(someone, { toggles: [toggle('SYSTEM', 'IN_APP', false)] });
    expect(await notifier.notify(someone.id, { kind: 'SYSTEM' })).toBeNull();
    await notifier.notify(someone.id, {
      code: 'goal.reached',
      params: { metric: 'pores', earlier: 1, later: 2, target: 3 },
    });
    const live = someone.client.subscribe(NotificationReceivedDocument, { after: START });
    expect((await live.next()).value?.notificationReceived.title).toBe('You reached your goal');
    await live.return?.();
    const { viewer } = await someone.client.request(MyNotificationsDocument, {});
    expect(viewer.notifications.nodes.map(({ title }) => title)).toEqual(['You reached your goal']);
    expect(viewer).toMatchObject({ unreadNotificationCount: 1, notifications: { totalCount: 1 } });
    expect((await api.mail(someone.email)).subject).toBe('This is a test');
  });

  it('and by mail too is not created', async () => {
    const someone = await user();
    await update(someone, {
      toggles: [toggle('SYSTEM', 'IN_APP', false), toggle('SYSTEM', 'EMAIL', false)],
    });
    expect(await notifier.notify(someone.id, { kind: 'SYSTEM', cause: 'once' })).toBeNull();
    await update(someone, { toggles: null });
    expect(await notifier.notify(someone.id, { kind: 'SYSTEM', cause: 'once' })).not.toBeNull();
  });
});

describe('sendTestNotification', () => {
  const test = async ({ client }: TestUser) =>
    (await client.request(SendTestNotificationDocument, {})).sendTestNotification;

  it('uses the viewer’s channels, and returns them', async () => {
    const someone = await user();
    expect(await test(someone)).toMatchObject({
      channels: ['IN_APP', 'EMAIL'],
      notification: { kind: 'SYSTEM', title: 'This is a test' },
      userErrors: [],
    });
    expect((await api.mail(someone.email)).subject).toBe('This is a test');
    await update(someone, { toggles: [toggle('SYSTEM', 'IN_APP', false)] });
    expect(await test(someone)).toMatchObject({ channels: ['EMAIL'], notification: null, userErrors: [] });
  });

  it('reports that no channel is on', async () => {
    const someone = await user();
    await update(someone, {
      toggles: [toggle('SYSTEM', 'IN_APP', false), toggle('SYSTEM', 'EMAIL', false)],
    });
    expect(await test(someone)).toMatchObject({
      channels: null,
      notification: null,
      userErrors: [{ code: 'INVALID_STATE', field: null }],
    });
  });

  it('is limited', async () => {
    const someone = await user();
    for (let count = 0; count < 3; count += 1) await test(someone);
    const { errors } = await someone.client.send(SendTestNotificationDocument, {});
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: expect.any(Number),
    });
  });
});
