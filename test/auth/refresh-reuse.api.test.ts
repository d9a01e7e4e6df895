import { sql } from 'drizzle-orm';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ChangePasswordDocument,
  LogoutDocument,
  MyNotificationsDocument,
} from '../../operations/generated.ts';
import { readEnvironment } from '../../src/platform/env.ts';
import { PASSWORD, TestApi, type TestUser } from '../setup/api.ts';
import { overtake } from '../setup/database/lock-waits.ts';
import { idOf } from '../setup/ids.ts';

const OLD = 'the secret of last year with more than 32 bytes';
const NEW = 'the secret of this year with more than 32 bytes';

let api: TestApi;
beforeAll(async () => {
  // The longest interval, so that a busy machine does not outlast it.
  api = await TestApi.start({ JWT_SECRET: OLD, REFRESH_TOKEN_REUSE_INTERVAL: '10m' });
});
afterAll(() => api.close());

const REFRESH = `mutation ($input: RefreshSessionInput!) {
  refreshSession(input: $input) {
    session { accessToken refreshToken refreshTokenExpiresAt }
    userErrors { code field }
  }
}`;
interface Session {
  accessToken: string;
  refreshToken: string;
  refreshTokenExpiresAt: string;
}
const refresh = async (refreshToken: string): Promise<Session | null> => {
  const { session, userErrors } = (await api.graphql(REFRESH, { input: { refreshToken } })).data
    .refreshSession;
  if (!session) expect(userErrors).toEqual([{ code: 'TOKEN_INVALID', field: ['input', 'refreshToken'] }]);
  return session;
};
const atOnce = async (count: number, refreshToken: string) => {
  const answers = await Promise.all(Array.from({ length: count }, () => refresh(refreshToken)));
  return answers.filter((session) => session !== null);
};
const newUser = () => api.createUser({ consents: false });
const viewerOf = async (token: string) =>
  (await api.graphql('{ viewer { id } }', {}, { token })).data?.viewer.id;
const rows = async (text: ReturnType<typeof sql>) => [...(await api.db.execute(text))];
const alarms = async ({ id }: TestUser) =>
  (await rows(sql`select 1 from audit_log where subject_id = ${id} and action = 'REFRESH_TOKEN_REUSED'`))
    .length;
const living = async ({ id }: TestUser) =>
  (await rows(sql`select 1 from sessions where user_id = ${id} and ended_at is null`)).length;
const unusedTokens = async ({ id }: TestUser) =>
  (
    await rows(sql`select 1 from refresh_tokens join sessions on sessions.id = session_id
      where user_id = ${id} and used_at is null`)
  ).length;
const usedAgo = ({ id }: TestUser, seconds: number) =>
  api.db.execute(sql`update refresh_tokens set used_at = used_at - make_interval(secs => ${seconds})
    where session_id in (select id from sessions where user_id = ${id})`);

/** Every response is for the user's one session, and its tokens keep working. */
async function expectUsable(user: TestUser, answers: readonly (Session | null)[]): Promise<void> {
  for (const session of answers) expect(await viewerOf(session!.accessToken)).toBe(idOf('User', user.id));
  expect(new Set(answers.map((session) => decodeJwt(session!.accessToken).sid)).size).toBe(1);
  expect(new Set(answers.map((session) => session!.refreshToken)).size).toBe(1);
  for (const session of answers) expect(await refresh(session!.refreshToken)).not.toBeNull();
  expect([await living(user), await unusedTokens(user), await alarms(user)]).toEqual([1, 1, 0]);
}

