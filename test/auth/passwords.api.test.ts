import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  ChangePasswordDocument,
  LoginDocument,
  RefreshSessionDocument,
  RegisterDocument,
  RequestPasswordResetDocument,
  ResetPasswordDocument,
  ViewerDocument,
} from '../../operations/generated.ts';
import { PASSWORD, TestApi, type TestUser } from '../setup/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start({ APP_URL: 'https://app.example.org' });
});
afterAll(() => api.close());

const NEXT = 'seven lanterns under the pier';
const request = async (email: string) =>
  (await api.graphql(RequestPasswordResetDocument, { input: { email } })).data.requestPasswordReset;
const reset = async (token: string, password = NEXT) =>
  (await api.graphql(ResetPasswordDocument, { input: { token, password } })).data.resetPassword;
const change = async ({ accessToken: token }: TestUser, newPassword = NEXT, currentPassword = PASSWORD) =>
  (await api.graphql(ChangePasswordDocument, { input: { currentPassword, newPassword } }, { token })).data
    .changePassword;
const isLive = async ({ accessToken: token }: TestUser) =>
  (await api.graphql(ViewerDocument, {}, { token })).errors === undefined;
const actionsOf = async ({ id }: Pick<TestUser, 'id'>) =>
  (await api.db.execute(sql`select action from audit_log where subject_id = ${id} order by id`)).map(
    ({ action }) => action,
  );
const accepted = { mailSent: true, userErrors: [] };
const tokenInvalid = {
  passwordReset: null,
  userErrors: [{ code: 'TOKEN_INVALID', field: ['input', 'token'], message: expect.any(String) }],
};

describe('requestPasswordReset', () => {
  it('leads by mail to a new password, and ends every session', async () => {
    const user = await api.createUser({ consents: false });
    expect(await request(` ${user.email.toUpperCase()}`)).toEqual(accepted);
    const mail = await api.mail(user.email);
    expect(mail.text).toContain(`https://app.example.org/reset-password?token=${mail.token}`);

    expect(await reset(mail.token!)).toEqual({ passwordReset: true, userErrors: [] });
    expect(await isLive(user)).toBe(false);
    const { data } = await api.graphql(RefreshSessionDocument, {
      input: { refreshToken: user.refreshToken },
    });
    expect(data.refreshSession.session).toBeNull();
    await expect(api.login(user.email)).rejects.toThrow('INVALID_CREDENTIALS');
    await api.login(user.email, NEXT);
    expect((await api.mail(user.email, 2)).subject).toBe('Your Skincare password was changed');
    expect(await actionsOf(user)).toEqual(
      expect.arrayContaining(['PASSWORD_RESET_REQUESTED', 'PASSWORD_RESET']),
    );
  });

  it('behaves the same for known, unknown and closed accounts', async () => {
    const [user, closed] = [
      await api.createUser({ consents: false }),
      await api.createUser({ consents: false }),
    ];
    await api.db.execute(sql`update users set deactivated_at = now() where id = ${closed.id}`);
    const unknown = `${randomUUID()}@example.com`;
    const counts: number[] = [];
    for (const email of [user.email, unknown, closed.email]) {
      const statements = await api.statements(async () => expect(await request(email)).toEqual(accepted));
      counts.push(
        statements.filter((text) => text.includes('"users"') && !/for (no key )?update/.test(text)).length,
      );
    }
    await api.mail(user.email);
    expect(counts).toEqual([1, 1, 1]);
    expect(await api.mails(unknown)).toEqual([]);
    expect(await api.mails(closed.email)).toEqual([]);
  });

  it('finds no plain token in the database', async () => {
    const { email } = await api.createUser({ consents: false });
    await request(email);
    const { token } = await api.mail(email);
    const rows = await api.db.execute(sql`
      select row_to_json(t)::text as text from mail_tokens t union all select row_to_json(j)::text from pgboss.job j`);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.filter(({ text }) => String(text).includes(token!))).toEqual([]);
  });

  it('rejects invalid addresses', async () => {
    expect((await request('somebody')).userErrors).toMatchObject([
      { code: 'INVALID_FORMAT', field: ['input', 'email'] },
    ]);
  });
});

