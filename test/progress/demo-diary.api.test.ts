import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  ActiveRoutineDocument,
  MyAdherenceDocument,
  MyHealthDocument,
  MyJournalDocument,
  MyPhotoTimelineDocument,
  MyProgressDocument,
  WithdrawConsentDocument,
} from '../../operations/generated.ts';
import { analyses } from '../../src/analyses/analyses.table.ts';
import { createDemoAccounts, DEMO_PASSWORD } from '../../src/app/demo-accounts.ts';
import { createDemoDiary, DIARY_EMAIL } from '../../src/app/demo-diary.ts';
import { TestApi, type TestUser } from '../setup/api.ts';

describe('the demo diary', () => {
  let api: TestApi;
  let user: TestUser;
  beforeAll(async () => {
    api = await TestApi.start();
    await createDemoAccounts(api.db, api.passwords);
    // The first start is cut short after some photos.
    const stopping = new AbortController();
    const interrupted = createDemoDiary(api.app, stopping.signal);
    await vi.waitFor(async () => expect(await api.db.$count(analyses)).toBeGreaterThan(1), {
      timeout: 180_000,
    });
    stopping.abort();
    await interrupted;
    for (let start = 0; start < 2; start += 1) await createDemoDiary(api.app, new AbortController().signal);
    user = await api.login(DIARY_EMAIL, DEMO_PASSWORD);
  });
  afterAll(() => api.close());

  it('states the health of each account once, and never again what was changed since', async () => {
    const answers = async (email: string) => {
      const { client } = await api.login(email, DEMO_PASSWORD);
      return (await client.request(MyHealthDocument, {})).viewer.healthProfile.medicationsAnswered;
    };
    const emails = ['user@demo.example', DIARY_EMAIL];
    for (const email of emails) expect(await answers(email)).toBe(true);
    // As after a start that was cut short.
    await api.db.execute(
      sql`delete from consents where user_id in (select id from users where email in (${sql.join(emails, sql`, `)}))`,
    );
    await api.db.execute(sql`delete from health_profiles`);
    for (let start = 0; start < 2; start += 1)
      expect(await createDemoAccounts(api.db, api.passwords)).toEqual([]);
    for (const email of emails) expect(await answers(email)).toBe(true);
    await user.client.request(WithdrawConsentDocument, { input: { kind: 'HEALTH_DATA' } });
    await createDemoAccounts(api.db, api.passwords);
    expect(await answers(DIARY_EMAIL)).toBe(false);
    expect(await answers(emails[0]!)).toBe(true);
  });

  it('has eight meaningful weeks', async () => {
    const progressOf = async (metric: string) =>
      (await user.client.request(MyProgressDocument, { metric })).viewer.progress!;
    const redness = await progressOf('REDNESS');
    expect(redness).toMatchObject({ change: 'IMPROVED', photoCount: 9 });
    expect(redness.points.every(({ smoothed }) => smoothed !== null)).toBe(true);
    expect((await progressOf('ROUGHNESS')).change).toBe('WITHIN_NOISE');
  });

  it('has a routine that was followed', async () => {
    const { adherence } = (await user.client.request(MyAdherenceDocument, {})).viewer;
    expect(adherence.currentStreak).toBeGreaterThan(3);
    expect(adherence.thirtyDays.percent).toBeGreaterThan(90);
    const { activeRoutine } = (await user.client.request(ActiveRoutineDocument, {})).viewer;
    expect(activeRoutine?.steps).toHaveLength(5);
  });

  it('has photos and a journal', async () => {
    const { photoTimeline } = (await user.client.request(MyPhotoTimelineDocument, {})).viewer;
    expect(photoTimeline.totalCount).toBe(9);
    expect((await fetch(photoTimeline.nodes[0]!.photo.url)).status).toBe(200);
    expect((await user.client.request(MyJournalDocument, {})).viewer.journal.totalCount).toBe(28);
  });
});
