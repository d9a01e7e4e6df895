import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import {
  AddJournalEntryDocument,
  DeleteAccountDocument,
  RegisterDocument,
  RequestDataExportDocument,
  RequestPasswordResetDocument,
  RestoreAccountDocument,
  SendTestNotificationDocument,
  SetProfilePictureDocument,
  UpdateNotificationPreferencesDocument,
  UpdatePreferencesDocument,
} from '../../operations/generated.ts';
import { codeWith } from '../setup/answers.ts';
import { PASSWORD, TestApi, type TestUser } from '../setup/api.ts';
import { portrait } from '../setup/photos.ts';
import { keepDiary } from '../setup/rows/diary.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start({ APP_URL: 'https://app.example.org' });
});
afterAll(() => api.close());

const close = async ({ accessToken: token }: TestUser, password = PASSWORD) =>
  (await api.graphql(DeleteAccountDocument, { input: { password } }, { token })).data.deleteAccount;
const restore = async (token: string) =>
  (await api.graphql(RestoreAccountDocument, { input: { token } })).data.restoreAccount;
const backdate = (email: string, days: number) =>
  api.db.execute(
    sql`update users set deactivated_at = deactivated_at - make_interval(days => ${days}) where email = ${email}`,
  );
const tokenInvalid = {
  accountRestored: null,
  userErrors: [{ code: 'TOKEN_INVALID', field: ['input', 'token'], message: expect.any(String) }],
};

