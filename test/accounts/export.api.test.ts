import { readdir } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  AddMedicationDocument,
  MyDataExportsDocument,
  RequestDataExportDocument,
  SendTestNotificationDocument,
  SetProfilePictureDocument,
  UpdateHealthProfileDocument,
  UpdateNotificationPreferencesDocument,
  UpdatePreferencesDocument,
} from '../../operations/generated.ts';
import { FolderStorage } from '../../src/platform/storage/folder-storage.ts';
import { ahaUses } from '../../src/routines/plans/routines.table.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { uuidOf } from '../setup/ids.ts';
import { portrait } from '../setup/photos.ts';
import { makeDue } from '../setup/queues.ts';
import { keepDiary } from '../setup/rows/diary.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());

const request = async ({ client }: TestUser) =>
  (await client.request(RequestDataExportDocument, {})).requestDataExport.dataExport!;
const mine = async ({ client }: TestUser, page: { first?: number; after?: string } = {}) =>
  (await client.request(MyDataExportsDocument, page)).viewer;
const ended = (user: TestUser, status = 'READY') =>
  vi.waitFor(
    async () => {
      const latest = (await mine(user)).dataExports.nodes[0]!;
      expect(latest.status).toBe(status);
      return latest;
    },
    { timeout: 180_000, interval: 100 },
  );
const zips = async () =>
  (await readdir(api.photoFolder, { recursive: true })).filter((name) => name.endsWith('.zip'));

describe('requestDataExport', () => {
  it('creates a ZIP of everything, sends a notification and links to it for 7 days', async () => {
    const [user, other] = [await api.createUser(), await api.createUser()];
    const id = await submit(user.client, portrait, { note: 'after the holiday' });
    await waitForEnd(user.client, id);
    await submit(other.client, portrait, { note: 'of somebody else' });
    await user.client.upload(
      SetProfilePictureDocument,
      { input: { picture: null } },
      'input.picture',
      new Blob([portrait]),
    );
    await user.client.request(UpdatePreferencesDocument, { input: { theme: 'DARK' } });
    await user.client.request(UpdateNotificationPreferencesDocument, {
      input: { toggles: [{ kind: 'GOAL_REACHED', channel: 'EMAIL', enabled: true }] },
    });
    await user.client.request(SendTestNotificationDocument, {});

    const { entryId } = await keepDiary(user, portrait);
    await api.db.insert(ahaUses).values({ userId: user.id, lastDay: '2026-03-01' });
    await api.db.insert(ahaUses).values({ userId: other.id, lastDay: '2026-03-02' });
    await user.client.request(UpdateHealthProfileDocument, { input: { diagnoses: ['ROSACEA'] } });
    await user.client.request(AddMedicationDocument, { input: { name: 'Soolantra' } });
    await other.client.request(AddMedicationDocument, { input: { name: 'Drug of somebody else' } });

    expect(await request(user)).toMatchObject({ status: 'PENDING', url: null, expiresAt: null });
    const ready = await ended(user);
    expect(Math.round((Date.parse(ready.expiresAt!) - Date.now()) / 86_400_000)).toBe(7);
    const [notification] = (await mine(user)).notifications.nodes;
    expect(notification).toMatchObject({
      title: 'Your data is ready',
      dataExport: { id: ready.id, url: ready.url },
    });

    const response = await fetch(ready.url!);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="skincare-data.zip"');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(bytes.length).toBe(ready.sizeBytes);
    const files = unzipSync(bytes);
    const json = (name: string) => JSON.parse(strFromU8(files[name]!));
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'account/profile.json',
        'account/profile-picture.jpg',
        'account/sessions.json',
        'notifications.json',
        `analyses/${uuidOf(id)}/photo.jpg`,
        `journal/${uuidOf(entryId)}/photo.jpg`,
      ]),
    );
    expect(json('account/profile.json')).toMatchObject({
      ...{ id: user.id, email: user.email, pregnancy: 'NOT_APPLICABLE', skinTone: 'II' },
    });
    expect(json('health/profile.json')).toMatchObject({ diagnoses: ['ROSACEA'], noMedications: false });
    expect(json('health/medications.json')).toMatchObject([{ name: 'Soolantra', endedOn: null }]);
    expect(json('account/preferences.json')).toMatchObject({ theme: 'DARK' });
    expect(json('account/consents.json')).toHaveLength(3);
    expect(json('account/audit-log.json').length).toBeGreaterThan(3);
    expect(json('analyses/analyses.json')).toMatchObject([{ id: uuidOf(id), note: 'after the holiday' }]);
    expect(json('notifications.json')).toMatchObject([
      { kind: 'SYSTEM', email: { status: expect.any(String) } },
      { kind: 'ANALYSIS_COMPLETED', email: null },
    ]);
    expect(json('notification-preferences.json')).toMatchObject({ toggles: { 'EMAIL:GOAL_REACHED': true } });
    expect(json('journal/journal.json')).toMatchObject([{ id: uuidOf(entryId), text: 'calm skin' }]);
    expect(json('goals.json')).toMatchObject([{ metric: 'REDNESS', target: 0 }]);
    expect(json('routines/routines.json')).toMatchObject([{ name: 'My mornings' }]);
    expect(json('routines/steps.json')).toMatchObject([{ name: 'Day shield' }]);
    expect(json('routines/logs.json')).toMatchObject([{ outcome: 'DONE' }]);
    expect(json('routines/reactions.json')).toMatchObject([{ severity: 'MILD' }]);
    expect(json('routines/aha-uses.json')).toEqual([{ lastDay: '2026-03-01' }]);
    expect(json('routines/patch-tests.json')).toMatchObject([{ name: 'Night cream', result: null }]);
    expect(json('reminders.json')).toMatchObject([{ session: 'AM', enabled: true, time: '07:30' }]);
    expect(json('avoided-families.json')).toMatchObject([{ family: 'PARABENS' }]);
    expect(json('avoided-ingredients.json')).toMatchObject([{ inciName: 'LIMONENE' }]);
    const text = Object.entries(files)
      .filter(([name]) => name.endsWith('.json'))
      .map(([, content]) => strFromU8(content))
      .join();
    for (const secret of ['argon2', 'passwordHash', 'photoFolder', other.id, 'somebody else'])
      expect(text).not.toContain(secret);
  });

  it('creates one at a time, even if requested five times at once', async () => {
    const user = await api.createUser({ consents: false });
    const asked = await Promise.all(Array.from({ length: 5 }, () => request(user)));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    await ended(user);
    expect((await mine(user)).dataExports.totalCount).toBe(1);
  });

  it('is limited, and rejected for anonymous callers', async () => {
    const { errors } = await api.graphql(RequestDataExportDocument, {});
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    const user = await api.createUser({ consents: false });
    for (let count = 0; count < 5; count++) {
      await request(user);
      await ended(user);
    }
    const answer = await user.client.send(RequestDataExportDocument, {});
    expect(answer.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);

    const statements = await api.statements(() => mine(user));
    const few = await api.createUser({ consents: false });
    await request(few);
    await ended(few);
    expect(await api.statements(() => mine(few))).toHaveLength(statements.length);
    const { nodes } = (await mine(user)).dataExports;
    const first = (await mine(user, { first: 3 })).dataExports;
    const rest = (await mine(user, { first: 3, after: first.pageInfo.endCursor! })).dataExports;
    expect([...first.nodes, ...rest.nodes].map(({ id }) => id)).toEqual(nodes.map(({ id }) => id));
  }, 120_000);

  it('ends as FAILED, with a notification and no file, if the storage fails at every attempt', async () => {
    const user = await api.createUser({ consents: false });
    const write = vi.spyOn(FolderStorage.prototype, 'write').mockRejectedValue(new Error('The disk is full'));
    await request(user);
    await vi.waitFor(
      async () => {
        await makeDue(api.db, sql`state = 'retry'`);
        expect((await mine(user)).dataExports.nodes[0]!.status).toBe('FAILED');
      },
      { timeout: 180_000, interval: 100 },
    );
    write.mockRestore();
    expect((await mine(user)).notifications.nodes[0]!.title).toBe('Your data could not be copied');
    expect((await request(user)).status).toBe('PENDING');
    await ended(user);
  });
});

