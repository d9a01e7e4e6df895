import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  AnalysisDocument,
  CompareAnalysesDocument,
  DeleteAnalysisDocument,
  MyNotificationsDocument,
  UpdateProfileDocument,
  WithdrawConsentDocument,
} from '../../operations/generated.ts';
import { NO_SETTINGS } from '../../scripts/server-process.ts';
import { analyses, formerResults } from '../../src/analyses/analyses.table.ts';
import { writeTinyModel } from '../inference/tiny-model.ts';
import { giveAllConsents, TestApi, type TestUser } from '../setup/api.ts';
import { uuidOf } from '../setup/ids.ts';
import { portrait, solidPhoto } from '../setup/photos.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';

describe('reanalyze', { timeout: 300_000 }, () => {
  const model = writeTinyModel((manifest) => ({ ...manifest, name: 'tiny', version: '2.0.0' }));
  let api: TestApi;
  let user: TestUser;
  let withdrawn: TestUser;
  let first: string;
  let second: string;
  let rejected: string;
  let kept: string;
  let childs: string;

  const reanalyze = async (...args: string[]) => {
    const env = { ...NO_SETTINGS, DATABASE_URL: api.databaseUrl, MODEL_DIR: model, LOG_LEVEL: 'warn' };
    const command = ['--import', 'tsx', 'src/commands/reanalyze.ts', ...args];
    return (await promisify(execFile)(process.execPath, command, { env })).stdout;
  };
  const read = async (id: string) => (await user.client.request(AnalysisDocument, { id })).analysis!;
  const compare = (beforeId: string, afterId: string) =>
    user.client.send(CompareAnalysesDocument, { beforeId, afterId });

  beforeAll(async () => {
    api = await TestApi.start();
    [user, withdrawn] = [await api.createUser(), await api.createUser()];
    const ended = async (client: TestUser['client'], photo: Buffer) =>
      (await waitForEnd(client, await submit(client, photo))).id;
    first = await ended(user.client, portrait);
    second = await ended(user.client, portrait);
    rejected = await ended(user.client, await solidPhoto());
    kept = await ended(withdrawn.client, portrait);
    const child = await api.createUser();
    childs = await ended(child.client, portrait);
    await child.client.request(UpdateProfileDocument, { input: { age: 15 } });
    await withdrawn.client.request(WithdrawConsentDocument, { input: { kind: 'PHOTO_PROCESSING' } });
    await api.restart({ MODEL_DIR: model });
    user = await api.login(user.email);
    withdrawn = await api.login(withdrawn.email);
  }, 120_000);
  afterAll(async () => {
    await api.close();
    await rm(model, { recursive: true, force: true });
  });

  it('uses the model of a setting; each analysis keeps the version that produced it', async () => {
    const id = await submit(user.client, portrait);
    const fresh = await waitForEnd(user.client, id);
    expect(fresh.model).toEqual({ name: 'tiny', version: '2.0.0' });
    expect(fresh.metrics).toHaveLength(6);
    expect((await read(first)).model).toMatchObject({ name: 'skin-analyzer' });
    expect((await compare(first, id)).errors?.[0]?.extensions?.reason).toBe('DIFFERENT_MODELS');
  });

  it('queues at most the limit, and the rest the next time', async () => {
    const old = await read(first);
    expect(await reanalyze('--limit', '1')).toBe('1 photos are queued for tiny 2.0.0; 4 more are left.\n');
    await vi.waitFor(async () => expect((await read(first)).model?.name).toBe('tiny'), 60_000);
    expect((await read(second)).model?.name).toBe('skin-analyzer');

    const [former] = await api.db
      .select()
      .from(formerResults)
      .where(eq(formerResults.analysisId, uuidOf(first)));
    expect(former).toMatchObject({ status: 'COMPLETED', ...versionOf(old) });
    expect(former?.metrics.map(({ value }) => value)).toEqual(old.metrics.map(({ value }) => value));
    const now = await read(first);
    expect(now).toMatchObject({ status: 'COMPLETED', createdAt: old.createdAt });
    const heatmaps = now.metrics.flatMap(({ heatmapUrl }) => heatmapUrl ?? []);
    expect(heatmaps).toHaveLength(1);
    expect((await fetch(heatmaps[0]!)).status).toBe(200);
  });

  it('allows comparing results of a common model in the meantime', async () => {
    const { compareAnalyses } = (await compare(first, second)).data!;
    expect(compareAnalyses?.model.name).toBe('skin-analyzer');
    expect(compareAnalyses?.metrics.every(({ difference }) => difference === 0)).toBe(true);
  });

  it('resumes where it stopped, notifies no one, and skips people who withdrew consent or are under 16', async () => {
    const told = async () =>
      (await user.client.request(MyNotificationsDocument, {})).viewer.notifications.totalCount;
    const before = await told();
    const progress = await reanalyze('--watch');
    expect(progress).toContain('4 photos are queued');
    expect(progress).toMatch(/\b[0-4] of 6 photos have a result of tiny 2\.0\.0; [1-4] are queued\./);
    expect(progress).toContain('4 of 6 photos have a result of tiny 2.0.0; 0 are queued.');
    for (const id of [second, rejected]) {
      await vi.waitFor(async () => expect((await read(id)).model?.name).toBe('tiny'), 60_000);
    }
    // What was no skin for the first model is for this one, which looks at brightness only.
    expect(await read(rejected)).toMatchObject({ status: 'COMPLETED', problems: [] });
    expect(await told()).toBe(before);
    expect((await compare(first, second)).data?.compareAnalyses?.model.name).toBe('tiny');
    for (const id of [kept, childs]) {
      const [theirs] = await api.db
        .select()
        .from(analyses)
        .where(eq(analyses.id, uuidOf(id)));
      expect(theirs?.modelName).toBe('skin-analyzer');
    }
    expect((await reanalyze('--watch')).split('\n')).toEqual([
      '2 photos are queued for tiny 2.0.0; 0 more are left.',
      '4 of 6 photos have a result of tiny 2.0.0; 0 are queued.',
      '2 were left: over the limit, without a current consent, or failed.',
      '',
    ]);
    await giveAllConsents(withdrawn.client);
  });

  it('deletes earlier results of deleted analyses', async () => {
    await user.client.request(DeleteAnalysisDocument, { input: { id: first } });
    expect(await api.db.$count(formerResults, eq(formerResults.analysisId, uuidOf(first)))).toBe(0);
  });

  it('rejects unknown arguments', async () => {
    for (const args of [['--limit', '0'], ['--limits', '1'], ['all']])
      await expect(reanalyze(...args)).rejects.toThrow('Usage: npm run reanalyze');
  });
});

const versionOf = ({ model }: { model?: { name: string; version: string } | null }) => ({
  modelName: model?.name,
  modelVersion: model?.version,
});
