import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  RegisterDocument,
  ResendVerificationEmailDocument,
  VerifyEmailDocument,
} from '../../operations/generated.ts';
import { PASSWORD, TestApi } from '../setup/api.ts';
import { lockAwaited } from '../setup/database/lock-waits.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());

const ATTACKER = 'the attacker was here 7';
const newEmail = () => `${randomUUID()}@example.com`;
const userId = async (email: string) =>
  String((await api.db.execute(sql`select id from users where email = ${email}`))[0]!.id);

/** Registers and waits for the mail, the `count`-th to the address. */
async function register(email: string, count: number, input: object = {}, headers = {}) {
  const { data } = await api.graphql(
    RegisterDocument,
    { input: { email, password: PASSWORD, ...input } },
    { headers },
  );
  expect(data.register).toEqual({ userErrors: [] });
  return api.mail(email, count);
}
const attack = (email: string, count: number) =>
  register(email, count, { password: ATTACKER, firstName: 'Mallory' });
async function resend(email: string, count: number) {
  const { data } = await api.graphql(ResendVerificationEmailDocument, { input: { email } });
  expect(data.resendVerificationEmail).toEqual({ userErrors: [] });
  return api.mail(email, count);
}
async function verify(token: string | undefined): Promise<string> {
  const { data, errors } = await api.graphql(VerifyEmailDocument, { input: { token: token! } });
  expect(errors).toBeUndefined();
  return data.verifyEmail.userErrors[0]?.code ?? 'VERIFIED';
}
async function expectVictimsAccount(email: string) {
  const { accessToken: token } = await api.login(email);
  expect((await api.graphql('{ viewer { firstName } }', {}, { token })).data.viewer.firstName).toBe('Vera');
  await expect(api.login(email, ATTACKER)).rejects.toThrow(/INVALID_CREDENTIALS|NOT_VERIFIED/);
}

describe('an address that two people register', () => {
  it('belongs to the first person if they confirm their mail, whatever the second requested', async () => {
    const email = newEmail();
    const mine = await register(email, 1, { firstName: 'Vera' });
    const theirs = await attack(email, 2);
    const again = await resend(email, 3);
    expect(again).toMatchObject({ subject: 'Please register with Skincare again', token: undefined });
    expect(await verify(mine.token)).toBe('VERIFIED');
    expect(await verify(theirs.token)).toBe('TOKEN_INVALID');
    await expectVictimsAccount(email);
  });

  it('belongs to the second person if they confirm their mail', async () => {
    const email = newEmail();
    const theirs = await attack(email, 1);
    const mine = await register(email, 2, { firstName: 'Vera' });
    expect((await resend(email, 3)).token).toBeUndefined();
    expect(await verify(mine.token)).toBe('VERIFIED');
    expect(await verify(theirs.token)).toBe('TOKEN_INVALID');
    await expectVictimsAccount(email);
  });

  it('can be registered again by a person who is not sure', async () => {
    const email = newEmail();
    await register(email, 1, { firstName: 'Vera' });
    await attack(email, 2);
    const mine = await register(email, 3, { firstName: 'Vera' });
    expect(await verify(mine.token)).toBe('VERIFIED');
    await expectVictimsAccount(email);
  });

  it('gets mails that distinguish the two, without any text of theirs', async () => {
    const email = newEmail();
    const phone = { 'user-agent': 'Skin/1.0 (iPhone; win a prize at https://evil.example)' };
    const first = await register(email, 1, { firstName: 'Vera', timeZone: 'Europe/Vienna' }, phone);
    expect(first.text).toContain('Device: iPhone');
    expect(first.text).toMatch(/^Registered: \d+ \w+ \d{4} at \d\d:\d\d:\d\d (CES?T|GMT\+[12])$/m);
    expect(first.text).not.toMatch(/evil|prize|more than once/);
    const second = await attack(email, 2);
    expect(second.text).toContain('Device: unknown');
    expect(second.text).toContain('more than once');
    expect(second.text).not.toContain('Mallory');
  });
});

describe('verification', () => {
  it('changes nothing if the address has been verified in another way', async () => {
    const email = newEmail();
    await register(email, 1);
    const theirs = await attack(email, 2);
    await api.db.execute(sql`update users set email_verified_at = now() where email = ${email}`);
    expect(await verify(theirs.token)).toBe('TOKEN_INVALID');
    await api.login(email);
  });

  it('leaves no registration of its own, and of others on the address only the password', async () => {
    const email = newEmail();
    const { token } = await register(email, 1);
    expect(await verify(token)).toBe('VERIFIED');
    await attack(email, 2);
    const id = await userId(email);
    const left = sql`select is_first, first_name from pending_registrations where user_id = ${id}`;
    expect(await api.db.execute(left)).toEqual([{ is_first: false, first_name: null }]);
    expect(await api.db.execute(sql`select 1 from mail_tokens where user_id = ${id}`)).toEqual([]);
    await api.login(email);
  });

  it('waits for work on the same account instead of blocking it', async () => {
    const email = newEmail();
    const { token } = await register(email, 1);
    const id = await userId(email);
    const verified = await api.db.transaction(async (tx) => {
      await tx.execute(sql`select id from users where id = ${id} for no key update`);
      const answer = verify(token);
      await lockAwaited(api);
      await tx.execute(sql`delete from mail_tokens where user_id = ${id}`);
      return { answer };
    });
    expect(await verified.answer).toBe('TOKEN_INVALID');
  });

  it('and concurrent mail requests never fail', async () => {
    for (let round = 0; round < 5; round++) {
      const email = newEmail();
      const { token } = await register(email, 1);
      const ask = () => api.graphql(ResendVerificationEmailDocument, { input: { email } });
      const [first, , second] = await Promise.all([verify(token), ask(), verify(token), ask()]);
      for (const answer of [first, second]) expect(['VERIFIED', 'TOKEN_INVALID']).toContain(answer);
    }
  });
});
