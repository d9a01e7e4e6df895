import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, TestApi } from '../setup/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start({ APP_URL: 'https://app.example.org/' });
});
afterAll(() => api.close());

const REGISTER = `mutation ($input: RegisterInput!) {
  register(input: $input) { mailSent userErrors { code field message } }
}`;
const VERIFY = `mutation ($input: VerifyEmailInput!) {
  verifyEmail(input: $input) { emailVerified userErrors { code field } }
}`;
const RESEND = `mutation ($input: ResendVerificationEmailInput!) {
  resendVerificationEmail(input: $input) { mailSent userErrors { code field } }
}`;
const ME = '{ viewer { email emailVerified emailVerifiedAt firstName lastName locale timeZone role } }';

const newEmail = () => `${randomUUID()}@example.com`;
const register = (input: object) => api.graphql(REGISTER, { input: { password: PASSWORD, ...input } });
const verify = async (token: string) => (await api.graphql(VERIFY, { input: { token } })).data.verifyEmail;
const resend = async (email: string) =>
  (await api.graphql(RESEND, { input: { email } })).data.resendVerificationEmail;
const errorsOf = (answer: Awaited<ReturnType<typeof register>>) =>
  answer.data.register.userErrors.map(({ code, field }: { code: string; field: string[] }) => ({
    code,
    field,
  }));

const accepted = { mailSent: true, userErrors: [] };
const tokenInvalid = {
  emailVerified: null,
  userErrors: [{ code: 'TOKEN_INVALID', field: ['input', 'token'] }],
};