describe('resetPassword', () => {
  const tokenFor = async (email: string, count = 1) => {
    await request(email);
    return (await api.mail(email, count)).token!;
  };

  it('accepts a token once, even if it is sent five times at once', async () => {
    const { email } = await api.createUser({ consents: false });
    const token = await tokenFor(email);
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, n) => reset(token, `${NEXT} number ${n}`)),
    );
    expect(answers.filter((answer) => answer.passwordReset)).toHaveLength(1);
    expect(await reset(token)).toEqual(tokenInvalid);
  });

  it('rejects earlier and expired tokens and those of other purposes without hashing', async () => {
    const { email } = await api.createUser({ consents: false });
    const first = await tokenFor(email);
    const second = await tokenFor(email, 2);
    const unverified = `${randomUUID()}@example.com`;
    await api.graphql(RegisterDocument, { input: { email: unverified, password: PASSWORD } });
    const verification = (await api.mail(unverified)).token!;
    await api.db.execute(sql`update mail_tokens set expires_at = now()
      where user_id = (select id from users where email = ${email})`);
    const hash = vi.spyOn(api.passwords, 'hash');
    for (const token of [first, second, verification, '', 'unknown', 'x'.repeat(10_000)]) {
      expect(await reset(token)).toEqual(tokenInvalid);
    }
    expect(hash).not.toHaveBeenCalled();
    hash.mockRestore();
  });

  it('keeps the token if the password is rejected', async () => {
    const { email } = await api.createUser({ consents: false });
    const token = await tokenFor(email);
    for (const [password, code] of [
      ['short', 'TOO_SHORT'],
      ['Password12345!', 'PASSWORD_TOO_COMMON'],
      ['x'.repeat(129), 'TOO_LONG'],
    ] as const) {
      expect((await reset(token, password)).userErrors).toMatchObject([
        { code, field: ['input', 'password'] },
      ]);
    }
    expect((await reset(token)).passwordReset).toBe(true);
  });

  it('opens a login that was locked by wrong passwords, and proves the address', async () => {
    const email = `${randomUUID()}@example.com`;
    await api.graphql(RegisterDocument, { input: { email, password: PASSWORD } });
    await api.mail(email);
    const login = (password: string) => api.graphql(LoginDocument, { input: { email, password } });
    for (let count = 0; count < 11; count++) await login('a wrong passphrase');
    expect((await login(PASSWORD)).errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    await reset(await tokenFor(email, 2));
    expect((await login(NEXT)).data.login.session).not.toBeNull();
  });

  it('drops names entered by a person who never verified the address', async () => {
    const email = `${randomUUID()}@test.example`;
    await api.graphql(RegisterDocument, {
      input: { email, password: PASSWORD, firstName: 'Some', lastName: 'Body' },
    });
    await api.mail(email);
    await request(email);
    expect(await reset((await api.mail(email, 2)).token!)).toMatchObject({ passwordReset: true });
    const [account] = await api.db.execute(
      sql`select id, first_name, last_name from users where email = ${email}`,
    );
    expect(account).toMatchObject({ first_name: null, last_name: null });
    const left = await api.db.execute(
      sql`select first_name, last_name, is_first from pending_registrations where user_id = ${account!.id}`,
    );
    expect(left).toEqual([{ first_name: null, last_name: null, is_first: false }]);
  });
});

describe('changePassword', () => {
  it('sets the password, ends the other sessions and sends a mail', async () => {
    const user = await api.createUser({ consents: false });
    const other = await api.login(user.email);
    await request(user.email);
    const { token } = await api.mail(user.email);
    expect(await change(user)).toEqual({ endedSessionCount: 1, userErrors: [] });
    expect(await isLive(user)).toBe(true);
    expect(await isLive(other)).toBe(false);
    expect((await api.mail(user.email, 2)).subject).toBe('Your Skincare password was changed');
    expect(await reset(token!)).toEqual(tokenInvalid);
    await api.login(user.email, NEXT);
    expect(await actionsOf(user)).toContain('PASSWORD_CHANGED');
  });

  it.each([
    ['a wrong present password', 'not the present one', NEXT, 'INVALID_CREDENTIALS', 'currentPassword'],
    ['a short one', PASSWORD, 'short', 'TOO_SHORT', 'newPassword'],
    ['a common one', PASSWORD, 'Password12345!', 'PASSWORD_TOO_COMMON', 'newPassword'],
    ['the same one', PASSWORD, PASSWORD, 'UNCHANGED', 'newPassword'],
  ])('refuses %s', async (_, current, next, code, field) => {
    const user = await api.createUser({ consents: false });
    const answer = await change(user, next, current);
    expect(answer.endedSessionCount).toBeNull();
    expect(answer.userErrors).toMatchObject([{ code, field: ['input', field] }]);
    await api.login(user.email);
  });

  it('lets one of two concurrent changes win', async () => {
    const user = await api.createUser({ consents: false });
    const answers = await Promise.all([change(user, `${NEXT} one`), change(user, `${NEXT} two`)]);
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  });

  it('counts wrong passwords and records them', async () => {
    const user = await api.createUser({ consents: false });
    for (let count = 0; count < 10; count++) await change(user, NEXT, 'a wrong passphrase');
    const input = { currentPassword: PASSWORD, newPassword: NEXT };
    const { errors } = await api.graphql(ChangePasswordDocument, { input }, { token: user.accessToken });
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    await vi.waitFor(
      async () =>
        expect((await actionsOf(user)).filter((action) => action === 'PASSWORD_REFUSED')).toHaveLength(10),
      60_000,
    );
  });

  it('is rejected for anonymous callers', async () => {
    const input = { currentPassword: PASSWORD, newPassword: NEXT };
    const { errors } = await api.graphql(ChangePasswordDocument, { input });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('limits', () => {
  it('bound the mails to an address and the attempts of a caller', async () => {
    const email = `${randomUUID()}@example.com`;
    await api.restart({ RATE_LIMIT_MAILS_PER_HOUR: '2', RATE_LIMIT_LOGINS_PER_IP_PER_MINUTE: '3' });
    expect(await request(email)).toEqual(accepted);
    expect(await request(email)).toEqual(accepted);
    const asked = await api.graphql(RequestPasswordResetDocument, { input: { email } });
    expect(asked.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    for (let count = 0; count < 3; count++) await reset('unknown');
    const input = { token: 'unknown', password: NEXT };
    const { errors } = await api.graphql(ResetPasswordDocument, { input });
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  });
});
