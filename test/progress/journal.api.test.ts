import { readdir } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ApiClient } from '../../operations/clients/client.ts';
import {
  AddJournalEntryDocument,
  type AddJournalEntryInput,
  DeleteJournalEntryDocument,
  MyJournalDocument,
  MyProgressWithJournalDocument,
  UpdateJournalEntryDocument,
} from '../../operations/generated.ts';
import { addDays } from '../../src/platform/time/calendar-days.ts';
import { localDay } from '../../src/platform/time/local-day.ts';
import { users } from '../../src/users/users.table.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { idOf, uuidOf } from '../setup/ids.ts';
import { portrait } from '../setup/photos.ts';
import { insertAnalyses } from '../setup/rows/analysis-rows.ts';

const MISSING = '00000000-0000-7000-8000-000000000000';

describe('journal', () => {
  let api: TestApi;
  let user: TestUser;
  beforeAll(async () => {
    api = await TestApi.start();
    user = await api.createUser();
  });
  afterAll(() => api.close());

  const add = async (client: ApiClient, input: AddJournalEntryInput) =>
    (await client.request(AddJournalEntryDocument, { input })).addJournalEntry;
  const addPhoto = async (client: ApiClient, input: object, photo: Buffer = portrait) => {
    const variables = { input: { ...input, photo: null } };
    const file = new Blob([photo]);
    return (await client.upload(AddJournalEntryDocument, variables, 'input.photo', file)).data!
      .addJournalEntry;
  };
  const journalOf = async (of: TestUser, variables: object = {}) =>
    (await of.client.request(MyJournalDocument, variables)).viewer.journal;
  const files = async () => {
    const names = await readdir(api.photoFolder, { recursive: true }).catch(() => []);
    return names.filter((name) => name.endsWith('.jpg')).length;
  };

  it('accepts mood, stress, sleep, cycle and text for today', async () => {
    const { journalEntry, userErrors } = await add(user.client, {
      ...{ mood: 4, stress: 2, sleepHours: 7.5, cyclePhase: 'LUTEAL', text: ' Calm skin. ' },
    });
    expect(userErrors).toEqual([]);
    expect(journalEntry).toMatchObject({
      ...{ mood: 4, stress: 2, sleepHours: 7.5, cyclePhase: 'LUTEAL', text: 'Calm skin.', photo: null },
      day: localDay('UTC', new Date()),
    });
  });

  it('uses the person’s time zone for today', async () => {
    const someone = await api.createUser();
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      await api.db.update(users).set({ timeZone }).where(eq(users.id, someone.id));
      const { journalEntry } = await add(someone.client, { mood: 3 });
      expect(journalEntry?.day).toBe(localDay(timeZone, new Date()));
    }
  });

  it.each([
    [{}, undefined, 'REQUIRED'],
    [{ text: '  ' }, undefined, 'REQUIRED'],
    [{ mood: 0 }, 'mood', 'TOO_SMALL'],
    [{ mood: 6 }, 'mood', 'TOO_LARGE'],
    [{ stress: -1 }, 'stress', 'TOO_SMALL'],
    [{ sleepHours: 25 }, 'sleepHours', 'TOO_LARGE'],
    [{ text: 'x'.repeat(5001) }, 'text', 'TOO_LONG'],
    [{ mood: 3, day: '1999-12-31' }, 'day', 'TOO_EARLY'],
    [{ mood: 3, day: addDays(localDay('UTC', new Date()), 2) }, 'day', 'TOO_LATE'],
    [{ mood: 3, clientRequestId: 'y'.repeat(101) }, 'clientRequestId', 'TOO_LONG'],
  ] as const)('refuses %j', async (input, field, code) => {
    const { journalEntry, userErrors } = await add(user.client, input);
    expect(journalEntry).toBeNull();
    expect(userErrors[0]).toMatchObject({ code, field: field ? ['input', field] : null });
  });

  it('returns the same entry for the same request id', async () => {
    const someone = await api.createUser();
    const input = { mood: 3, clientRequestId: 'once' };
    const entries = await Promise.all([1, 2, 3].map(() => add(someone.client, input)));
    expect(new Set(entries.map(({ journalEntry }) => journalEntry?.id)).size).toBe(1);
    expect((await journalOf(someone)).totalCount).toBe(1);
  });

  it('lists by day, latest first, page by page and within a range', async () => {
    const someone = await api.createUser();
    const days = ['2026-03-02', '2026-03-05', '2026-03-01', '2026-03-05', '2026-03-04'];
    for (const day of days) await add(someone.client, { mood: 3, day });
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const page = await journalOf(someone, { first: 2, after });
      expect(page.totalCount).toBe(5);
      seen.push(...page.nodes.map(({ day }) => day));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual([...days].sort().reverse());
    const range = await journalOf(someone, { filter: { from: '2026-03-02', to: '2026-03-04' } });
    expect(range.nodes.map(({ day }) => day)).toEqual(['2026-03-04', '2026-03-02']);
    expect(range.totalCount).toBe(2);
    const count = async (first: number) => (await api.statements(() => journalOf(someone, { first }))).length;
    expect(await count(5)).toBe(await count(1));
    for (const bad of [{ first: 0 }, { first: 101 }, { after: 'x' }, { filter: { from: '2026-02-30' } }]) {
      const { errors } = await someone.client.send(MyJournalDocument, bad);
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });

  it('changes given fields, clears null ones, and never becomes empty', async () => {
    const { journalEntry } = await add(user.client, { mood: 2, stress: 5, text: 'Tired.' });
    const { id } = journalEntry!;
    const update = async (input: object) =>
      (await user.client.request(UpdateJournalEntryDocument, { input: { id, ...input } })).updateJournalEntry;
    expect((await update({ mood: 3, stress: null, day: '2026-01-05' })).journalEntry).toMatchObject({
      ...{ mood: 3, stress: null, text: 'Tired.', day: '2026-01-05' },
    });
    expect((await update({ mood: null, text: '' })).userErrors[0]?.code).toBe('REQUIRED');
    expect((await update({ sleepHours: 30 })).userErrors[0]?.field).toEqual(['input', 'sleepHours']);
    expect((await update({})).journalEntry).toMatchObject({ mood: 3, text: 'Tired.' });
  });

  it('keeps a cleaned photo behind a link of its owner, and removes it with the entry', async () => {
    const before = await files();
    const { journalEntry } = await addPhoto(user.client, {});
    const { id, photo } = journalEntry!;
    expect(photo).toMatchObject({ width: 510, height: 600 });
    const response = await fetch(photo!.url);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
    for (const url of [
      photo!.url.replace(/signature=./, 'signature='),
      photo!.url.replace('/photo?', '/pores?'),
      photo!.url.replace(uuidOf(id), idOf('JournalEntry', MISSING)),
    ]) {
      expect((await fetch(url)).status).toBe(404);
    }

    const variables = { input: { id, photo: null } };
    const replaced = await user.client.upload(
      UpdateJournalEntryDocument,
      variables,
      'input.photo',
      new Blob([portrait]),
    );
    expect(replaced.data?.updateJournalEntry.userErrors).toEqual([]);
    await vi.waitFor(async () => expect(await files()).toBe(before + 1), 60_000);
    await user.client.request(DeleteJournalEntryDocument, { input: { id } });
    expect((await fetch(photo!.url)).status).toBe(404);
    await vi.waitFor(async () => expect(await files()).toBe(before), 60_000);
  });

  it('removes a photo that is cleared', async () => {
    const before = await files();
    const { journalEntry } = await addPhoto(user.client, { text: 'with a photo' });
    const input = { id: journalEntry!.id, photo: null };
    const { updateJournalEntry } = await user.client.request(UpdateJournalEntryDocument, { input });
    expect(updateJournalEntry.journalEntry).toMatchObject({ photo: null, text: 'with a photo' });
    await vi.waitFor(async () => expect(await files()).toBe(before), 60_000);
  });

  it('accepts only photos, and only with the consents', async () => {
    expect((await addPhoto(user.client, {}, Buffer.from('no photo'))).userErrors[0]).toMatchObject({
      ...{ code: 'UNSUPPORTED_IMAGE', field: ['input', 'photo'] },
    });
    const someone = await api.createUser({ consents: false });
    expect((await addPhoto(someone.client, {})).userErrors.map(({ code }) => code)).toEqual([
      'CONSENT_REQUIRED',
      'CONSENT_REQUIRED',
    ]);
    expect((await add(someone.client, { mood: 5 })).userErrors).toEqual([]);
  });

  it('can be overlaid on a series', async () => {
    const someone = await api.createUser();
    await insertAnalyses(api.db, someone.id, [{ daysAgo: 0, redness: 40 }]);
    const { journalEntry } = await add(someone.client, { mood: 4 });
    await add(someone.client, { mood: 1, day: addDays(journalEntry!.day, -30) });
    const { viewer } = await someone.client.request(MyProgressWithJournalDocument, {
      ...{ metric: 'REDNESS', from: addDays(journalEntry!.day, -7) },
    });
    expect(viewer.progress?.points[0]?.day).toBe(journalEntry?.day);
    expect(viewer.progress?.journal).toEqual([{ id: journalEntry?.id, day: journalEntry?.day, mood: 4 }]);
  });

  it('treats another person’s entry like a missing one', async () => {
    const { journalEntry } = await add((await api.createUser()).client, { mood: 3 });
    for (const document of [UpdateJournalEntryDocument, DeleteJournalEntryDocument]) {
      const answers = await Promise.all(
        [journalEntry!.id, idOf('JournalEntry', MISSING), 'no-id'].map((id) =>
          user.client.sendText(String(document), { input: { id } }),
        ),
      );
      const [first, ...others] = answers.map(({ errors }) => errors?.[0]);
      expect(first?.extensions?.code).toBe('NOT_FOUND');
      for (const other of others) expect(other).toEqual(first);
    }
  });

  it.each([
    ['viewer.journal', MyJournalDocument, {}],
    ['addJournalEntry', AddJournalEntryDocument, { input: { mood: 3 } }],
    ['updateJournalEntry', UpdateJournalEntryDocument, { input: { id: idOf('JournalEntry', MISSING) } }],
    ['deleteJournalEntry', DeleteJournalEntryDocument, { input: { id: idOf('JournalEntry', MISSING) } }],
  ] as const)('is closed to strangers: %s', async (_name, document, variables) => {
    const { errors } = await api.stranger().sendText(String(document), variables);
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
