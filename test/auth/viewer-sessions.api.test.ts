import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LoginDocument, MySessionsDocument, RevokeSessionDocument } from '../../operations/generated.ts';
import { codeWith } from '../setup/answers.ts';
import { PASSWORD, TestApi, type TestUser } from '../setup/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());

const loginFrom = async (email: string, deviceName?: string) => {
  const { data } = await api.graphql(LoginDocument, { input: { email, password: PASSWORD, deviceName } });
  return data.login.session!.accessToken;
};
const sessionsOf = async (token: string, page: { first?: number; after?: string } = {}) =>
  (await api.graphql(MySessionsDocument, page, { token })).data.viewer.sessions;
const revoke = (token: string | undefined, id: string) =>
  api.graphql(RevokeSessionDocument, { input: { id } }, { token });
const actionsOf = async ({ id }: TestUser) =>
  (await api.db.execute(sql`select action from audit_log where subject_id = ${id} order by id`)).map(
    ({ action }) => action,
  );

describe('viewer.sessions', () => {
  it('lists the devices that are signed in, newest first', async () => {
    const user = await api.createUser({ consents: false });
    const tablet = await loginFrom(user.email, 'Tablet');
    const phone = await loginFrom(user.email, 'Phone');
    const { nodes, totalCount } = await sessionsOf(phone);
    expect(totalCount).toBe(3);
    expect(nodes.map(({ deviceName, current }) => [deviceName, current])).toEqual([
      ['Phone', true],
      ['Tablet', false],
      ['node', false],
    ]);
    await revoke(phone, nodes[2]!.id);
    expect((await sessionsOf(tablet)).nodes.map(({ deviceName, current }) => [deviceName, current])).toEqual([
      ['Phone', false],
      ['Tablet', true],
    ]);
  });

  it('pages without gaps, with as many statements as for one', async () => {
    const user = await api.createUser({ consents: false });
    const few = await api.statements(() => sessionsOf(user.accessToken));
    for (let count = 0; count < 4; count++) await loginFrom(user.email);
    expect(await api.statements(() => sessionsOf(user.accessToken))).toEqual(few);
    const all = (await sessionsOf(user.accessToken)).nodes;
    const first = await sessionsOf(user.accessToken, { first: 3 });
    const rest = await sessionsOf(user.accessToken, { first: 3, after: first.pageInfo.endCursor! });
    expect([...first.nodes, ...rest.nodes]).toEqual(all);
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });
});

describe('revokeSession', () => {
  it('signs a device out; idempotent', async () => {
    const user = await api.createUser({ consents: false });
    const phone = await loginFrom(user.email, 'Phone');
    const { id } = (await sessionsOf(phone)).nodes[0]!;
    for (let count = 0; count < 2; count++) {
      const { data } = await revoke(user.accessToken, id);
      expect(data.revokeSession).toEqual({ revokedSessionId: id, userErrors: [] });
    }
    expect(await codeWith(api, phone)).toBe('UNAUTHENTICATED');
    expect(await codeWith(api, user.accessToken)).toBeUndefined();
    expect((await actionsOf(user)).filter((action) => action === 'SESSION_REVOKED')).toHaveLength(1);
  });

  it('does not find another person’s session, or a missing or malformed one', async () => {
    const [user, other] = [
      await api.createUser({ consents: false }),
      await api.createUser({ consents: false }),
    ];
    const { id } = (await sessionsOf(other.accessToken)).nodes[0]!;
    for (const wrong of [id, '00000000-0000-7000-8000-000000000000', 'nonsense']) {
      const { errors } = await revoke(user.accessToken, wrong);
      expect(errors).toMatchObject([
        { message: 'The session was not found.', extensions: { code: 'NOT_FOUND' } },
      ]);
    }
    expect(await codeWith(api, other.accessToken)).toBeUndefined();
    expect((await revoke(undefined, id)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('a sign-in', () => {
  it('is reported by mail if the device is new, and not at the first login', async () => {
    const user = await api.createUser({ consents: false });
    await loginFrom(user.email);
    await loginFrom(user.email, 'Phone <b>');
    const mail = await api.mail(user.email);
    expect(mail.subject).toBe('New sign-in to your Skincare account');
    expect(mail.text).toContain('Device: Phone <b>');
    expect(mail.html).not.toContain('<b>');
    await loginFrom(user.email, 'Phone <b>');
    await loginFrom(user.email, 'Tablet');
    expect((await api.mail(user.email, 2)).text).toContain('Device: Tablet');
    expect(await api.mails(user.email)).toHaveLength(2);
  });
});