describe('deleteAccount', () => {
  it('ends every session immediately and every socket within 5 s', async () => {
    const user = await api.createUser({ consents: false });
    const other = await api.login(user.email);
    const client = createClient({
      url: `${api.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${other.accessToken}` },
      retryAttempts: 0,
      lazy: false,
      onNonLazyError: () => {},
    });
    const closed = new Promise<number>((resolve) => {
      client.on('closed', (event) => resolve((event as { code: number }).code));
    });
    await new Promise<void>((resolve) => client.on('connected', () => resolve()));
    const started = performance.now();
    const answer = await close(user);
    expect(answer.userErrors).toEqual([]);
    expect(Math.round((Date.parse(answer.purgeAt!) - Date.now()) / 86_400_000)).toBe(30);
    for (const session of [user, other])
      expect(await codeWith(api, session.accessToken)).toBe('UNAUTHENTICATED');
    expect(await closed).toBe(4403);
    expect(performance.now() - started).toBeLessThan(5000);
    await expect(api.login(user.email)).rejects.toThrow('INVALID_CREDENTIALS');
    const mail = await api.mail(user.email);
    expect(mail.text).toContain(`https://app.example.org/restore-account?token=${mail.token}`);
    expect(mail.text).toContain(answer.receiptNumber);
  });

  it('rejects a wrong password, the last administrator and anonymous callers', async () => {
    const user = await api.createUser({ consents: false });
    expect(await close(user, 'not my passphrase')).toMatchObject({
      purgeAt: null,
      userErrors: [{ code: 'INVALID_CREDENTIALS', field: ['input', 'password'] }],
    });
    expect(await codeWith(api, user.accessToken)).toBeUndefined();
    const [one, two] = [await api.createUser({ role: 'ADMIN' }), await api.createUser({ role: 'ADMIN' })];
    const both = await Promise.all([close(one), close(two)]);
    expect(both.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: 'INVALID_STATE' }]);
    const { errors } = await api.graphql(DeleteAccountDocument, { input: { password: PASSWORD } });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('restoreAccount', () => {
  it('restores the account, once, with nothing lost', async () => {
    const user = await api.createUser({ consents: false });
    await user.client.request(UpdatePreferencesDocument, { input: { theme: 'DARK' } });
    await close(user);
    const { token } = await api.mail(user.email);
    expect(await restore(token!)).toEqual({ accountRestored: true, userErrors: [] });
    expect(await restore(token!)).toEqual(tokenInvalid);
    expect(await codeWith(api, user.accessToken)).toBe('UNAUTHENTICATED');
    const again = await api.login(user.email);
    expect(again.id).toBe(user.id);
    const actions = await api.db.execute(
      sql`select action from audit_log where subject_id = ${user.id} order by id`,
    );
    expect(actions.map(({ action }) => action)).toEqual([
      'LOGIN',
      'ACCOUNT_CLOSED',
      'ACCOUNT_RESTORED',
      'LOGIN',
    ]);
  });

  it('is rejected after the grace period', async () => {
    const user = await api.createUser({ consents: false });
    await close(user);
    const { token } = await api.mail(user.email);
    await backdate(user.email, 31);
    expect(await restore(token!)).toEqual(tokenInvalid);
    expect(await restore('unknown')).toEqual(tokenInvalid);
  });

  it('is offered again on registration of the address, and passwords cannot be reset in the meantime', async () => {
    const user = await api.createUser({ consents: false });
    await close(user);
    await api.mail(user.email);
    await api.graphql(RequestPasswordResetDocument, { input: { email: user.email } });
    const { data } = await api.graphql(RegisterDocument, {
      input: { email: user.email, password: PASSWORD },
    });
    expect(data.register.userErrors).toEqual([]);
    const mail = await api.mail(user.email, 2);
    expect(mail.subject).toBe('Your Skincare account is closed');
    expect(await restore(mail.token!)).toMatchObject({ accountRestored: true });
  });
});

describe('the purge', () => {
  /** Every table, ours and those of the job queue, that has one of the texts in any column. */
  const mentions = async (...texts: string[]) => {
    const tables = await api.db.execute(sql`
      select distinct table_schema, table_name from information_schema.columns
      join information_schema.tables using (table_schema, table_name)
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
        and data_type in ('uuid', 'text', 'character varying', 'json', 'jsonb', 'ARRAY')`);
    expect(tables.length).toBeGreaterThan(12);
    const patterns = `{${texts.map((text) => `%${text}%`).join(',')}}`;
    const searches = tables.map(({ table_schema: schema, table_name: table }) => {
      const place = sql`${sql.identifier(String(schema))}.${sql.identifier(String(table))}`;
      return sql`select ${`${schema}.${table}`}::text as name
        where exists (select 1 from ${place} t where t::text ilike any(${patterns}::text[]))`;
    });
    const rows = await api.db.execute(sql.join(searches, sql` union all `));
    return rows.map(({ name }) => String(name)).sort();
  };
  const photos = async () =>
    (await readdir(api.photoFolder, { recursive: true })).filter((name) =>
      /\.(jpg|png|webp|zip)$/.test(name),
    );
  const isZip = (name: string) => name.endsWith('.zip');
  const audit = (subjectId: string, actorId: string, objectId: string) =>
    api.db.execute(sql`insert into audit_log (id, subject_id, actor_id, action, object_id, ip, details)
      values (gen_random_uuid(), ${subjectId}, ${actorId}, 'SESSION_REVOKED', ${objectId}, '203.0.113.5',
        ${JSON.stringify({ about: objectId })}::jsonb)`);

  it('removes every trace in database and storage, and nothing of other people', async () => {
    const [user, other] = [await api.createUser(), await api.createUser()];
    const otherFolders = async () =>
      (await api.db.execute(sql`select photo_folder from analyses where user_id = ${other.id}`)).map(
        ({ photo_folder: folder }) => String(folder),
      );
    for (const { client } of [user, other]) {
      await waitForEnd(client, await submit(client, portrait, { clientRequestId: randomUUID() }), 40);
      await client.upload(
        SetProfilePictureDocument,
        { input: { picture: null } },
        'input.picture',
        new Blob([portrait]),
      );
      await client.request(UpdatePreferencesDocument, { input: { theme: 'DARK' } });
    }
    await keepDiary(user, portrait);
    await user.client.request(RequestDataExportDocument, {});
    await user.client.request(UpdateNotificationPreferencesDocument, {
      input: { quietHours: { from: '12:00', to: '11:59' } },
    });
    await user.client.request(SendTestNotificationDocument, {});
    await vi.waitFor(async () => expect((await photos()).some(isZip)).toBe(true), { timeout: 40_000 });
    await audit(user.id, other.id, user.id);
    await audit(other.id, user.id, user.id);
    await audit(other.id, other.id, other.id);
    const theirs = await mentions(other.id);
    const { receiptNumber } = await close(user);
    await api.mail(user.email);
    expect(await mentions(user.id, user.email)).toEqual(
      expect.arrayContaining([
        'pgboss.job',
        'public.analyses',
        'public.avoided_families',
        'public.avoided_ingredients',
        'public.goals',
        'public.journal_entries',
        'public.notification_preferences',
        'public.notifications',
        'public.patch_tests',
        'public.reminders',
        'public.routine_periods',
        'public.routine_step_logs',
        'public.routines',
        'public.skin_reactions',
        'public.users',
      ]),
    );
    expect((await photos()).length).toBeGreaterThan(6);

    await backdate(user.email, 29);
    await api.restart();
    expect(await mentions(user.email)).toEqual(['public.users']);

    await backdate(user.email, 2);
    await api.restart();
    await vi.waitFor(async () => expect(await mentions(user.id, user.email)).toEqual([]), {
      timeout: 40_000,
      interval: 200,
    });
    const left = (await photos()).filter((name) => name.endsWith('photo.jpg'));
    expect(left.map((name) => name.split('/')[1])).toEqual(await otherFolders());
    expect((await photos()).filter((name) => /\/(128|512)\.jpg$/.test(name))).toHaveLength(2);

    expect((await photos()).some(isZip)).toBe(false);

    const [receipt] = await api.db.execute(sql`select * from purge_receipts where id = ${receiptNumber}`);
    expect(receipt).toMatchObject({ folders: 4 });
    expect(await mentions(other.id)).toEqual(theirs);
    const rows = await api.db.execute(
      sql`select subject_id, actor_id, object_id, ip, details from audit_log where action = 'SESSION_REVOKED' order by id`,
    );
    const pseudonym = rows.find(({ subject_id: subject }) => subject !== other.id)!.subject_id;
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(
      expect.arrayContaining([
        { subject_id: pseudonym, actor_id: other.id, object_id: null, ip: '203.0.113.5', details: null },
        { subject_id: other.id, actor_id: pseudonym, object_id: null, ip: null, details: null },
      ]),
    );
    expect(pseudonym).not.toBe(user.id);
    await api.createUser({ email: user.email });
  }, 150_000);
});

describe('signed links', () => {
  it('open no photo of a closed account', async () => {
    const user = await api.createUser();
    const { photo } = await waitForEnd(user.client, await submit(user.client, portrait));
    const entry = await user.client.upload(
      AddJournalEntryDocument,
      { input: { mood: 3, photo: null } },
      'input.photo',
      new Blob([portrait]),
    );
    const links = [photo!.url, entry.data!.addJournalEntry.journalEntry!.photo!.url];
    const statuses = () => Promise.all(links.map(async (link) => (await fetch(link)).status));
    expect(await statuses()).toEqual([200, 200]);
    await close(user);
    expect(await statuses()).toEqual([404, 404]);
  });
});
