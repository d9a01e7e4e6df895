import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AnalysisDocument, SubmitAnalysisDocument } from '../../operations/generated.ts';
import { analyzePhoto } from '../../src/analyses/analyses.queues.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { submit } from '../setup/rows/submissions.ts';
import { BucketServer } from '../setup/servers/bucket-server.ts';

const portrait = await readFile(new URL('../../ml-models/samples/portrait.jpg', import.meta.url));
const soon = { timeout: 180_000, interval: 50 };

let bucket: BucketServer;
let api: TestApi;
let user: TestUser;
beforeAll(async () => {
  bucket = await BucketServer.start();
  api = await TestApi.start({ ...bucket.settings, LOG_LEVEL: 'silent' });
  user = await api.createUser();
});
afterAll(async () => {
  await bucket.revive().catch(() => undefined); // what waits for it can end
  await api.close();
  await bucket.close();
});

const photoOf = async (id: string) => {
  const { analysis } = await user.client.request(AnalysisDocument, { id });
  return analysis!;
};
const completed = (id: string) =>
  vi.waitFor(async () => expect((await photoOf(id)).status).toBe('COMPLETED'), soon);
const queuedAgain = () =>
  vi.waitFor(async () => {
    const rows = await api.db.execute(
      sql`select from pgboss.job where name = ${analyzePhoto.name} and state = 'created' and start_after > now()`,
    );
    expect(rows).toHaveLength(1);
  }, soon);
const ready = async () => {
  const response = await fetch(`${api.url}/ready`);
  return { status: response.status, body: await response.json() };
};

describe('photos in a bucket', () => {
  let url: string;
  let whole: Buffer;
  beforeAll(async () => {
    const id = await submit(user.client, portrait);
    await completed(id);
    const { photo, metrics } = await photoOf(id);
    url = photo!.url;
    whole = Buffer.from(await (await fetch(url)).arrayBuffer());
    const overlays = metrics!.flatMap(({ heatmapUrl }) => heatmapUrl ?? []);
    expect(overlays.length).toBeGreaterThan(0);
    for (const overlay of overlays) expect((await fetch(overlay)).status).toBe(200);
  });

  it('are measured, and opened by their links', async () => {
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'content-type': 'image/jpeg',
      'content-length': String(whole.length),
    });
    expect(whole.length).toBeGreaterThan(10_000);
    expect((await ready()).status).toBe(200);
  });

  it.each([
    ['bytes=0-99', 0, 100],
    ['bytes=100-', 100, undefined],
    ['bytes=-50', -50, undefined],
  ])('are sent in part for %s', async (range, from, to) => {
    const response = await fetch(url, { headers: { range } });
    const part = whole.subarray(from, to);
    const start = from < 0 ? whole.length + from : from;
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(
      `bytes ${start}-${start + part.length - 1}/${whole.length}`,
    );
    expect(Buffer.from(await response.arrayBuffer()).equals(part)).toBe(true);
  });

  it.each(['bytes=9-5', 'bytes=0-1,5-6', 'bytes=a-b', 'lines=1-2', `bytes=${'9'.repeat(5000)}-`])(
    'are sent as they are for the range %.30s',
    async (range) => {
      const response = await fetch(url, { headers: { range } });
      expect(response.status).toBe(200);
      expect((await response.arrayBuffer()).byteLength).toBe(whole.length);
    },
  );

  it('have no part beyond their end, and none of a version', async () => {
    expect((await fetch(url, { headers: { range: 'bytes=99999999-' } })).status).toBe(416);
    expect((await fetch(url, { headers: { range: 'bytes=0-1', 'if-range': '"1"' } })).status).toBe(200);
  });

  it('answer HEAD without content', async () => {
    const response = await fetch(url, { method: 'HEAD', headers: { range: 'bytes=0-1' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String(whole.length));
  });
});

describe('a bucket that dies', () => {
  it('fails what needs it, in a way to try again, and loses nothing', async () => {
    const before = await submit(user.client, portrait);
    await completed(before);
    const { photo } = await photoOf(before);
    bucket.fault = 'NO_READS';
    const waiting = await submit(user.client, portrait);
    await queuedAgain();
    bucket.fault = null;
    await bucket.die();
    try {
      expect(await ready()).toMatchObject({ status: 503, body: { checks: { photos: 'unavailable' } } });
      expect((await fetch(photo!.url)).status).toBe(503);
      const input = { photo: null };
      const answer = await user.client.upload(
        SubmitAnalysisDocument,
        { input },
        'input.photo',
        new Blob([portrait]),
      );
      expect(answer.errors?.[0]?.extensions?.code).toBe('SERVICE_UNAVAILABLE');
    } finally {
      await bucket.revive();
    }
    expect((await ready()).status).toBe(200);
    await completed(waiting);
    await completed(await submit(user.client, portrait));
    expect((await fetch(photo!.url)).status).toBe(200);
  });
});
