import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../../operations/clients/client.ts';
import {
  AnalysisDocument,
  AnalysisFindingsDocument,
  UpdateProfileDocument,
} from '../../operations/generated.ts';
import { analyses } from '../../src/analyses/analyses.table.ts';
import { SignedLinks } from '../../src/platform/signed-links.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { uuidOf } from '../setup/ids.ts';
import { closeup, portrait } from '../setup/photos.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';

const SECRET = 'a secret of the tests of links to zones';

describe('what is found besides the metrics', () => {
  let api: TestApi;
  let user: TestUser;
  let face: Awaited<ReturnType<typeof waitForEnd>>;
  beforeAll(async () => {
    api = await TestApi.start({ JWT_SECRET: SECRET });
    user = await api.createUser();
    face = await waitForEnd(user.client, await submit(user.client, portrait));
  });
  afterAll(() => api.close());

  const findings = async (client: ApiClient, id: string) =>
    (await client.request(AnalysisFindingsDocument, { id })).analysis!;

  it('lists candidates within the photo, with counts by zone', async () => {
    const { lesions } = await findings(user.client, face.id);
    const { candidates, counts } = lesions!;
    expect(candidates.length).toBeGreaterThan(0);
    expect(candidates.length).toBeLessThanOrEqual(60);
    for (const { kind, x, y, diameterMm, confidence } of candidates) {
      expect(['RED', 'DARK', 'LIGHT']).toContain(kind);
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(510);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(600);
      expect(diameterMm).toBeGreaterThan(1);
      expect(confidence).toBeLessThanOrEqual(0.6);
    }
    expect(candidates.map(({ confidence }) => confidence)).toEqual(
      candidates.map(({ confidence }) => confidence).toSorted((a, b) => b - a),
    );
    const total = counts.reduce((sum, { red, dark, light }) => sum + red + dark + light, 0);
    expect(total).toBe(candidates.length);
  });

  it('compares the skin below the eyes with the cheeks', async () => {
    const { underEyes } = await findings(user.client, face.id);
    expect(underEyes.map(({ side }) => side)).toEqual(['RIGHT', 'LEFT']);
    for (const { darkness, darknessInterval } of underEyes) {
      expect(darknessInterval.low).toBeLessThan(darkness);
      expect(darknessInterval.high).toBeGreaterThan(darkness);
    }
  });

  it('compares the sides of a face, zone by zone', async () => {
    const { metrics } = await findings(user.client, face.id);
    const { sides } = metrics.find(({ metric }) => metric === 'LINES')!;
    expect(sides.map(({ right }) => right.zone)).toEqual(
      expect.arrayContaining(['RIGHT_CHEEK', 'RIGHT_UNDER_EYE', 'RIGHT_NASOLABIAL', 'RIGHT_CROWS_FEET']),
    );
    for (const { right, left, difference, noise } of sides) {
      expect(left.zone).toBe(right.zone.replace('RIGHT', 'LEFT'));
      expect(difference).toBeCloseTo(right.value - left.value, 1);
      expect(noise).toBeGreaterThan(1);
    }
    expect(metrics.find(({ metric }) => metric === 'SKIN_SCORE')!.sides).toEqual([]);
  });

  it('cuts the overlay of a metric to each zone in which it is measured, when it is read', async () => {
    const { metrics } = await findings(user.client, face.id);
    for (const { heatmapUrl, zones } of metrics) {
      for (const zone of zones) expect(zone.heatmapUrl === null).toBe(heatmapUrl === null);
    }
    const { heatmapUrl, zones } = metrics.find(({ metric }) => metric === 'LINES')!;
    const whole = await opacity(heatmapUrl!);
    const cheek = zones.find(({ zone }) => zone === 'RIGHT_CHEEK')!;
    const part = await opacity(cheek.heatmapUrl!);
    expect(part.length).toBe(whole.length);
    expect(part.every((alpha, i) => alpha === 0 || alpha === whole[i])).toBe(true);
    const shown = (alphas: Buffer) => alphas.filter((alpha) => alpha > 0).length;
    expect(shown(part)).toBeGreaterThan(0);
    expect(shown(part)).toBeLessThan(shown(whole) / 2);
    const other = await opacity(zones.find(({ zone }) => zone === 'LEFT_CHEEK')!.heatmapUrl!);
    expect(part.some((alpha, i) => alpha > 0 && other[i]! > 0)).toBe(false);
    const { headers } = await fetch(cheek.heatmapUrl!, { method: 'HEAD' });
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it('serves the WebP overlays of earlier analyses, which have none of zones', async () => {
    const earlier = await waitForEnd(user.client, await submit(user.client, portrait));
    const [row] = await api.db
      .update(analyses)
      .set({ heatmapFormat: 'webp' })
      .where(eq(analyses.id, uuidOf(earlier.id)))
      .returning();
    const image = await sharp({ create: { width: 8, height: 8, channels: 4, background: '#f008' } })
      .webp()
      .toBuffer();
    const folder = join(api.photoFolder, row!.photoFolder.slice(-2), row!.photoFolder);
    await writeFile(join(folder, 'heatmap-lines.webp'), image);
    const { metrics } = await findings(user.client, earlier.id);
    const { heatmapUrl, zones } = metrics.find(({ metric }) => metric === 'LINES')!;
    const response = await fetch(heatmapUrl!);
    expect(response.headers.get('content-type')).toBe('image/webp');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(image);
    expect(zones.length).toBeGreaterThan(0);
    expect(zones.map((zone) => zone.heatmapUrl)).toEqual(zones.map(() => null));
  });

  it('opens the overlay of a zone for nobody else, nor later, nor where nothing is measured', async () => {
    const { metrics } = await findings(user.client, face.id);
    const url = metrics.flatMap(({ zones }) => zones).find(({ heatmapUrl }) => heatmapUrl)!.heatmapUrl!;
    const { pathname, search } = new URL(url);
    const [, , , , file, zone] = pathname.split('/');
    const without = pathname.slice(0, -zone!.length);
    const signed = (path: string, viewerId: string, ms = 60_000) =>
      new SignedLinks(() => api.url, [SECRET]).sign({ path, viewerId }, new Date(Date.now() + ms));
    const someone = await api.createUser();
    expect((await fetch(signed(pathname, user.id))).status).toBe(200);
    for (const closed of [
      url.replace(/\?.*/, ''),
      `${api.url}${without}nose${search}`,
      `${api.url}${without.slice(0, -1)}${search}`,
      signed(pathname, someone.id),
      signed(pathname, user.id, -1000),
      signed(`${without}nowhere`, user.id),
      signed(pathname.replace(`/${file}/`, '/skin_score/'), user.id),
      signed(pathname.replace('/analyses/', '/journal/'), user.id),
    ]) {
      expect((await fetch(closed)).status, closed).toBe(404);
    }
  });

  it('explains every overlay in the language of the person', async () => {
    const someone = await api.createUser();
    await someone.client.request(UpdateProfileDocument, { input: { locale: 'de' } });
    const analysis = await waitForEnd(someone.client, await submit(someone.client, portrait));
    const legends = analysis.metrics.flatMap(({ heatmapUrl, heatmapLegend }) => {
      expect(heatmapLegend === null).toBe(heatmapUrl === null);
      return heatmapLegend ? [heatmapLegend] : [];
    });
    expect(legends.length).toBe(6);
    for (const { color, fullOpacity, meaning } of legends) {
      expect(color).toMatch(/^#[0-9a-f]{6}$/);
      expect(fullOpacity).toBeGreaterThan(0.5);
      expect(meaning).toContain('Farbe');
    }
    expect(new Set(legends.map(({ meaning }) => meaning)).size).toBe(6);
  });

  it('finds none of it in a close-up', async () => {
    const id = await submit(user.client, closeup);
    await waitForEnd(user.client, id);
    const { lesions, underEyes, metrics } = await findings(user.client, id);
    expect({ lesions, underEyes }).toEqual({ lesions: null, underEyes: [] });
    expect(metrics.every(({ sides }) => sides.length === 0)).toBe(true);
  });

  it('shows it to nobody else', async () => {
    const someone = await api.createUser();
    const variables = { id: face.id };
    const theirs = await someone.client.send(AnalysisFindingsDocument, variables);
    expect(theirs.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    const strangers = await api.stranger().send(AnalysisFindingsDocument, variables);
    expect(strangers.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect((await user.client.request(AnalysisDocument, variables)).analysis?.id).toBe(face.id);
  });
});

/** Of every pixel of a picture. */
async function opacity(url: string): Promise<Buffer> {
  const response = await fetch(url);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
  return sharp(Buffer.from(await response.arrayBuffer()))
    .extractChannel('alpha')
    .raw()
    .toBuffer();
}
