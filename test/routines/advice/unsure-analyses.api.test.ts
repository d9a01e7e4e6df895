import { afterAll, beforeAll, expect, it } from 'vitest';
import { CreateGoalDocument, RecommendationsDocument } from '../../../operations/generated.ts';
import { addDays } from '../../../src/platform/time/calendar-days.ts';
import { localDay } from '../../../src/platform/time/local-day.ts';
import { TestApi } from '../../setup/api.ts';
import { insertAnalyses, metricOf } from '../../setup/rows/analysis-rows.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());

const high = (key: string) => ({ metrics: [metricOf(key, 90, { band: 'HIGH' })] });

it('an analysis that is not sure is no reason for advice, nor the start of a goal', async () => {
  const { id, client } = await api.createUser();
  const advice = async () => (await client.request(RecommendationsDocument, {})).recommendations;
  const adviceOf = async (analysis: string) => {
    const { data } = await api.graphql(
      'query($id: ID!) { analysis(id: $id) { recommendations { metric } } }',
      { id: analysis },
      { token: client.token! },
    );
    return data.analysis.recommendations;
  };

  const [sure] = await insertAnalyses(api.db, id, [{ daysAgo: 3, redness: 20, ...high('BLEMISHES') }]);
  const before = await advice();
  expect(before.map(({ metric }) => metric)).toContain('BLEMISHES');
  const [unsure] = await insertAnalyses(api.db, id, [
    { daysAgo: 1, redness: 90, confidence: 0.3, ...high('REDNESS') },
  ]);

  expect(await advice()).toEqual(before);
  expect(await adviceOf(sure!)).not.toEqual([]);
  expect(await adviceOf(unsure!)).toEqual([]);
  const day = addDays(localDay('UTC', new Date()), 30);
  const { createGoal } = await client.request(CreateGoalDocument, {
    input: { metric: 'REDNESS', target: 20, day },
  });
  expect(createGoal.userErrors).toEqual([]);
  expect(createGoal.goal).toMatchObject({ baseline: null });
});