describe('a used refresh token within the reuse interval', () => {
  it('yields the same successor, even if the response is lost more than once', async () => {
    const user = await newUser();
    const lost = await refresh(user.refreshToken);
    const again = await refresh(user.refreshToken);
    await usedAgo(user, 500);
    const late = await refresh(user.refreshToken);
    expect(again).toMatchObject({ refreshToken: lost!.refreshToken });
    expect(late!.refreshTokenExpiresAt).toBe(lost!.refreshTokenExpiresAt);
    await expectUsable(user, [lost, again, late]);
    expect((await user.client.request(MyNotificationsDocument, {})).viewer.notifications.nodes).toEqual([]);
  });

  it.each([2, 10])('leaves one session that all of %i callers at once can use', async (count) => {
    for (let round = 0; round < 3; round += 1) {
      const [user, other] = [await newUser(), await newUser()];
      const [answers, theirs] = await Promise.all([
        atOnce(count, user.refreshToken),
        atOnce(2, other.refreshToken),
      ]);
      expect(answers).toHaveLength(count);
      await expectUsable(user, answers);
      await expectUsable(other, theirs);
    }
  });

  it('yields it 20 times; the next use ends the session', async () => {
    const user = await newUser();
    const first = await refresh(user.refreshToken);
    for (let count = 0; count < 20; count += 1)
      expect(await refresh(user.refreshToken)).toMatchObject({ refreshToken: first!.refreshToken });
    expect([await living(user), await alarms(user)]).toEqual([1, 0]);
    expect(await refresh(user.refreshToken)).toBeNull();
    expect(await refresh(first!.refreshToken)).toBeNull();
    expect([await living(user), await alarms(user)]).toEqual([0, 1]);
  });

  it('is counted correctly if 30 are sent at once', async () => {
    const user = await newUser();
    expect(await atOnce(30, user.refreshToken)).toHaveLength(21);
    expect([await living(user), await alarms(user)]).toEqual([0, 1]);
  });

  it('yields the token in use if the successor was used as well, never a second one', async () => {
    const user = await newUser();
    const second = await refresh(user.refreshToken);
    const third = await refresh(second!.refreshToken);
    const fourth = await refresh(third!.refreshToken);
    const behind = await Promise.all(
      [user, second!, third!].map(({ refreshToken }) => refresh(refreshToken)),
    );
    for (const session of behind) expect(session!.refreshToken).toBe(fourth!.refreshToken);
    await expectUsable(user, [fourth, ...behind]);
  });

  it('ends the session when the interval of the first token is over, regardless of the successor’s', async () => {
    const user = await newUser();
    const second = await refresh(user.refreshToken);
    await usedAgo(user, 601);
    const third = await refresh(second!.refreshToken);
    expect(await refresh(second!.refreshToken)).toMatchObject({ refreshToken: third!.refreshToken });
    expect(await refresh(user.refreshToken)).toBeNull();
    expect([await living(user), await alarms(user)]).toEqual([0, 1]);
  });

  it('leads overlapping refreshes and repetitions to one active token', async () => {
    const user = await newUser();
    const second = await refresh(user.refreshToken);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, turn) => refresh(turn % 2 ? user.refreshToken : second!.refreshToken)),
    );
    for (const session of answers) expect(await refresh(session!.refreshToken)).not.toBeNull();
    expect([await living(user), await unusedTokens(user), await alarms(user)]).toEqual([1, 1, 0]);
  });

  it('takes as many statements as a first use, whatever the history of the session', async () => {
    const user = await newUser();
    const first = await api.statements(() => refresh(user.refreshToken));
    const repeated = await api.statements(() => refresh(user.refreshToken));
    let session = await refresh(user.refreshToken);
    for (let count = 0; count < 12; count += 1) session = await refresh(session!.refreshToken);
    const repeatedLater = await api.statements(() => refresh(user.refreshToken));
    expect([first.length, repeated.length, repeatedLater.length]).toEqual([4, 4, 4]);
  });
});

