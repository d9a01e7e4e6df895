import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestApi, type TestUser } from '../setup/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());

const REFRESH = `mutation ($input: RefreshSessionInput!) {
  refreshSession(input: $input) {
    session { accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt }
    userErrors { code field }
  }
}`;
const refresh = async (refreshToken: string) =>
  (await api.graphql(REFRESH, { input: { refreshToken } })).data.refreshSession;
const works = async (token: string) => !(await api.graphql('{ viewer { id } }', {}, { token })).errors;
const reuses = async ({ id }: TestUser) =>
  (
    await api.db.execute(sql`select object_id from audit_log
    where subject_id = ${id} and action = 'REFRESH_TOKEN_REUSED'`)
  ).length;

const invalid = {
  session: null,
  userErrors: [{ code: 'TOKEN_INVALID', field: ['input', 'refreshToken'] }],
};

describe('refreshSession', () => {
  it('returns new tokens of the same session; the old access token works until it expires', async () => {
    const user = await api.createUser({ consents: false });
    const first = await refresh(user.refreshToken);
    expect(first.userErrors).toEqual([]);
    expect(first.session.refreshToken).not.toBe(user.refreshToken);
    const second = await refresh(first.session.refreshToken);
    for (const token of [user.accessToken, first.session.accessToken, second.session.accessToken]) {
      expect(await works(token)).toBe(true);
    }
    const rows = await api.db.execute(sql`select id from sessions where user_id = ${user.id}`);
    expect(rows).toHaveLength(1);
  });

  it('revokes the session if a used token is reused after the interval, and records it once', async () => {
    const user = await api.createUser({ consents: false });
    const bystander = await api.login(user.email);
    const { session } = await refresh(user.refreshToken);
    await api.db.execute(sql`update refresh_tokens set used_at = used_at - interval '31 s'
      where session_id in (select id from sessions where user_id = ${user.id})`);
    expect(await refresh(user.refreshToken)).toEqual(invalid);
    expect(await works(user.accessToken)).toBe(false);
    expect(await works(session.accessToken)).toBe(false);
    expect(await refresh(session.refreshToken)).toEqual(invalid);
    expect(await refresh(user.refreshToken)).toEqual(invalid);
    expect(await reuses(user)).toBe(1);
    expect(await works(bystander.accessToken)).toBe(true);
  });

  it('refuses an expired token without ending the session', async () => {
    const user = await api.createUser({ consents: false });
    await api.db.execute(sql`update refresh_tokens set expires_at = now()
      where session_id in (select id from sessions where user_id = ${user.id})`);
    expect(await refresh(user.refreshToken)).toEqual(invalid);
    expect(await works(user.accessToken)).toBe(true);
    expect(await reuses(user)).toBe(0);
  });

  it('refuses the token of a closed account', async () => {
    const user = await api.createUser({ consents: false });
    await api.db.execute(sql`update users set deactivated_at = now() where id = ${user.id}`);
    expect(await refresh(user.refreshToken)).toEqual(invalid);
  });

  it.each(['', 'unknown', 'x'.repeat(2000)])('refuses the token %#', async (token) => {
    expect(await refresh(token)).toEqual(invalid);
  });

  it('refuses a token of 100,000 characters', async () => {
    const { session, userErrors } = await refresh('x'.repeat(100_000));
    expect(session).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'TOO_LONG', field: ['input', 'refreshToken'] }]);
  });

  it('does not accept an access token', async () => {
    const { accessToken: token } = await api.createUser({ consents: false });
    expect(await refresh(token)).toEqual(invalid);
  });

  it('keeps only hashes', async () => {
    const user = await api.createUser({ consents: false });
    const { session } = await refresh(user.refreshToken);
    const rows = await api.db.execute(sql`select row_to_json(t)::text as text from refresh_tokens t`);
    expect(rows.length).toBeGreaterThan(1);
    for (const token of [user.refreshToken, session.refreshToken])
      expect(rows.filter(({ text }) => String(text).includes(token))).toEqual([]);
  });
});
