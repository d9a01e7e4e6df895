import { sql } from 'drizzle-orm';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import {
  AccountByEmailDocument,
  CreateDermatologistDocument,
  DeleteAccountDocument,
  MyNotificationsDocument,
  SetUserRoleDocument,
  ViewerDocument,
} from '../../operations/generated.ts';
import type { Role } from '../../src/platform/viewer.ts';
import { PASSWORD, TestApi, type TestUser } from '../setup/api.ts';
import { idOf } from '../setup/ids.ts';
import { profileOf } from '../setup/rows/dermatologists.ts';

const MISSING = '00000000-0000-7000-8000-000000000000';

let api: TestApi;
let admin: TestUser;
beforeAll(async () => {
  api = await TestApi.start();
  admin = await api.createUser({ role: 'ADMIN', consents: false });
});
afterAll(() => api.close());

const person = (role: Role = 'USER') => api.createUser({ role, consents: false });
const setRole = async (by: TestUser, userId: string, role: Role) =>
  (await by.client.request(SetUserRoleDocument, { input: { id: idOf('Account', userId), role } }))
    .setUserRole;
const roleOf = async ({ client }: TestUser) => (await client.request(ViewerDocument, {})).viewer.role;
const faultOf = async (by: TestUser, userId: string, role: Role) =>
  (await by.client.send(SetUserRoleDocument, { input: { id: idOf('Account', userId), role } })).errors?.[0]
    ?.extensions?.code;
const auditOf = (id: string) =>
  api.db.execute(
    sql`select action, actor_id, details from audit_log where subject_id = ${id} and action = 'ROLE_CHANGED' order by id`,
  );

/** Makes both wait for the lock on the administrators before either continues. */
async function atOnce<T>(one: () => Promise<T>, other: () => Promise<T>): Promise<T[]> {
  const started = await api.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7301005)`);
    const both = [one(), other()];
    await vi.waitFor(
      async () => {
        const [row] = await api.db.execute(sql`select count(*)::int as n from pg_locks
          where locktype = 'advisory' and objid = 7301005 and not granted
            and database = (select oid from pg_database where datname = current_database())`);
        expect(row!.n).toBe(2);
      },
      { timeout: 180_000, interval: 20 },
    );
    return { both };
  });
  return Promise.all(started.both);
}

describe('setUserRole', () => {
  it('takes effect with the next request, is recorded and reported to the person, once', async () => {
    const user = await person();
    expect(await faultOf(user, user.id, 'ADMIN')).toBe('FORBIDDEN');
    expect(await setRole(admin, user.id, 'ADMIN')).toEqual({
      account: { id: idOf('Account', user.id), role: 'ADMIN' },
      userErrors: [],
    });
    expect(await roleOf(user)).toBe('ADMIN');
    expect(await setRole(admin, user.id, 'ADMIN')).toMatchObject({ userErrors: [] });
    expect(await setRole(user, user.id, 'USER')).toMatchObject({ account: { role: 'USER' } });
    expect(await faultOf(user, user.id, 'ADMIN')).toBe('FORBIDDEN');
    expect(await auditOf(user.id)).toEqual([
      { action: 'ROLE_CHANGED', actor_id: admin.id, details: { from: 'USER', to: 'ADMIN' } },
      { action: 'ROLE_CHANGED', actor_id: user.id, details: { from: 'ADMIN', to: 'USER' } },
    ]);
    const { viewer } = await user.client.request(MyNotificationsDocument, {});
    expect(viewer.notifications.nodes.map(({ kind }) => kind)).toEqual(['SECURITY', 'SECURITY']);
    expect(viewer.notifications.nodes[0]?.message).toContain('no longer has a special role');
  });

  it('closes sockets of the earlier role, and accepts no operation over them in the meantime', async () => {
    const user = await person('ADMIN');
    const open = () =>
      createClient({
        url: `${api.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: { authorization: `Bearer ${user.accessToken}` },
        retryAttempts: 0,
        lazy: false,
        onNonLazyError: () => {},
      });
    const [idle, busy] = [open(), open()];
    const closed = [idle, busy].map(
      (client) =>
        new Promise<number>((resolve) => {
          client.on('closed', (event) => resolve((event as { code: number }).code));
        }),
    );
    await Promise.all(
      [idle, busy].map((client) => new Promise<void>((resolve) => client.on('connected', () => resolve()))),
    );
    const ask = async () => {
      const query = `{ account(email: "${user.email}") { role } }`;
      for await (const answer of busy.iterate({ query })) return answer;
      return undefined;
    };
    expect(await ask()).toMatchObject({ data: { account: { role: 'ADMIN' } } });
    await setRole(admin, user.id, 'USER');
    const refused = await ask().catch((error: unknown) => error);
    expect(refused).not.toHaveProperty('data');
    expect(await Promise.all(closed)).toEqual([4403, 4403]);
    expect(await roleOf(user)).toBe('USER');
  });

  it('keeps the last administrator', async () => {
    expect(await setRole(admin, admin.id, 'USER')).toMatchObject({
      account: null,
      userErrors: [{ code: 'INVALID_STATE', field: ['input', 'role'] }],
    });
    expect(await roleOf(admin)).toBe('ADMIN');
  });

  it('lets one of two administrators win who demote each other at the same moment', async () => {
    const other = await person('ADMIN');
    const answers = await atOnce(
      () =>
        admin.client.send(SetUserRoleDocument, {
          input: { id: idOf('Account', other.id), role: 'USER' },
        }),
      () =>
        other.client.send(SetUserRoleDocument, {
          input: { id: idOf('Account', admin.id), role: 'USER' },
        }),
    );
    const done = answers.filter(({ data }) => data?.setUserRole?.account);
    const refused = answers.flatMap(({ errors }) => errors ?? []);
    expect(done).toHaveLength(1);
    expect(refused.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN']);
    const [row] = await api.db.execute(sql`select count(*)::int as n from users where role = 'ADMIN'`);
    expect(row!.n).toBe(1);
    await api.db.execute(sql`update users set role = 'ADMIN' where id = ${admin.id}`);
    await api.db.execute(sql`update users set role = 'USER' where id = ${other.id}`);
  });

  it('keeps one of two administrators who give up the role at the same moment', async () => {
    const other = await person('ADMIN');
    const answers = await atOnce(
      () => setRole(admin, admin.id, 'USER'),
      () => setRole(other, other.id, 'USER'),
    );
    expect(answers.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: 'INVALID_STATE' }]);
    await api.db.execute(sql`update users set role = 'ADMIN' where id = ${admin.id}`);
    await api.db.execute(sql`update users set role = 'USER' where id = ${other.id}`);
  });

  it('keeps one of two administrators if one gives up the role and the other closes the account at the same moment', async () => {
    const other = await person('ADMIN');
    const input = { password: PASSWORD };
    const [lower, close] = await atOnce<object[]>(
      async () => (await setRole(admin, admin.id, 'USER')).userErrors,
      async () => (await other.client.request(DeleteAccountDocument, { input })).deleteAccount.userErrors,
    );
    expect([...lower!, ...close!]).toMatchObject([{ code: 'INVALID_STATE' }]);
    await api.db.execute(sql`update users set role = 'ADMIN' where id = ${admin.id}`);
    await api.db.execute(sql`update users set role = 'USER' where id = ${other.id}`);
  });

  it('refuses a dermatologist without a profile, an unverified address and an unknown account', async () => {
    const user = await person();
    expect(await setRole(admin, user.id, 'DERMATOLOGIST')).toMatchObject({
      account: null,
      userErrors: [{ code: 'INVALID_STATE', field: ['input', 'role'] }],
    });
    await api.db.execute(sql`update users set email_verified_at = null where id = ${user.id}`);
    expect(await setRole(admin, user.id, 'ADMIN')).toMatchObject({
      userErrors: [{ code: 'NOT_VERIFIED', field: ['input', 'id'] }],
    });
    await api.db.execute(sql`update users set deactivated_at = now() where id = ${user.id}`);
    for (const id of [user.id, idOf('Account', MISSING), 'nonsense'])
      expect(await faultOf(admin, id, 'USER')).toBe('NOT_FOUND');
    expect(await auditOf(user.id)).toEqual([]);
  });

  it('restores a dermatologist’s role with the earlier profile', async () => {
    const user = await person();
    const input = { email: user.email, ...profileOf('Dr. Back') };
    await admin.client.request(CreateDermatologistDocument, { input });
    expect(await roleOf(user)).toBe('DERMATOLOGIST');
    expect((await setRole(admin, user.id, 'USER')).userErrors).toEqual([]);
    expect((await setRole(admin, user.id, 'DERMATOLOGIST')).userErrors).toEqual([]);
  });
});

