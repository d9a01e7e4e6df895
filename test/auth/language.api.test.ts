import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RegisterDocument, UpdateProfileDocument, VerifyEmailDocument } from '../../operations/generated.ts';
import { users } from '../../src/users/users.table.ts';
import { PASSWORD, TestApi, type TestUser } from '../setup/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start({ RATE_LIMIT_WRONG_PASSWORDS: '3' });
});
afterAll(() => api.close());

const address = () => `${randomUUID()}@example.com`;
const accepting = (language: string) => ({ headers: { 'accept-language': language } });
const localeOf = async (email: string) => {
  const [row] = await api.db.select({ locale: users.locale }).from(users).where(eq(users.email, email));
  return row?.locale;
};

/** Registers and verifies an address; returns the mail. */
async function register(header: string, locale?: string | null) {
  const email = address();
  const input = { email, password: PASSWORD, ...(locale !== undefined && { locale }) };
  await api.graphql(RegisterDocument, { input }, accepting(header));
  const mail = await api.mail(email);
  await api.graphql(VerifyEmailDocument, { input: { token: mail.token! } });
  return { email, mail };
}

describe('the language of a new account', () => {
  it.each([
    ['de-AT', undefined, 'de-AT', 'Willkommen'],
    ['fr;q=1, en;q=0.3, de-CH;q=0.9', undefined, 'de-CH', 'Willkommen'],
    ['fr, it;q=0.5', undefined, 'en', 'Welcome'],
    ['de;q=0, en-US', undefined, 'en-US', 'Welcome'],
    ['de;q=junk, ;;,,-, *', undefined, 'en', 'Welcome'],
    ['de', 'en-GB', 'en-GB', 'Welcome'],
    ['en', 'de', 'de', 'Willkommen'],
    ['de', null, 'de', 'Willkommen'],
    [`de-${'x-junk-'.repeat(1000)}`, undefined, 'en', 'Welcome'],
  ])('is for the header %.40s and the locale %s stored as %s', async (header, locale, stored, greeting) => {
    const { email, mail } = await register(header, locale);
    expect(mail.text).toContain(greeting);
    expect(await localeOf(email)).toBe(stored);
  });

  it('returns to that of the request when it is cleared', async () => {
    const { email } = await register('en', 'en');
    const { accessToken: token } = await api.login(email);
    const set = (locale: string | null, header: string) =>
      api.graphql(UpdateProfileDocument, { input: { locale } }, { token, ...accepting(header) });
    await set(null, 'de-AT, en;q=0.5');
    expect(await localeOf(email)).toBe('de-AT');
    await set(null, 'tlh');
    expect(await localeOf(email)).toBe('en');
  });
});

type Sent = [mutation: string, input: object];

const strangers: Sent[] = [
  ['register', { email: 'x', password: PASSWORD }],
  ['register', { email: `${'x'.repeat(300)}@example.com`, password: PASSWORD }],
  ['register', { email: 'a@example.com', password: 'short' }],
  ['register', { email: 'a@example.com', password: 'x'.repeat(200) }],
  ['register', { email: 'a@example.com', password: 'passwordpassword' }],
  ['verifyEmail', { token: 'x' }],
  ['resetPassword', { token: 'x', password: PASSWORD }],
  ['restoreAccount', { token: 'x' }],
  ['login', { email: 'nobody@example.com', password: PASSWORD }],
  ['login', { email: 'nobody@example.com', password: PASSWORD, deviceName: 'x'.repeat(101) }],
  ['login', { email: 'x'.repeat(20_001), password: PASSWORD }],
  ['refreshSession', { refreshToken: 'x' }],
];
const members: Sent[] = [
  ['changePassword', { currentPassword: PASSWORD, newPassword: PASSWORD }],
  ['changePassword', { currentPassword: PASSWORD, newPassword: 'passwordpassword' }],
  ['changePassword', { currentPassword: 'wrong', newPassword: 'another plain sentence 8' }],
  ['deleteAccount', { password: 'wrong' }],
  ['updateNotificationPreferences', { quietHours: { from: '07:00', to: '07:00' } }],
  ['updateNotificationPreferences', { toggles: [{ kind: 'SECURITY', channel: 'EMAIL', enabled: false }] }],
  ['updateNotificationPreferences', { toggles: [{ kind: 'SAFETY', channel: 'EMAIL', enabled: false }] }],
];