describe('register', () => {
  it('leads by mail and verification to a login', async () => {
    const email = newEmail();
    const profile = { firstName: ' Ada ', lastName: 'Lovelace', locale: 'de-at', timeZone: 'Europe/Vienna' };
    const { data } = await register({ email, ...profile });
    expect(data.register).toEqual(accepted);
    await expect(api.login(email)).rejects.toThrow('NOT_VERIFIED');

    const mail = await api.mail(email);
    expect(mail.text).toContain(`https://app.example.org/verify-email?token=${mail.token}`);
    expect(await verify(mail.token!)).toEqual({ emailVerified: true, userErrors: [] });

    const { accessToken: token } = await api.login(email);
    const { data: after } = await api.graphql(ME, {}, { token });
    const kept = { ...profile, firstName: 'Ada', locale: 'de-AT' };
    expect(after.viewer).toMatchObject({ ...kept, email, emailVerified: true, role: 'USER' });
  });

  it('takes international addresses, which are the same in each of their forms', async () => {
    const name = newEmail().split('@')[0]!;
    const stored = `${name}-müller@xn--mnchen-3ya.example`;
    expect((await register({ email: ` ${name}-MÜLLER@münchen.example` })).data.register).toEqual(accepted);
    const mail = await api.mail(`${name}-müller@münchen.example`);
    expect(await verify(mail.token!)).toEqual({ emailVerified: true, userErrors: [] });
    for (const email of [stored, `${name}-mu\u0308ller@MÜNCHEN.example`])
      expect((await api.login(email)).email).toBe(stored);
  });

  it('is recorded in the audit log with the caller’s address, also for a known address', async () => {
    const email = newEmail();
    await register({ email });
    await verify((await api.mail(email)).token!);
    await register({ email });
    const rows = await api.db.execute(sql`select action, ip, actor_id, object_id from audit_log
      where subject_id = (select id from users where email = ${email}) order by id`);
    const requested = {
      action: 'REGISTRATION_REQUESTED',
      ip: expect.stringContaining('127.0.0.1'),
      actor_id: null,
      object_id: expect.any(String),
    };
    expect(rows).toMatchObject([requested, { action: 'EMAIL_VERIFIED' }, requested]);
  });

  it('trims addresses and ignores their case', async () => {
    const email = newEmail();
    await register({ email: `  ${email.toUpperCase()} ` });
    const { token } = await api.mail(email);
    await verify(token!);
    expect((await api.login(email.replace('example', 'EXAMPLE'))).email).toBe(email);
  });

  it('responds the same for a known address, changes nothing and informs its owner', async () => {
    const { email } = await api.createUser({ consents: false });
    const known = await register({ email, password: 'another-fine-passphrase', firstName: 'Mallory' });
    const unknown = await register({ email: newEmail() });
    expect(known.data).toEqual(unknown.data);
    expect(known.status).toBe(unknown.status);

    const mail = await api.mail(email);
    expect(mail.subject).toBe('You already have an account with Skincare');
    expect(mail.token).toBeUndefined();
    const { accessToken: token } = await api.login(email);
    expect((await api.graphql(ME, {}, { token })).data.viewer.firstName).toBe('Test');
    await expect(api.login(email, 'another-fine-passphrase')).rejects.toThrow('NOT_VERIFIED');
  });

  it('runs the same statements for known and unknown addresses', async () => {
    const { email } = await api.createUser({ consents: false });
    const shape = (statements: string[]) =>
      statements.filter((text) => /"users"|"pending_registrations"|"audit_log"|job/.test(text)).slice(0, 5);
    const known = await api.statements(() => register({ email }));
    await api.mail(email);
    const fresh = newEmail();
    const unknown = await api.statements(() => register({ email: fresh }));
    await api.mail(fresh);
    const waiting = await api.statements(() => register({ email: fresh }));
    await api.mail(fresh, 2);
    expect(shape(known)).toEqual(shape(unknown));
    expect(shape(waiting)).toEqual(shape(unknown));
    expect(shape(known)[0]).toContain('on conflict');
  });

  it('creates one account from many concurrent registrations', async () => {
    const email = newEmail();
    await Promise.all(Array.from({ length: 5 }, () => register({ email })));
    const [row] = await api.db.execute(sql`select count(*)::int as count from users where email = ${email}`);
    expect(row!.count).toBe(1);
  });

  it.each([
    ['no address', { email: 'somebody' }, 'INVALID_FORMAT', 'email'],
    ['two addresses', { email: 'a@example.com, b@example.com' }, 'INVALID_FORMAT', 'email'],
    ['a header in the address', { email: 'a@example.com\nBcc: b@example.com' }, 'INVALID_FORMAT', 'email'],
    ['a long address', { email: `${'a'.repeat(250)}@example.com` }, 'TOO_LONG', 'email'],
    ['a short password', { password: 'Zx9#mPq2xL7' }, 'TOO_SHORT', 'password'],
    ['a long password', { password: 'x'.repeat(129) }, 'TOO_LONG', 'password'],
    ['a huge password', { password: 'x'.repeat(150_000) }, 'TOO_LONG', 'password'],
    ['a common password', { password: 'Password12345!' }, 'PASSWORD_TOO_COMMON', 'password'],
    [
      'the address as password',
      { email: 'annette.meier@example.com', password: 'annette.meier1' },
      'PASSWORD_TOO_COMMON',
      'password',
    ],
    [
      'the name as password',
      { firstName: 'Rosalinde', password: 'rosalinde1999' },
      'PASSWORD_TOO_COMMON',
      'password',
    ],
    ['a long name', { firstName: 'x'.repeat(101) }, 'TOO_LONG', 'firstName'],
    ['an unknown time zone', { timeZone: 'Mars/Olympus' }, 'INVALID_FORMAT', 'timeZone'],
    ['a malformed locale', { locale: 'not a locale' }, 'INVALID_FORMAT', 'locale'],
  ])('refuses %s', async (_, input, code, field) => {
    const answer = await register({ email: newEmail(), ...input });
    expect(answer.data.register.mailSent).toBeNull();
    expect(errorsOf(answer)).toEqual([{ code, field: ['input', field] }]);
  });

  it('counts characters, not bytes, of a password', async () => {
    const email = newEmail();
    const password = '𝓰𝓻𝓸ß und 🦦 im Fluss 🌊';
    expect((await register({ email, password })).data.register).toEqual(accepted);
    expect(
      (await register({ email: newEmail(), password: '🦦'.repeat(129) })).data.register.mailSent,
    ).toBeNull();
    await verify((await api.mail(email)).token!);
    await api.login(email, password.normalize('NFD'));
  });

  it('rejects a megabyte immediately, without hashing', async () => {
    const started = performance.now();
    const answer = await register({ email: newEmail(), password: 'x'.repeat(1_000_000) });
    expect(answer.status).toBe(413);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it.each(['email', 'password', 'firstName'])('refuses NUL and lone surrogates in %s', async (field) => {
    for (const text of ['drizzle\u0000otter-lantern', 'drizzle\ud800otter-lantern']) {
      const { errors } = await register({ email: newEmail(), [field]: text });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  it('never takes a role from input', async () => {
    const { errors } = await register({ email: newEmail(), role: 'ADMIN' });
    expect(errors).toHaveLength(1);
  });
});

describe('verifyEmail', () => {
  it('accepts a token once, even if it is sent ten times at once', async () => {
    const email = newEmail();
    await register({ email });
    const { token } = await api.mail(email);
    const answers = await Promise.all(Array.from({ length: 10 }, () => verify(token!)));
    expect(answers.filter((answer) => answer.emailVerified)).toHaveLength(1);
    expect(await verify(token!)).toEqual(tokenInvalid);
  });

  it('refuses an expired token', async () => {
    const email = newEmail();
    await register({ email });
    const { token } = await api.mail(email);
    await api.db.execute(sql`update mail_tokens set expires_at = now()
      where user_id = (select id from users where email = ${email})`);
    expect(await verify(token!)).toEqual(tokenInvalid);
  });

  it.each(['', 'unknown', 'x'.repeat(10_000)])('refuses the token %#', async (token) => {
    expect(await verify(token)).toEqual(tokenInvalid);
  });

  it('finds no plain token in the database', async () => {
    const email = newEmail();
    await register({ email });
    const { token } = await api.mail(email);
    const rows = await api.db.execute(sql`
      select row_to_json(t)::text as text from mail_tokens t
      union all select row_to_json(j)::text from pgboss.job j`);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.filter(({ text }) => String(text).includes(token!))).toEqual([]);
    expect(rows.filter(({ text }) => String(text).includes(email))).toEqual([]);
  });
});

describe('resendVerificationEmail', () => {
  it('sends a new token; the old one no longer works', async () => {
    const email = newEmail();
    await register({ email });
    const first = await api.mail(email);
    expect(await resend(email)).toEqual(accepted);
    const second = await api.mail(email, 2);
    expect(second.token).not.toBe(first.token);
    expect(await verify(first.token!)).toEqual(tokenInvalid);
    expect(await verify(second.token!)).toMatchObject({ emailVerified: true });
  });

  it('behaves the same for verified and unknown addresses, which get no mail', async () => {
    const { email } = await api.createUser({ consents: false });
    const stranger = newEmail();
    const waiting = newEmail();
    await register({ email: waiting });
    await api.mail(waiting);
    const enqueued: number[] = [];
    for (const address of [email, stranger, waiting]) {
      const statements = await api.statements(async () => expect(await resend(address)).toEqual(accepted));
      enqueued.push(
        statements.filter((text) => text.includes('"users"') && !text.includes('for no key update')).length,
      );
    }
    await api.mail(waiting, 2);
    expect(enqueued).toEqual([1, 1, 1]);
    expect(await api.mails(email)).toEqual([]);
    expect(await api.mails(stranger)).toEqual([]);
  });

  it('rejects invalid addresses', async () => {
    expect((await resend('somebody')).userErrors).toEqual([
      { code: 'INVALID_FORMAT', field: ['input', 'email'] },
    ]);
  });
});
