import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { RegisterDocument } from '../../operations/generated.ts';
import { PASSWORD, TestApi } from '../setup/api.ts';
import { overtake } from '../setup/database/lock-waits.ts';
import { idOf } from '../setup/ids.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());

const LOGIN = `mutation ($input: LoginInput!) {
  login(input: $input) {
    session { accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt }
    viewer { id email lastLoginAt active consents { totalCount } }
    userErrors { code field message }
  }
}`;
const login = (input: object) => api.graphql(LOGIN, { input: { password: PASSWORD, ...input } });
const auditOf = (userId: string) =>
  api.db.execute(sql`select action, ip, actor_id from audit_log where subject_id = ${userId} order by id`);

const wrong = {
  session: null,
  viewer: null,
  userErrors: [{ code: 'INVALID_CREDENTIALS', field: null, message: expect.any(String) }],
};

describe('login', () => {
  it('gives tokens that open the API', async () => {
    const { email, id } = await api.createUser({ consents: false });
    const { data } = await login({ email, deviceName: 'Phone' });
    const { session, viewer: user, userErrors } = data.login;
    expect(userErrors).toEqual([]);
    expect(user).toMatchObject({ id: idOf('User', id), email, active: true, consents: { totalCount: 0 } });
    expect(Date.now() - Date.parse(user.lastLoginAt)).toBeLessThan(10_000);
    expect(Date.parse(session.accessTokenExpiresAt) - Date.now()).toBeGreaterThan(14 * 60_000);
    expect(Date.parse(session.refreshTokenExpiresAt) - Date.now()).toBeGreaterThan(29 * 86_400_000);
    const reached = await api.graphql('{ viewer { id } }', {}, { token: session.accessToken });
    expect(reached.data.viewer.id).toBe(idOf('User', id));
  });

  it('stores the name of the device, otherwise the user agent', async () => {
    const { email, id } = await api.createUser({ consents: false });
    await login({ email, deviceName: 'Phone' });
    await api.graphql(
      LOGIN,
      { input: { email, password: PASSWORD } },
      { headers: { 'user-agent': `Skin/1.0 ${'x'.repeat(300)}` } },
    );
    const rows = await api.db.execute(
      sql`select device from sessions where user_id = ${id} order by created_at`,
    );
    expect(rows.slice(1).map(({ device }) => device)).toEqual(['Phone', `Skin/1.0 ${'x'.repeat(91)}`]);
  });

  it('tells a pending registration only by its password, with the hashes of any other wrong password', async () => {
    const known = (await api.createUser({ consents: false })).email;
    const closed = await api.createUser({ consents: false });
    await api.db.execute(sql`update users set deactivated_at = now() where id = ${closed.id}`);
    const chosen = 'somebody chose this one 7';
    const registered = [known, closed.email, `${randomUUID()}@example.com`];
    for (const email of registered) {
      await api.graphql(RegisterDocument, { input: { email, password: chosen } });
      await api.mail(email);
    }
    const verify = vi.spyOn(api.passwords, 'verify');
    const hashed = async (email: string, password: string) => {
      verify.mockClear();
      const { data } = await login({ email, password });
      const [{ code, field }] = data.login.userErrors;
      return { code, field, hashes: verify.mock.calls.length };
    };
    const unverified = { code: 'NOT_VERIFIED', field: ['input', 'email'], hashes: 2 };
    const refused = { code: 'INVALID_CREDENTIALS', field: null, hashes: 2 };
    for (const email of registered) {
      expect(await hashed(email, chosen)).toEqual(unverified);
      expect(await hashed(email, 'not-the-right-passphrase')).toEqual(refused);
    }
    expect(await hashed(`${randomUUID()}@example.com`, chosen)).toEqual(refused);
    await api.db.execute(sql`update pending_registrations set created_at = now() - interval '49 hours'`);
    for (const email of registered) expect(await hashed(email, chosen)).toEqual(refused);
    verify.mockRestore();
    expect((await login({ email: known })).data.login.session).not.toBeNull();
  });

  it('responds the same for a wrong password and an unknown, unverified or closed account', async () => {
    const { email } = await api.createUser({ consents: false });
    const closed = await api.createUser({ consents: false });
    const unverified = await api.createUser({ consents: false });
    await api.db.execute(sql`update users set deactivated_at = now() where id = ${closed.id}`);
    await api.db.execute(sql`update users set email_verified_at = null where id = ${unverified.id}`);
    const answers = await Promise.all([
      login({ email, password: 'not-the-right-passphrase' }),
      login({ email: `${randomUUID()}@example.com` }),
      login({ email: unverified.email }),
      login({ email: closed.email }),
    ]);
    for (const { data, status } of answers) {
      expect(data.login).toEqual(wrong);
      expect(status).toBe(200);
      expect(data.login.userErrors[0].message).toBe(answers[0]!.data.login.userErrors[0].message);
    }
  });

  it('hashes for known and unknown addresses alike', async () => {
    const { email } = await api.createUser({ consents: false });
    const verify = vi.spyOn(api.passwords, 'verify');
    await login({ email, password: 'not-the-right-passphrase' });
    await login({ email: `${randomUUID()}@example.com`, password: 'not-the-right-passphrase' });
    const kinds = verify.mock.calls.map(([hash]) => typeof hash);
    expect(kinds).toEqual(['string', 'undefined', 'undefined', 'undefined']);
    verify.mockRestore();
  });

  it.each([
    ['no address', { email: 'somebody' }, 'INVALID_FORMAT', 'email'],
    ['a long password', { password: 'x'.repeat(129) }, 'TOO_LONG', 'password'],
    ['a long device name', { deviceName: 'x'.repeat(101) }, 'TOO_LONG', 'deviceName'],
  ])('refuses %s', async (_, input, code, field) => {
    const { data } = await login({ email: 'a@example.com', ...input });
    expect(data.login.userErrors).toMatchObject([{ code, field: ['input', field] }]);
  });

  it('does not hash a huge password', async () => {
    const verify = vi.spyOn(api.passwords, 'verify');
    const { data } = await login({ email: 'a@example.com', password: 'x'.repeat(150_000) });
    expect(data.login.userErrors).toMatchObject([{ code: 'TOO_LONG' }]);
    expect(verify).not.toHaveBeenCalled();
    verify.mockRestore();
  });

  it('does not create a session with a password that was changed while it was checked', async () => {
    const { id, email } = await api.createUser();
    const change = sql`update users set password_hash = 'another' where id = ${id}`;
    const { data } = await overtake(api, change, () => login({ email }));
    expect(data.login).toEqual(wrong);
  });

  it('is recorded in the audit log with the caller’s address, also if it fails', async () => {
    const { email, id } = await api.createUser({ consents: false });
    await login({ email, password: 'not-the-right-passphrase' });
    await vi.waitFor(async () => {
      expect(await auditOf(id)).toMatchObject([
        { action: 'LOGIN', ip: expect.stringContaining('127.0.0.1'), actor_id: id },
        { action: 'LOGIN_FAILED', ip: expect.stringContaining('127.0.0.1'), actor_id: null },
      ]);
    }, 60_000);
  });

  it('needs a number of statements that does not grow', async () => {
    const { email } = await api.createUser({ consents: false });
    const statements = async () =>
      (await api.statements(() => login({ email }))).filter((text) => !text.includes('audit_log'));
    const first = await statements();
    for (let count = 0; count < 5; count++) await login({ email });
    expect(await statements()).toEqual(first);
    expect(first).toHaveLength(7);
  });

  it('keeps other requests fast while many people log in', async () => {
    const { accessToken: token } = await api.createUser({ consents: false });
    let busy = true;
    const strangers = Array.from({ length: 20 }, () => `${randomUUID()}@example.com`);
    const logins = Promise.all(strangers.map((email) => login({ email }))).finally(() => {
      busy = false;
    });
    const times: number[] = [];
    while (busy) {
      const started = performance.now();
      await api.graphql('{ viewer { id } }', {}, { token });
      times.push(performance.now() - started);
    }
    await logins;
    times.sort((a, b) => a - b);
    expect(times.length).toBeGreaterThan(3);
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(500);
  });

  it('works with an old access token in the header', async () => {
    const { email } = await api.createUser({ consents: false });
    const { data } = await api.graphql(LOGIN, { input: { email, password: PASSWORD } }, { token: 'a.b.c' });
    expect(data.login.session).not.toBeNull();
  });
});
