import { setTimeout } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ChangePasswordDocument,
  DeleteAccountDocument,
  LoginDocument,
  MyNotificationsDocument,
  NotificationReceivedDocument,
  RefreshSessionDocument,
  RequestPasswordResetDocument,
  ResetPasswordDocument,
  RestoreAccountDocument,
  UpdateProfileDocument,
} from '../../operations/generated.ts';
import { PASSWORD, TestApi, type TestUser } from '../setup/api.ts';
import { START } from '../setup/notification-listener.ts';

const NEW_PASSWORD = 'another plain sentence 8';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());

const user = () => api.createUser({ consents: false });
const told = async ({ client }: Pick<TestUser, 'client'>) => {
  const { viewer } = await client.request(MyNotificationsDocument, {});
  for (const { kind } of viewer.notifications.nodes) expect(kind).toBe('SECURITY');
  return viewer.notifications.nodes;
};
const titles = async (of: Pick<TestUser, 'client'>) => (await told(of)).map(({ title }) => title);
const subjects = async ({ email }: TestUser) => (await api.mails(email)).map(({ subject }) => subject);
const signInFrom = (email: string, deviceName: string, password = PASSWORD) =>
  api.graphql(LoginDocument, { input: { email, password, deviceName } });
/** Jobs that were written before this are handled. */
const settled = () => api.statements(() => setTimeout(0));

describe('a security notification', () => {
  it('reports a sign-in from a new device, live and once, in addition to the one mail', async () => {
    const someone = await user();
    const live = someone.client.subscribe(NotificationReceivedDocument, { after: START });
    const first = live.next();
    await signInFrom(someone.email, 'A new phone');
    await signInFrom(someone.email, 'A new phone');
    const { value } = await first;
    expect(value!.notificationReceived).toMatchObject({
      kind: 'SECURITY',
      title: 'New sign-in to your account',
      message: expect.stringContaining('A new phone'),
    });
    await live.return?.();
    expect(await titles(someone)).toEqual(['New sign-in to your account']);
    await api.mail(someone.email);
    await settled();
    expect(await subjects(someone)).toEqual(['New sign-in to your Skincare account']);
  });

  it('mails at most ten new devices in an hour, and reports all in the app', async () => {
    const someone = await user();
    for (let device = 0; device < 12; device += 1) await signInFrom(someone.email, `Device ${device}`);
    expect(await told(someone)).toHaveLength(12);
    const others = 9; // the one that the account was opened with counts too
    await api.mail(someone.email, others);
    await settled();
    expect(await subjects(someone)).toHaveLength(others);
  });

  it('contains no text of the person who signs in except the name of the device', async () => {
    const someone = await user();
    await signInFrom(someone.email, '\n\nAll is well.\u2028\u202eCall\r\n us 👩\u200d💻\n');
    const name = 'All is well. Call us 👩\u200d💻';
    expect((await told(someone))[0]!.message).toContain(`(${name})`);
    expect((await api.mail(someone.email)).text.split('\n')).toContain(`Device: ${name}`);
  });

  it('reports a changed password, in the person’s language and time zone', async () => {
    const someone = await user();
    await someone.client.request(UpdateProfileDocument, {
      input: { locale: 'de', timeZone: 'America/New_York' },
    });
    await someone.client.request(ChangePasswordDocument, {
      input: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD },
    });
    const [notification, ...others] = await told(someone);
    expect(others).toEqual([]);
    expect(notification!.title).toBe('Ihr Passwort wurde geändert');
    expect(notification!.message).toMatch(/^Am \d+\. \S+ \d{4} um \d\d:\d\d:\d\d (GMT-[45]|E[SD]T)\. /);
    await api.mail(someone.email);
    await settled();
    expect(await subjects(someone)).toEqual(['Ihr Passwort für Skincare wurde geändert']);
  });

  it('reports a password reset', async () => {
    const someone = await user();
    await api.graphql(RequestPasswordResetDocument, { input: { email: someone.email } });
    const { token } = await api.mail(someone.email);
    await api.graphql(ResetPasswordDocument, { input: { token: token!, password: NEW_PASSWORD } });
    expect(await titles(await api.login(someone.email, NEW_PASSWORD))).toEqual(['Your password was reset']);
    await api.mail(someone.email, 2);
    await settled();
    expect(await subjects(someone)).toEqual([
      'Choose a new Skincare password',
      'Your Skincare password was changed',
    ]);
  });

  it('reports a refresh token that was reused too late, also by mail, once', async () => {
    const someone = await user();
    const refresh = () =>
      api.graphql(RefreshSessionDocument, { input: { refreshToken: someone.refreshToken } });
    for (let count = 0; count < 2; count += 1) await refresh();
    expect(await told(someone)).toEqual([]);
    await api.db.execute(sql`update refresh_tokens set used_at = used_at - interval '31 s'
      where session_id in (select id from sessions where user_id = ${someone.id})`);
    for (let count = 0; count < 2; count += 1) await refresh();
    expect(await titles(await api.login(someone.email))).toEqual(['A device was logged out for your safety']);
    await api.mail(someone.email);
    await settled();
    expect(await subjects(someone)).toEqual(['A device was logged out for your safety']);
  });

  it('reports a restored account, also by mail', async () => {
    const someone = await user();
    await someone.client.request(DeleteAccountDocument, { input: { password: PASSWORD } });
    const { token } = await api.mail(someone.email);
    await api.graphql(RestoreAccountDocument, { input: { token: token! } });
    await api.graphql(RestoreAccountDocument, { input: { token: token! } });
    expect(await titles(await api.login(someone.email))).toEqual(['Your account is open again']);
    await api.mail(someone.email, 2);
    await settled();
    expect(await subjects(someone)).toEqual([
      'Your Skincare account is closed',
      'Your account is open again',
    ]);
  });
});
