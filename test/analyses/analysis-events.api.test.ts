import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnalysisUpdatedDocument, DeleteAnalysisDocument } from '../../operations/generated.ts';
import { TestApi } from '../setup/api.ts';
import { portrait } from '../setup/photos.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';

describe('analysisUpdated', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());

  it('delivers the current state first, then each change once', async () => {
    const someone = await api.createUser();
    const statuses: string[] = [];
    const id = await submit(someone.client, portrait);
    for await (const { analysisUpdated } of someone.client.subscribe(AnalysisUpdatedDocument, { id })) {
      statuses.push(analysisUpdated.status);
      if (analysisUpdated.status === 'COMPLETED') break;
    }
    expect(new Set(statuses).size).toBe(statuses.length);
    expect(statuses.at(-1)).toBe('COMPLETED');
  });

  it('delivers changes of any analysis without an id', async () => {
    const someone = await api.createUser();
    await waitForEnd(someone.client, await submit(someone.client, portrait));
    const live = someone.client.subscribe(AnalysisUpdatedDocument, {});
    const first = await api.firstOf(live, 'analyses');
    const id = await submit(someone.client, portrait);
    // A quick worker may have begun before the row is read.
    const { value } = await first.item;
    expect(value?.analysisUpdated).toMatchObject({ id, status: expect.stringMatching(/PENDING|PROCESSING/) });
    await live.return?.();
  });

  it('ends the list of changes of an analysis that is deleted', async () => {
    const someone = await api.createUser();
    const { id } = await waitForEnd(someone.client, await submit(someone.client, portrait));
    const live = someone.client.subscribe(AnalysisUpdatedDocument, { id });
    expect((await live.next()).value?.analysisUpdated.id).toBe(id);
    const end = live.next();
    await someone.client.request(DeleteAnalysisDocument, { input: { id } });
    expect((await end).done).toBe(true);
  });
});
