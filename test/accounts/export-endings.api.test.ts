import { readdir } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  ChangePasswordDocument,
  DeleteAccountDocument,
  LogoutDocument,
  LogoutEverywhereDocument,
  MyDataExportsDocument,
  MySessionsDocument,
  RefreshSessionDocument,
  RequestDataExportDocument,
  RequestPasswordResetDocument,
  ResetPasswordDocument,
  RestoreAccountDocument,
  RevokeSessionDocument,
} from '../../operations/generated.ts';
import { PASSWORD, TestApi, type TestUser } from '../setup/api.ts';
import { overtake } from '../setup/database/lock-waits.ts';
import { uuidOf } from '../setup/ids.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());

const NEW_PASSWORD = 'another plain sentence 8';
const newUser = () => api.createUser({ consents: false });
const zips = async () =>
  (await readdir(api.photoFolder, { recursive: true })).filter((name) => name.endsWith('.zip'));
/** Of the one mail that has a token. */
const mailedToken = ({ email }: TestUser) =>
  vi.waitFor(
    async () => {
      const token = (await api.mails(email)).find((mail) => mail.token)?.token;
      expect(token).toBeTruthy();
      return token!;
    },
    { timeout: 180_000, interval: 25 },
  );
const statusOf = async (url: string) => (await fetch(url)).status;
/** A finished export with its link. */
const exportOf = async ({ client }: TestUser) => {
  await client.request(RequestDataExportDocument, {});
  return vi.waitFor(
    async () => {
      const [latest] = (await client.request(MyDataExportsDocument, {})).viewer.dataExports.nodes;
      expect(latest!.status).toBe('READY');
      return { id: latest!.id, url: latest!.url! };
    },
    { timeout: 180_000, interval: 100 },
  );
};

describe('the link to an export is revoked, with its file,', () => {
  const endings: [string, (user: TestUser) => Promise<unknown>][] = [
    ['logoutEverywhere', ({ client }) => client.request(LogoutEverywhereDocument, {})],
    [
      'changePassword',
      ({ client }) =>
        client.request(ChangePasswordDocument, {
          input: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD },
        }),
    ],
    [
      'resetPassword',
      async (user) => {
        await api.graphql(RequestPasswordResetDocument, { input: { email: user.email } });
        const token = await mailedToken(user);
        await api.graphql(ResetPasswordDocument, { input: { token, password: NEW_PASSWORD } });
      },
    ],
    [
      'revokeSession of another device',
      async ({ client, email }) => {
        await api.login(email);
        const { viewer } = await client.request(MySessionsDocument, {});
        const { id } = viewer.sessions.nodes.find(({ current }) => !current)!;
        await client.request(RevokeSessionDocument, { input: { id } });
      },
    ],
    [
      'a refresh token that is used again too late',
      async ({ id, refreshToken }) => {
        const refresh = () => api.graphql(RefreshSessionDocument, { input: { refreshToken } });
        await refresh();
        await api.db.execute(sql`update refresh_tokens set used_at = used_at - interval '31 s'
          where session_id in (select id from sessions where user_id = ${id})`);
        await refresh();
      },
    ],
    [
      'deleteAccount, also once it is restored',
      async (user) => {
        await user.client.request(DeleteAccountDocument, { input: { password: PASSWORD } });
        const { data } = await api.graphql(RestoreAccountDocument, {
          input: { token: await mailedToken(user) },
        });
        expect(data!.restoreAccount.userErrors).toEqual([]);
      },
    ],
  ];

  it.each(endings)('by %s', async (_, act) => {
    const [user, other] = [await newUser(), await newUser()];
    const [{ id, url }, theirs] = await Promise.all([exportOf(user), exportOf(other)]);
    const before = (await zips()).length;
    expect(await statusOf(url)).toBe(200);
    await act(user);
    expect(await statusOf(url)).toBe(404);
    const [row] = await api.db.execute(sql`select status, expires_at <= now() as over
      from data_exports where id = ${uuidOf(id)}`);
    expect(row).toEqual({ status: 'EXPIRED', over: true });
    await vi.waitFor(async () => expect(await zips()).toHaveLength(before - 1), {
      timeout: 180_000,
      interval: 50,
    });
    expect(await statusOf(theirs.url)).toBe(200);
  });

  it('but not by logging out the device', async () => {
    const user = await newUser();
    const { url } = await exportOf(user);
    await user.client.request(LogoutDocument, {});
    expect(await statusOf(url)).toBe(200);
    expect(
      await statusOf(url.replace(/signature=(.)/, (_, first) => `signature=${first === '_' ? '-' : '_'}`)),
    ).toBe(404);
  });

  it('even if the export becomes ready at the same moment; one in progress continues', async () => {
    const user = await newUser();
    const pending = async () => {
      const [row] = await api.db.execute(sql`insert into data_exports (id, user_id, folder)
        values (gen_random_uuid(), ${user.id}, gen_random_uuid()) returning id`);
      return String(row!.id);
    };
    const progress = async (id: string) =>
      (await api.db.execute(sql`select status from data_exports where id = ${uuidOf(id)}`))[0]!.status;
    const id = await pending();
    const becomesReady = sql`update data_exports
      set status = 'READY', completed_at = now(), expires_at = now() + interval '7 days' where id = ${uuidOf(id)}`;
    await overtake(api, becomesReady, () => user.client.request(LogoutEverywhereDocument, {}));
    expect(await progress(id)).toBe('EXPIRED');
    const next = await pending();
    await (await api.login(user.email)).client.request(LogoutEverywhereDocument, {});
    expect(await progress(next)).toBe('PENDING');
  });
});