describe('no session is revived', () => {
  const refusedQuietly = async (user: TestUser, tokens: readonly string[], alive: number) => {
    for (const token of tokens) expect(await refresh(token)).toBeNull();
    expect([await living(user), await alarms(user)]).toEqual([alive, 0]);
  };

  it('after a logout', async () => {
    const user = await newUser();
    const session = await refresh(user.refreshToken);
    await user.client.request(LogoutDocument, {});
    await refusedQuietly(user, [user.refreshToken, session!.refreshToken], 0);
  });

  it('after a change of the password on another device, whose own session stays', async () => {
    const user = await newUser();
    const session = await refresh(user.refreshToken);
    const other = await api.login(user.email);
    const otherSession = await refresh(other.refreshToken);
    await other.client.request(ChangePasswordDocument, {
      input: { currentPassword: PASSWORD, newPassword: 'another plain sentence 8' },
    });
    await refusedQuietly(user, [user.refreshToken, session!.refreshToken], 1);
    expect(await refresh(other.refreshToken)).toMatchObject({ refreshToken: otherSession!.refreshToken });
  });

  it('when it ends while a repetition waits for it', async () => {
    const user = await newUser();
    await refresh(user.refreshToken);
    const logout = sql`update sessions set ended_at = now() where user_id = ${user.id}`;
    expect(await overtake(api, logout, () => refresh(user.refreshToken))).toBeNull();
    await refusedQuietly(user, [user.refreshToken], 0);
  });

  it('once it has expired, or its account is closed', async () => {
    for (const end of [
      ({ id }: TestUser) => sql`update sessions set expires_at = now() where user_id = ${id}`,
      ({ id }: TestUser) => sql`update users set deactivated_at = now() where id = ${id}`,
    ]) {
      const user = await newUser();
      await refresh(user.refreshToken);
      await api.db.execute(end(user));
      await refusedQuietly(user, [user.refreshToken], 1);
    }
  });

  it('and a token that expires unused ends nothing, however often it is sent', async () => {
    const user = await newUser();
    await api.db.execute(sql`update refresh_tokens set expires_at = now()
      where session_id in (select id from sessions where user_id = ${user.id})`);
    await refusedQuietly(user, [user.refreshToken, user.refreshToken], 1);
  });

  it('and unknown tokens cost the same as tokens of ended sessions', async () => {
    const user = await newUser();
    await user.client.request(LogoutDocument, {});
    for (const token of ['unknown', user.refreshToken])
      expect(await api.statements(() => refresh(token))).toHaveLength(1);
  });
});

describe('a rotation of JWT_SECRET within the interval', () => {
  it('changes nothing for repetitions while the old secret is listed, and raises no alarm when it is not', async () => {
    const [user, other] = [await newUser(), await newUser()];
    const session = await refresh(user.refreshToken);
    const theirs = await refresh(other.refreshToken);
    await api.restart({ JWT_SECRET: `${NEW}, ${OLD}` });
    const again = await refresh(user.refreshToken);
    expect(again!.refreshToken).toBe(session!.refreshToken);
    const third = await refresh(again!.refreshToken);
    expect(await refresh(user.refreshToken)).toMatchObject({ refreshToken: third!.refreshToken });
    await expectUsable(user, [third, await refresh(session!.refreshToken)]);

    await api.restart({ JWT_SECRET: NEW });
    expect(await refresh(other.refreshToken)).toBeNull();
    await expectUsable(other, [await refresh(theirs!.refreshToken)]);
  });
});

describe('REFRESH_TOKEN_REUSE_INTERVAL', () => {
  it('of 0 lets every token be used once only', async () => {
    await api.restart({ REFRESH_TOKEN_REUSE_INTERVAL: '0' });
    const user = await newUser();
    expect(await atOnce(10, user.refreshToken)).toHaveLength(1);
    expect([await living(user), await alarms(user)]).toEqual([0, 1]);
  });

  it('is a duration of at most 10 minutes', () => {
    const read = (value?: string) =>
      readEnvironment({ REFRESH_TOKEN_REUSE_INTERVAL: value }).REFRESH_TOKEN_REUSE_INTERVAL;
    expect([read(), read('0'), read('0s'), read('90s'), read('10m')]).toEqual([30, 0, 0, 90, 600]);
    for (const value of ['11m', '-1s', '30', 'soon']) expect(() => read(value)).toThrow(/REUSE_INTERVAL/);
  });
});
