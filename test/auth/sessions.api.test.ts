import { sql } from 'drizzle-orm';
import { createClient } from 'graphql-ws';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { AccessTokens } from '../../src/auth/sessions/access-tokens.ts';
import { codeWith } from '../setup/answers.ts';
import { TestApi, type TestUser } from '../setup/api.ts';

const OLD = 'the secret of last year with more than 32 bytes';
const REMOVED = 'the secret of two years ago with more than 32 bytes';
const NEW = 'the secret of this year with more than 32 bytes';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start({ JWT_SECRET: `${NEW}, ${OLD}` });
});
afterAll(() => api.close());

const ME = '{ viewer { id } }';
const LOGOUT = 'mutation { logout { loggedOut userErrors { code } } }';
const LOGOUT_EVERYWHERE = 'mutation { logoutEverywhere { endedSessionCount userErrors { code } } }';
const REFRESH = `mutation ($input: RefreshSessionInput!) {
  refreshSession(input: $input) { session { accessToken } userErrors { code } }
}`;

/** Another token for the session of `token`. */
const signed = async (token: string, secret: string, lifetimeSeconds = 60): Promise<string> => {
  const { sub, sid } = decodeJwt(token);
  const tokens = new AccessTokens({ secrets: [secret], lifetimeSeconds });
  return (await tokens.sign({ userId: String(sub), sessionId: String(sid) })).token;
};
const refreshed = async ({ refreshToken }: TestUser) =>
  (await api.graphql(REFRESH, { input: { refreshToken } })).data.refreshSession.session;

describe('an access token', () => {
  it('is required', async () => {
    for (const document of [ME, LOGOUT, LOGOUT_EVERYWHERE]) {
      expect(await codeWith(api, undefined, document)).toBe('UNAUTHENTICATED');
    }
  });

  it.each(['garbage', 'a.b.c', `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`])(
    'is refused when it is %s',
    async (token) => expect(await codeWith(api, token)).toBe('UNAUTHENTICATED'),
  );

  it('is read by one statement with its user, and without where nobody asks for it', async () => {
    const { accessToken: token, email } = await api.createUser({ consents: false });
    const ask = async (query: string) => (await api.graphql(query, {}, { token })).data;
    // What earlier tests left for later may read beside it.
    await expect.poll(() => api.statements(() => ask(ME)), { timeout: 20_000 }).toHaveLength(1);
    expect(await ask('{ a: viewer { email } viewer { email } }')).toEqual({
      a: { email },
      viewer: { email },
    });
    const spread = 'query { ...F } fragment F on Query { viewer { email } }';
    expect(await ask(spread)).toEqual({ viewer: { email } });
    expect(await api.statements(() => ask(spread))).toHaveLength(1);
    const [statement] = await api.statements(() => ask('{ recommendations { title } }'));
    expect(statement).not.toContain('password_hash');
  });

  it('ends with its account', async () => {
    const { accessToken: token, id } = await api.createUser({ consents: false });
    await api.db.execute(sql`update users set deactivated_at = now() where id = ${id}`);
    expect(await codeWith(api, token)).toBe('UNAUTHENTICATED');
  });

  it('ends with its session', async () => {
    const { accessToken: token, id } = await api.createUser({ consents: false });
    await api.db.execute(sql`update sessions set expires_at = now() where user_id = ${id}`);
    expect(await codeWith(api, token)).toBe('UNAUTHENTICATED');
  });

  it('has the current role in the database', async () => {
    const { accessToken: token, id } = await api.createUser({ consents: false });
    await api.db.execute(sql`update users set role = 'ADMIN' where id = ${id}`);
    expect((await api.graphql('{ viewer { role } }', {}, { token })).data.viewer.role).toBe('ADMIN');
  });

  it('expires', async () => {
    const { accessToken } = await api.createUser({ consents: false });
    expect(await codeWith(api, await signed(accessToken, OLD, 1))).toBeUndefined();
    expect(await codeWith(api, await signed(accessToken, OLD, -1))).toBe('UNAUTHENTICATED');
  });

  it('survives a rotation of secrets, but not their removal', async () => {
    const { accessToken } = await api.createUser({ consents: false });
    expect(await codeWith(api, await signed(accessToken, NEW))).toBeUndefined();
    expect(await codeWith(api, await signed(accessToken, OLD))).toBeUndefined();
    expect(await codeWith(api, await signed(accessToken, REMOVED))).toBe('UNAUTHENTICATED');
  });

  it('records its last use, at most once a minute', async () => {
    const { accessToken: token, id } = await api.createUser({ consents: false });
    const lastUse = async () =>
      (await api.db.execute(sql`select last_used_at as at from sessions where user_id = ${id}`))[0]!
        .at as string;
    const before = await lastUse();
    await api.graphql(ME, {}, { token });
    expect(await lastUse()).toBe(before);
    await api.db.execute(
      sql`update sessions set last_used_at = now() - interval '61 s' where user_id = ${id}`,
    );
    await api.graphql(ME, {}, { token });
    await vi.waitFor(
      async () => expect(Date.parse(await lastUse())).toBeGreaterThan(Date.now() - 60_000),
      60_000,
    );
  });
});

