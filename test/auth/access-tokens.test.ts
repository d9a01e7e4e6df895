import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AccessTokens } from '../../src/auth/sessions/access-tokens.ts';

const OLD = 'an old secret of more than thirty-two bytes';
const NEW = 'a new secret of more than thirty-two bytes!';
const claims = { userId: randomUUID(), sessionId: randomUUID() };
const open = (...secrets: string[]) => new AccessTokens({ secrets, lifetimeSeconds: 900 });
const refused = { name: 'Fault', code: 'UNAUTHENTICATED' };

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const read = (token: string, index: number) =>
  JSON.parse(Buffer.from(token.split('.')[index]!, 'base64url').toString());

/** A token signed with a secret of ours, with what an attacker would change. */
async function forged(change: { header?: object; payload?: object; secret?: string }): Promise<string> {
  const { token } = await open(OLD).sign(claims);
  const content = `${part({ ...read(token, 0), ...change.header })}.${part({ ...read(token, 1), ...change.payload })}`;
  return `${content}.${createHmac('sha256', change.secret ?? OLD)
    .update(content)
    .digest('base64url')}`;
}

describe('AccessTokens', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('verifies what it signed, with ids and nothing personal', async () => {
    const { token, expiresAt } = await open(OLD).sign(claims);
    expect(await open(OLD).verify(token)).toEqual({ ...claims, expiresAt });
    expect(Object.keys(read(token, 1)).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'sid', 'sub']);
    expect(await open(OLD).verify(await forged({}))).toMatchObject(claims);
  });

  it('signs with the first secret and accepts all', async () => {
    const { token } = await open(OLD).sign(claims);
    const rotated = open(NEW, OLD);
    expect(await rotated.verify(token)).toMatchObject(claims);
    const fresh = await rotated.sign(claims);
    expect(await open(NEW).verify(fresh.token)).toMatchObject(claims);
    await expect(open(NEW).verify(token)).rejects.toMatchObject(refused);
  });

  it('refuses a token that it knows, once it has expired', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const tokens = open(OLD);
    const { token, expiresAt } = await tokens.sign(claims);
    vi.setSystemTime(expiresAt.getTime() - 1);
    expect(await tokens.verify(token)).toEqual(await tokens.verify(token));
    vi.setSystemTime(expiresAt);
    await expect(tokens.verify(token)).rejects.toMatchObject(refused);
  });

  it.each([
    [
      'an unsigned token',
      async () => `${part({ alg: 'none', typ: 'at+jwt' })}.${(await forged({})).split('.')[1]}.`,
    ],
    ['alg none with a signature', () => forged({ header: { alg: 'none' } })],
    ['another algorithm of the family', () => forged({ header: { alg: 'HS512' } })],
    ['an asymmetric algorithm', () => forged({ header: { alg: 'RS256' } })],
    ['an unknown kid', () => forged({ header: { kid: '../../dev/null' } })],
    ['a kid of another type', () => forged({ header: { kid: { $ne: '' } } })],
    ['a kid of Object.prototype', () => forged({ header: { kid: '__proto__' } })],
    [
      'a key in the header',
      () => {
        const key = { kty: 'oct', k: Buffer.from('attacker').toString('base64url') };
        return forged({ header: { kid: undefined, jwk: key }, secret: 'attacker' });
      },
    ],
    [
      'a public key in the header',
      () =>
        forged({
          header: { jwk: generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }) },
          secret: 'x',
        }),
    ],
    [
      'a key by URL',
      () => forged({ header: { jku: 'https://attacker.example/keys', kid: undefined }, secret: 'x' }),
    ],
    ['an unknown critical header', () => forged({ header: { crit: ['exp'] } })],
    ['another type', () => forged({ header: { typ: 'JWT' } })],
    ['an empty secret', () => forged({ secret: '' })],
    ['another audience', () => forged({ payload: { aud: 'someone-else' } })],
    ['another issuer', () => forged({ payload: { iss: 'someone-else' } })],
    ['no audience', () => forged({ payload: { aud: undefined } })],
    ['no issuer', () => forged({ payload: { iss: undefined } })],
    ['no expiry', () => forged({ payload: { exp: undefined } })],
    ['no issue time', () => forged({ payload: { iat: undefined } })],
    ['no subject', () => forged({ payload: { sub: undefined } })],
    ['no session', () => forged({ payload: { sid: undefined } })],
    ['a subject that is no id', () => forged({ payload: { sub: "' or true --" } })],
    ['an expiry in the past', () => forged({ payload: { exp: Math.floor(Date.now() / 1000) - 1 } })],
    ['a start in the future', () => forged({ payload: { nbf: Math.floor(Date.now() / 1000) + 600 } })],
    ['an expiry that is no number', () => forged({ payload: { exp: '9999999999' } })],
    ['a payload that is no object', async () => `${part({ alg: 'HS256' })}.${part([])}.x`],
    [
      'a changed payload',
      async () => {
        const [head, , signature] = (await forged({})).split('.');
        return `${head}.${part({ sub: randomUUID() })}.${signature}`;
      },
    ],
    ['nothing', async () => ''],
    ['garbage', async () => 'garbage'],
    ['dots', async () => '..'],
    ['five parts', async () => 'a.b.c.d.e'],
    ['binary', async () => '\u0000\uffff.\ud800.x'],
    ['a very long text', async () => 'a'.repeat(100_000)],
  ])('refuses %s', async (_, make: () => Promise<string>) => {
    await expect(open(OLD).verify(await make())).rejects.toMatchObject(refused);
  });
});
