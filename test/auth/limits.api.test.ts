import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, TestApi } from '../setup/api.ts';
import { redisUrl } from '../setup/servers/redis.ts';

const LOGIN = `mutation ($input: LoginInput!) {
  login(input: $input) { session { accessToken } userErrors { code } }
}`;
const REGISTER = `mutation ($input: RegisterInput!) {
  register(input: $input) { mailSent userErrors { code } }
}`;
const RESEND = `mutation ($input: ResendVerificationEmailInput!) {
  resendVerificationEmail(input: $input) { mailSent }
}`;
const limited = {
  errors: [
    {
      message: expect.stringContaining('Too many'),
      extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) },
    },
  ],
};
const newEmail = () => `${randomUUID()}@example.com`;
const login = (api: TestApi, email: string, password: string, ip?: string) =>
  api.graphql(LOGIN, { input: { email, password } }, ip ? { headers: { 'x-forwarded-for': ip } } : {});
const register = (api: TestApi, email: string, ip?: string) =>
  api.graphql(
    REGISTER,
    { input: { email, password: PASSWORD } },
    ip ? { headers: { 'x-forwarded-for': ip } } : {},
  );

describe('wrong passwords', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());

  it('are limited to ten, for known and unknown addresses alike, after which the right one is rejected too', async () => {
    const { email } = await api.createUser({ consents: false });
    const stranger = newEmail();
    for (let count = 0; count < 10; count++) {
      for (const address of [email, stranger]) {
        const { data } = await login(api, address, `wrong passphrase ${count}`);
        expect(data.login.userErrors).toEqual([{ code: 'INVALID_CREDENTIALS' }]);
      }
    }
    for (const address of [email, stranger, email.toUpperCase()]) {
      const answer = await login(api, address, PASSWORD);
      expect(answer).toMatchObject(limited);
      const seconds = answer.errors![0]!.extensions!.retryAfterSeconds;
      expect(seconds).toBeGreaterThan(800);
      expect(seconds).toBeLessThanOrEqual(900);
    }
  });

  it('are limited to ten even if they are sent at once', async () => {
    const { email } = await api.createUser({ consents: false });
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => login(api, email, `wrong passphrase ${n}`)),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(10);
  });

  it('do not count the right ones', async () => {
    const { email } = await api.createUser({ consents: false });
    for (let count = 0; count < 15; count++) {
      expect((await login(api, email, PASSWORD)).data.login.userErrors).toEqual([]);
    }
  });

  it.skipIf(!redisUrl)('are counted together by processes that share a Redis', async () => {
    const [one, two] = await Promise.all([
      api.startBeside({ REDIS_URL: redisUrl! }),
      api.startBeside({ REDIS_URL: redisUrl! }),
    ]);
    const email = newEmail();
    const wrong = (url: string) =>
      api.graphql(LOGIN, { input: { email, password: 'wrong passphrase' } }, { url });
    for (let count = 0; count < 10; count++) {
      expect((await wrong(count % 2 ? one.url : two.url)).errors).toBeUndefined();
    }
    expect(await wrong(one.url)).toMatchObject(limited);
    expect(await wrong(two.url)).toMatchObject(limited);
    await Promise.all([one.close(), two.close()]);
  });
});

describe('limits per caller and per address', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start({
      TRUST_PROXY: 'true',
      RATE_LIMIT_LOGINS_PER_IP_PER_MINUTE: '3',
      RATE_LIMIT_REGISTRATIONS_PER_HOUR: '3',
      RATE_LIMIT_MAILS_PER_HOUR: '2',
      RATE_LIMIT_MAILS_PER_IP_PER_HOUR: '3',
    });
  });
  afterAll(() => api.close());

  it('bound logins per caller', async () => {
    for (let count = 0; count < 3; count++) await login(api, newEmail(), PASSWORD, '203.0.113.1');
    expect(await login(api, newEmail(), PASSWORD, '203.0.113.1')).toMatchObject(limited);
    expect((await login(api, newEmail(), PASSWORD, '203.0.113.2')).errors).toBeUndefined();
  });

  it('count an IPv6 network as one caller', async () => {
    for (let count = 0; count < 3; count++) await login(api, newEmail(), PASSWORD, `2001:db8::${count}`);
    expect(await login(api, newEmail(), PASSWORD, '2001:db8::ffff')).toMatchObject(limited);
    expect((await login(api, newEmail(), PASSWORD, '2001:db8:0:1::1')).errors).toBeUndefined();
  });

  it('bound registrations per caller', async () => {
    for (let count = 0; count < 3; count++) {
      expect((await register(api, newEmail(), '203.0.113.3')).data.register.mailSent).toBe(true);
    }
    expect(await register(api, newEmail(), '203.0.113.3')).toMatchObject(limited);
    expect((await register(api, newEmail(), '203.0.113.4')).data.register.mailSent).toBe(true);
  });

  it('bound the mails to an address, whoever requests them', async () => {
    const email = newEmail();
    await register(api, email, '203.0.113.5');
    await api.mail(email);
    const resend = (address: string, ip: string) =>
      api.graphql(RESEND, { input: { email: address } }, { headers: { 'x-forwarded-for': ip } });
    expect((await resend(email, '203.0.113.6')).errors).toBeUndefined();
    await api.mail(email, 2);
    expect(await resend(email, '203.0.113.7')).toMatchObject(limited);
    expect(await register(api, email, '203.0.113.8')).toMatchObject(limited);
    expect(await api.mails(email)).toHaveLength(2);
  });

  it('bound the mails that a caller requests', async () => {
    const resend = () =>
      api.graphql(
        RESEND,
        { input: { email: newEmail() } },
        { headers: { 'x-forwarded-for': '203.0.113.9' } },
      );
    for (let count = 0; count < 3; count++) expect((await resend()).errors).toBeUndefined();
    expect(await resend()).toMatchObject(limited);
  });
});
