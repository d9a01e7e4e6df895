import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ApiClient } from '../../operations/clients/client.ts';
import {
  AnalysisDocument,
  AnalysisUpdatedDocument,
  AnalysisZonesDocument,
  DeleteAnalysisDocument,
  LatestAnalysisDocument,
  MyAnalysesDocument,
  MyNotificationsDocument,
  PhotoRequirementsDocument,
  RetryAnalysisDocument,
  SubmitAnalysisDocument,
  WithdrawConsentDocument,
} from '../../operations/generated.ts';
import { giveAllConsents, TestApi, type TestUser } from '../setup/api.ts';
import { idOf, uuidOf } from '../setup/ids.ts';
import { closeup, portrait, solidPhoto } from '../setup/photos.ts';
import { codes, submit, waitForEnd } from '../setup/rows/submissions.ts';

const MISSING = '00000000-0000-7000-8000-000000000000';

describe('analyses', () => {
  let api: TestApi;
  let user: TestUser;
  beforeAll(async () => {
    api = await TestApi.start();
    user = await api.createUser();
  });
  afterAll(() => api.close());

  const ended = async (client: ApiClient, photo: Buffer, input = {}) =>
    waitForEnd(client, await submit(client, photo, input));

  it('shows photo requirements to anonymous callers', async () => {
    const { photoRequirements } = await api.stranger().request(PhotoRequirementsDocument, {});
    expect(photoRequirements.formats).toEqual(['image/jpeg', 'image/png', 'image/webp']);
    expect(photoRequirements.maxBytes).toBe(10 * 1024 * 1024);
  });

  it('turns a photo into scores', async () => {
    const analysis = await ended(user.client, portrait, { note: 'after the holiday' });
    expect(analysis).toMatchObject({ status: 'COMPLETED', note: 'after the holiday', problems: [] });
    for (const score of ['skinScore', 'hydration', 'oiliness', 'elasticity', 'pores'] as const) {
      expect(analysis[score]).toBeGreaterThanOrEqual(0);
      expect(analysis[score]).toBeLessThanOrEqual(100);
    }
    expect(analysis.metrics.map(({ metric }) => metric)).toEqual(
      expect.arrayContaining(['SKIN_SCORE', 'HYDRATION', 'OILINESS', 'ELASTICITY', 'PORES']),
    );
    expect(analysis.metrics.find(({ metric }) => metric === 'HYDRATION')?.basis).toBe('VISUAL_PROXY');
    expect(analysis.recommendations.at(-1)?.ruleId).toMatch(/^SUN-/);
    expect(analysis.model?.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(analysis.photo).toMatchObject({ width: 510, height: 600 });
  });

  it('says what a photo shows, where the face is, and which color an overlay has', async () => {
    const analysis = await ended(user.client, portrait);
    expect(analysis).toMatchObject({ kind: 'FACE', hints: [] });
    const { frame, yaw, pixelsPerMm } = analysis.face!;
    expect(Math.abs(yaw)).toBeLessThan(20);
    expect(pixelsPerMm).toBeGreaterThan(1);
    expect(frame.x - frame.side / 2).toBeLessThan(255);
    expect(frame.x + frame.side / 2).toBeGreaterThan(255);
    for (const { heatmapUrl, heatmapLegend } of analysis.metrics) {
      expect(heatmapLegend === null).toBe(heatmapUrl === null);
      if (heatmapLegend) expect(heatmapLegend.color).toMatch(/^#[0-9a-f]{6}$/);
    }
    expect(await ended(user.client, closeup)).toMatchObject({ kind: 'CLOSE_UP', face: null });
  });

  it('gives metrics by zone, on faces only', async () => {
    const zonesOf = async (photo: Buffer) => {
      const { id } = await ended(user.client, photo);
      const { analysis } = await user.client.request(AnalysisZonesDocument, { id });
      return analysis!.metrics;
    };
    const lines = (await zonesOf(portrait)).find(({ metric }) => metric === 'LINES')!;
    const forehead = lines.zones.find(({ zone }) => zone === 'FOREHEAD')!;
    expect(forehead.knownZone).toBe('FOREHEAD');
    expect(forehead.interval.low).toBeLessThanOrEqual(forehead.value);
    expect(forehead.interval.high).toBeGreaterThanOrEqual(forehead.value);
    expect((await zonesOf(closeup)).every(({ zones }) => zones.length === 0)).toBe(true);
  });

  it('gives the same scores for the same photo', async () => {
    const [first, second] = [await ended(user.client, portrait), await ended(user.client, portrait)];
    expect(second.id).not.toBe(first.id);
    expect(second.metrics.map(({ value }) => value)).toEqual(first.metrics.map(({ value }) => value));
  });

  it('rejects a photo without skin, and says how to retake it', async () => {
    const analysis = await ended(user.client, await solidPhoto());
    expect(analysis.status).toBe('REJECTED');
    expect(analysis.problems[0]?.message.length).toBeGreaterThan(20);
    expect(analysis).toMatchObject({ skinScore: null, metrics: [], recommendations: [] });
  });

  it('rejects files that are not photos, and keeps no row', async () => {
    const someone = await api.createUser();
    const answer = await upload(someone.client, Buffer.from('not a photo'));
    expect(codes(answer)).toEqual(['UNSUPPORTED_IMAGE']);
    const { viewer } = await someone.client.request(MyAnalysesDocument, {});
    expect(viewer.analyses.totalCount).toBe(0);
  });

  it('refuses a note or request id that is too long, each at its field', async () => {
    const answer = await upload(user.client, portrait, {
      note: 'x'.repeat(2001),
      clientRequestId: 'y'.repeat(101),
    });
    expect(answer.data?.submitAnalysis.userErrors.map(({ field }) => field?.join('.'))).toEqual(
      expect.arrayContaining(['input.note', 'input.clientRequestId']),
    );
  });

  it('needs both consents', async () => {
    const someone = await api.createUser({ consents: false });
    expect(codes(await upload(someone.client, portrait))).toEqual(['CONSENT_REQUIRED', 'CONSENT_REQUIRED']);
    await giveAllConsents(someone.client);
    expect(codes(await upload(someone.client, portrait))).toEqual([]);
    await someone.client.request(WithdrawConsentDocument, { input: { kind: 'PHOTO_PROCESSING' } });
    expect(codes(await upload(someone.client, portrait))).toEqual(['CONSENT_REQUIRED']);
  });

  it('returns the same analysis for the same request id, even concurrently', async () => {
    const someone = await api.createUser();
    const clientRequestId = randomUUID();
    const ids = await Promise.all(
      Array.from({ length: 3 }, () => submit(someone.client, portrait, { clientRequestId })),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await submit(someone.client, portrait, { clientRequestId })).toBe(ids[0]);
    await waitForEnd(someone.client, ids[0]!);
    const { viewer } = await someone.client.request(MyNotificationsDocument, {});
    expect(viewer.notifications.totalCount).toBe(1);
  });

  it('keeps the same request id of two users apart', async () => {
    const clientRequestId = randomUUID();
    const [a, b] = await Promise.all([api.createUser(), api.createUser()]);
    expect(await submit(a.client, portrait, { clientRequestId })).not.toBe(
      await submit(b.client, portrait, { clientRequestId }),
    );
  });

  it('pages through the list without a gap, newest first', async () => {
    const someone = await api.createUser();
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) made.unshift(await submit(someone.client, portrait));
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const { viewer } = await someone.client.request(MyAnalysesDocument, { first: 2, after });
      expect(viewer.analyses.totalCount).toBe(5);
      seen.push(...viewer.analyses.nodes.map(({ id }) => id));
      after = viewer.analyses.pageInfo.hasNextPage ? viewer.analyses.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(made);
    const { viewer } = await someone.client.request(LatestAnalysisDocument, {});
    expect(viewer.latestAnalysis?.id).toBe(made[0]);
  });

  it.each([{ first: 0 }, { first: 101 }, { first: -1 }, { after: 'nonsense' }, { after: '' }])(
    'refuses the page %j',
    async (variables) => {
      const { errors } = await user.client.send(MyAnalysesDocument, variables);
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    },
  );

  it('filters the list by status', async () => {
    const { viewer } = await user.client.request(MyAnalysesDocument, { filter: { status: 'REJECTED' } });
    expect(viewer.analyses.nodes.every(({ status }) => status === 'REJECTED')).toBe(true);
    expect(viewer.analyses.totalCount).toBe(viewer.analyses.nodes.length);
  });

  it('reads a page with the same number of statements, whatever its length', async () => {
    const someone = await api.createUser();
    for (let n = 0; n < 4; n += 1) await ended(someone.client, portrait);
    const count = async (first: number) =>
      (await api.statements(() => someone.client.request(MyAnalysesDocument, { first }))).length;
    const one = await count(1);
    expect(await count(4)).toBe(one);
    expect(one).toBeLessThanOrEqual(12);
  });

  it('serves the photo through its link, and nothing through a changed one', async () => {
    const analysis = await ended(user.client, portrait);
    const response = await fetch(analysis.photo!.url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
    const heatmap = analysis.metrics.find(({ heatmapUrl }) => heatmapUrl)!.heatmapUrl!;
    expect((await fetch(heatmap)).headers.get('content-type')).toBe('image/png');
    for (const url of [
      analysis.photo!.url.replace(/signature=./, 'signature='),
      analysis.photo!.url.replace('/photo?', '/pores?'),
      analysis.photo!.url.replace(/\?.*/, ''),
      analysis.photo!.url.replace(uuidOf(analysis.id), idOf('Analysis', MISSING)),
      `${api.url}/photos/..%2f..%2fetc/passwd`,
    ]) {
      expect((await fetch(url)).status).toBe(404);
    }
  });

  it('deletes row, photo and overlays permanently', async () => {
    const analysis = await ended(user.client, portrait);
    const before = await files(api);
    const { deleteAnalysis } = await user.client.request(DeleteAnalysisDocument, {
      input: { id: analysis.id },
    });
    expect(deleteAnalysis).toEqual({ deletedAnalysisId: analysis.id, userErrors: [] });
    expect((await fetch(analysis.photo!.url)).status).toBe(404);
    const kept = ['the photo', 'the map of its zones'];
    const expected = before - kept.length - analysis.metrics.filter(({ heatmapUrl }) => heatmapUrl).length;
    await vi.waitFor(async () => expect(await files(api)).toBe(expected), 60_000);
    const again = await user.client.send(DeleteAnalysisDocument, { input: { id: analysis.id } });
    expect(again.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });

  it('retries only what has failed', async () => {
    const analysis = await ended(user.client, portrait);
    const { retryAnalysis } = await user.client.request(RetryAnalysisDocument, {
      input: { id: analysis.id },
    });
    expect(retryAnalysis.userErrors[0]).toMatchObject({ code: 'INVALID_STATE', field: ['input', 'id'] });
  });

  it('accepts three concurrent photos per person, and no more', async () => {
    const someone = await api.createUser();
    const answers = await Promise.all(Array.from({ length: 6 }, () => upload(someone.client, portrait)));
    const faults = answers.flatMap(({ errors }) => errors ?? []);
    expect(answers.filter(({ data }) => data?.submitAnalysis.analysis).length).toBeGreaterThanOrEqual(3);
    for (const { extensions } of faults)
      expect(extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 5 });
  });

  describe('of another user', () => {
    let theirs: string;
    beforeAll(async () => {
      theirs = await submit((await api.createUser()).client, portrait);
    });

    it.each([
      ['analysis', AnalysisDocument, (id: string) => ({ id })],
      ['retryAnalysis', RetryAnalysisDocument, (id: string) => ({ input: { id } })],
      ['deleteAnalysis', DeleteAnalysisDocument, (id: string) => ({ input: { id } })],
    ] as const)('cannot be told from a missing one: %s', async (_name, document, variables) => {
      const answers = await Promise.all(
        [theirs, idOf('Analysis', MISSING), 'no-id'].map((id) =>
          user.client.sendText(String(document), variables(id)),
        ),
      );
      const [first, ...others] = answers.map(({ errors }) => errors?.[0]);
      expect(first?.extensions?.code).toBe('NOT_FOUND');
      for (const other of others) expect(other).toEqual(first);
    });

    it('cannot be followed', async () => {
      const live = user.client.subscribe(AnalysisUpdatedDocument, { id: theirs });
      await expect(live.next()).rejects.toThrow('not found');
    });
  });

  it.each([
    ['analysis', AnalysisDocument, { id: idOf('Analysis', MISSING) }],
    ['retryAnalysis', RetryAnalysisDocument, { input: { id: idOf('Analysis', MISSING) } }],
    ['deleteAnalysis', DeleteAnalysisDocument, { input: { id: idOf('Analysis', MISSING) } }],
    ['viewer.analyses', MyAnalysesDocument, {}],
  ] as const)('is closed to strangers: %s', async (_name, document, variables) => {
    const { errors } = await api.stranger().sendText(String(document), variables);
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('accepts no upload of anonymous callers', async () => {
    const answer = await upload(api.stranger(), portrait);
    expect(answer.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

const upload = (client: ApiClient, photo: Buffer, input = {}) =>
  client.upload(
    SubmitAnalysisDocument,
    { input: { photo: null, ...input } },
    'input.photo',
    new Blob([photo]),
  );

async function files(api: TestApi): Promise<number> {
  const names = await readdir(api.photoFolder, { recursive: true });
  return names.filter((name) => /\.(jpg|png)$/.test(name)).length;
}