const inputTypeOf = (mutation: string) => `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;

/** What a person reads when they send this, be it a user error or a fault. */
async function answers([mutation, input]: Sent, options: object): Promise<string[]> {
  const document = `mutation($input: ${inputTypeOf(mutation)}!) {
    ${mutation}(input: $input) { userErrors { message } } }`;
  const { data, errors } = await api.graphql(document, { input }, options);
  const found = [...(errors ?? []), ...(data?.[mutation]?.userErrors ?? [])];
  return found.map(({ message }: { message: string }) => message);
}

/** No English, no name of an enum, no code of a message. */
function expectGerman(texts: readonly string[]): void {
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) {
    expect(text).toMatch(/\b(der|die|das|dieses|ein|eine|ist|nicht|bitte|Sie|mehr)\b/i);
    expect(text).not.toMatch(
      /\b(the|is|your|you|must|not|invalid|expected|again|token)\b|[A-Z]{2}_|[a-z]\.[a-z]/i,
    );
  }
}

describe('who reads German', () => {
  it.each(strangers)('reads it as a stranger who sends %s %.60j', async (...sent) => {
    expectGerman(await answers(sent, accepting('de')));
  });

  it.each(members)('reads it as the person who sends %s %.80j', async (...sent) => {
    const user = await german();
    expectGerman(await answers(sent, { token: user.accessToken, ...accepting('en') }));
  });

  it('reads it as an administrator', async () => {
    const admin = await german('ADMIN');
    const token = admin.accessToken;
    const stranger = await register('en');
    const [row] = await api.db.select().from(users).where(eq(users.email, stranger.email));
    await api.db.update(users).set({ emailVerifiedAt: null }).where(eq(users.email, stranger.email));
    const roles = [
      { id: admin.id, role: 'USER' },
      { id: row!.id, role: 'DERMATOLOGIST' },
      { id: 'x', role: 'USER' },
    ];
    const sent: Sent[] = [
      ...roles.map((input): Sent => ['setUserRole', input]),
      ['deleteAccount', { password: PASSWORD }],
    ];
    for (const each of sent) expectGerman(await answers(each, { token }));
  });

  it('reads it when something is refused or missing', async () => {
    const faultsOf = async (document: string, options: object) =>
      ((await api.graphql(document, {}, options)).errors ?? []).map(({ message }) => message);
    const { accessToken: token, id } = await german();
    const refused = [
      ['{ viewer { id } }', accepting('de')],
      ['{ viewer { id } }', { token: 'abc', ...accepting('de') }],
      ['{ account(email: "a@example.com") { id } }', { token }],
      [`mutation { revokeSession(input: { id: "${id}" }) { revokedSessionId } }`, { token }],
      [`mutation { markNotificationRead(input: { id: "${id}" }) { userErrors { message } } }`, { token }],
    ] as const;
    for (const [document, options] of refused) expectGerman(await faultsOf(document, options));
  });

  it('reads after too many attempts when the next may follow', async () => {
    const email = address();
    const wrong: Sent = ['login', { email, password: 'wrong' }];
    for (let count = 0; count < 3; count += 1) await answers(wrong, accepting('de'));
    const [text] = await answers(wrong, accepting('de'));
    expect(text).toBe('Das waren zu viele Versuche. Bitte versuchen Sie es in 15 Minuten noch einmal.');
    expect(await answers(wrong, accepting('en'))).toEqual(['Too many attempts; try again in 15 minutes.']);
  });
});

async function german(role: 'USER' | 'ADMIN' = 'USER'): Promise<TestUser> {
  const user = await api.createUser({ role, consents: false });
  await user.client.request(UpdateProfileDocument, { input: { locale: 'de' } });
  return user;
}