describe('logout', () => {
  it('ends the current session immediately and no other', async () => {
    const user = await api.createUser({ consents: false });
    const other = await api.login(user.email);
    const { data } = await api.graphql(LOGOUT, {}, { token: user.accessToken });
    expect(data.logout).toEqual({ loggedOut: true, userErrors: [] });
    expect(await codeWith(api, user.accessToken)).toBe('UNAUTHENTICATED');
    expect(await refreshed(user)).toBeNull();
    expect(await codeWith(api, other.accessToken)).toBeUndefined();
    const rows = await api.db.execute(
      sql`select action from audit_log where subject_id = ${user.id} order by id`,
    );
    expect(rows.map(({ action }) => action)).toEqual(['LOGIN', 'LOGIN', 'LOGOUT']);
  });
});

describe('logoutEverywhere', () => {
  it('ends all sessions of the person and of no one else', async () => {
    const stranger = await api.createUser({ consents: false });
    const user = await api.createUser({ consents: false });
    const others = [await api.login(user.email), await api.login(user.email)];
    const { data } = await api.graphql(LOGOUT_EVERYWHERE, {}, { token: user.accessToken });
    expect(data.logoutEverywhere).toEqual({ endedSessionCount: 3, userErrors: [] });
    for (const session of [user, ...others]) {
      expect(await codeWith(api, session.accessToken)).toBe('UNAUTHENTICATED');
      expect(await refreshed(session)).toBeNull();
    }
    expect(await codeWith(api, stranger.accessToken)).toBeUndefined();
  });
});

describe('a socket', () => {
  const open = async (token: string) => {
    const client = createClient({
      url: `${api.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
      lazy: false,
      onNonLazyError: () => {},
    });
    const closed = new Promise<number>((resolve) => {
      client.on('closed', (event) => resolve((event as { code: number }).code));
    });
    await new Promise<void>((resolve) => client.on('connected', () => resolve()));
    return { client, closed };
  };

  it('is closed with 4403 within 5 s of the end of its session, and others stay open', async () => {
    const [user, other] = [
      await api.createUser({ consents: false }),
      await api.createUser({ consents: false }),
    ];
    const [mine, theirs] = [await open(user.accessToken), await open(other.accessToken)];
    const started = performance.now();
    await api.graphql(LOGOUT, {}, { token: user.accessToken });
    expect(await mine.closed).toBe(4403);
    expect(performance.now() - started).toBeLessThan(5000);
    // Of the same check as a session that ends later.
    const last = await api.createUser({ consents: false });
    const later = await open(last.accessToken);
    await api.graphql(LOGOUT, {}, { token: last.accessToken });
    expect(await later.closed).toBe(4403);
    expect(await Promise.race([theirs.closed, 'open'])).toBe('open');
    await theirs.client.dispose();
  });
});
