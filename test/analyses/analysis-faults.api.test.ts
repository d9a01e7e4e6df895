import { readdirSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  MyAnalysesDocument,
  MyNotificationsDocument,
  RetryAnalysisDocument,
  SubmitAnalysisDocument,
} from '../../operations/generated.ts';
import { analyses } from '../../src/analyses/analyses.table.ts';
import { TestApi } from '../setup/api.ts';
import { uuidOf } from '../setup/ids.ts';
import { portrait } from '../setup/photos.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';

describe('faults while photos are analyzed', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start({ LOG_LEVEL: 'silent' });
  });
  afterAll(() => api.close());

  it('a photo that fails at every attempt ends as FAILED, is reported once, and holds up no one', {
    timeout: 180_000,
  }, async () => {
    const user = await api.createUser();
    const id = await submit(user.client, portrait);
    await waitForEnd(user.client, id);
    const photo = join(
      api.photoFolder,
      readdirSync(api.photoFolder, { recursive: true, encoding: 'utf8' }).find((name) =>
        name.endsWith('.jpg'),
      )!,
    );
    await writeFile(photo, 'no longer a photo');
    await api.db
      .update(analyses)
      .set({ status: 'FAILED' })
      .where(eq(analyses.id, uuidOf(id)));

    const retry = () => user.client.request(RetryAnalysisDocument, { input: { id } });
    const [first, second] = await Promise.all([retry(), retry()]);
    expect([first, second].flatMap(({ retryAnalysis }) => retryAnalysis.userErrors)).toHaveLength(1);
    const next = await submit(user.client, portrait);
    expect((await waitForEnd(user.client, next)).status).toBe('COMPLETED');
    expect((await waitForEnd(user.client, id, 40)).status).toBe('FAILED');
    const { viewer } = await user.client.request(MyNotificationsDocument, { first: 1 });
    expect(viewer.notifications).toMatchObject({
      totalCount: 3,
      nodes: [{ kind: 'ANALYSIS_FAILED', analysis: { id } }],
    });

    await writeFile(photo, portrait);
    expect((await retry()).retryAnalysis.analysis).toMatchObject({ status: 'PENDING', completedAt: null });
    expect((await waitForEnd(user.client, id)).status).toBe('COMPLETED');
  });

  it('a storage that cannot be written is a clear error, and leaves no row', async () => {
    const user = await api.createUser();
    await submit(user.client, portrait);
    await rename(api.photoFolder, `${api.photoFolder}-away`);
    await writeFile(api.photoFolder, 'in the way');
    const answer = await user.client.upload(
      SubmitAnalysisDocument,
      { input: { photo: null } },
      'input.photo',
      new Blob([portrait]),
    );
    expect(answer.errors?.[0]?.extensions?.code).toBe('SERVICE_UNAVAILABLE');
    expect((await fetch(`${api.url}/ready`)).status).toBe(503);
    const { viewer } = await user.client.request(MyAnalysesDocument, {});
    expect(viewer.analyses.totalCount).toBe(1);
    await rm(api.photoFolder);
    await rename(`${api.photoFolder}-away`, api.photoFolder);
    expect((await fetch(`${api.url}/ready`)).status).toBe(200);
  });
});