it('assigning the current role shows the account, so the access is recorded', async () => {
  const user = await person();
  await setRole(admin, user.id, 'USER');
  const rows = await api.db.execute(
    sql`select actor_id from audit_log where subject_id = ${user.id} and action = 'ACCOUNT_LOOKED_UP'`,
  );
  expect([...rows]).toEqual([{ actor_id: admin.id }]);
});

describe('account', () => {
  it('finds an account by its address, and the person can see the lookup', async () => {
    const user = await person();
    const { account } = await admin.client.request(AccountByEmailDocument, {
      email: ` ${user.email.toUpperCase()}`,
    });
    expect(account).toMatchObject({
      ...{ id: idOf('Account', user.id) },
      ...{ email: user.email },
      role: 'USER',
      deactivatedAt: null,
    });
    const [row] = await api.db.execute(
      sql`select actor_id from audit_log where subject_id = ${user.id} and action = 'ACCOUNT_LOOKED_UP'`,
    );
    expect(row).toEqual({ actor_id: admin.id });
  });

  it('finds no other address, and no part of one', async () => {
    const user = await person();
    for (const email of ['nobody@test.example', user.email.slice(0, 8), '%', '', 'x'.repeat(5000)]) {
      const { errors } = await admin.client.send(AccountByEmailDocument, { email });
      expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    }
  });
});

describe('both', () => {
  it.each([
    ['account', AccountByEmailDocument, { email: 'a@b.example' }],
    ['setUserRole', SetUserRoleDocument, { input: { id: idOf('Account', MISSING), role: 'ADMIN' } }],
  ] as const)('%s is for administrators only', async (_name, document, variables) => {
    const codes = [];
    for (const client of [api.stranger(), (await person()).client, (await person('DERMATOLOGIST')).client])
      codes.push((await client.sendText(String(document), variables)).errors?.[0]?.extensions?.code);
    expect(codes).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN']);
  });
});
