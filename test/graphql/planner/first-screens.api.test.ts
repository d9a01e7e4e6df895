import { expect, test } from 'vitest';
import { QUERIES } from '../../../bench/api/queries.ts';
import { TestApi } from '../../setup/api.ts';

test('what apps ask on their first screens is planned completely', async () => {
  const api = await TestApi.start();
  const { client } = await api.createUser();
  const ofViewers = QUERIES.filter(({ document }) => document.includes('viewer'));
  for (const { document } of ofViewers)
    for (let time = 0; time < 2; time += 1)
      expect((await client.sendText(document, {})).errors).toBeUndefined();
  const metrics = await (await fetch(`${api.url}/metrics`)).text();
  const lines = metrics.split('\n').filter((line) => line.startsWith('graphql_plans_total'));
  await api.close();
  expect(lines).toEqual([`graphql_plans_total{field="viewer",coverage="planned"} ${2 * ofViewers.length}`]);
});