describe('the link', () => {
  it('is rejected if it was changed, belongs to another person, or the account is closed', async () => {
    const [user, other] = [
      await api.createUser({ consents: false }),
      await api.createUser({ consents: false }),
    ];
    await request(user);
    const { url } = await ended(user);
    const wrong = [
      url!.replace(/viewer=[^&]+/, `viewer=${other.id}`),
      url!.replace(/expires=\d+/, 'expires=9999999999'),
      url!.replace(/signature=(.)/, (_, first) => `signature=${first === '_' ? '-' : '_'}`),
      url!.replace(/exports\/[^?]+/, 'exports/nonsense'),
      url!.split('?')[0]!,
    ];
    for (const changed of wrong) expect((await fetch(changed)).status).toBe(404);
    expect((await fetch(url!)).status).toBe(200);
    await api.db.execute(sql`update users set deactivated_at = now() where id = ${user.id}`);
    expect((await fetch(url!)).status).toBe(404);
  });

  it('expires with the file after 7 days', async () => {
    const user = await api.createUser({ consents: false });
    const before = (await zips()).length;
    await request(user);
    const { id, url } = await ended(user);
    expect(await zips()).toHaveLength(before + 1);
    const [job] = await api.db.execute(sql`select start_after - now() > interval '6 days 23 hours' as later
      from pgboss.job where name = 'expire-export' and data->>'exportId' = ${uuidOf(id)}`);
    expect(job!.later).toBe(true);
    await api.db.execute(sql`update data_exports set expires_at = now() where id = ${uuidOf(id)}`);
    expect((await fetch(url!)).status).toBe(404);
    expect((await mine(user)).dataExports.nodes[0]!.url).toBeNull();
    await makeDue(api.db, sql`name = 'expire-export' and data->>'exportId' = ${uuidOf(id)}`);
    await ended(user, 'EXPIRED');
    expect(await zips()).toHaveLength(before);
  });
});
