import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SubmitAnalysisDocument, UpdateProfileDocument } from '../../operations/generated.ts';
import { addDays } from '../../src/platform/time/calendar-days.ts';
import { localDay } from '../../src/platform/time/local-day.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { portrait } from '../setup/photos.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';

const ZONE = 'Pacific/Kiritimati';
const today = localDay(ZONE, new Date());
let api: TestApi;
let user: TestUser;
let ids: string[];
beforeAll(async () => {
  api = await TestApi.start();
  user = await api.createUser();
  await user.client.request(UpdateProfileDocument, { input: { timeZone: ZONE } });
  ids = [];
  for (const takenOn of [null, addDays(today, -40), addDays(today, -10), today]) {
    const id = await submit(user.client, portrait, { takenOn });
    expect((await waitForEnd(user.client, id)).status).toBe('COMPLETED');
    ids.push(id);
  }
});
afterAll(() => api.close());

const ask = async (query: string) => {
  const { data, errors } = await user.client.sendText(`{ viewer { ${query} } }`, {});
  expect(errors).toBeUndefined();
  return (data as { viewer: Record<string, never> }).viewer;
};

describe('the day on which a photo was taken', () => {
  it('is noon of it where the person lives; a photo of today was taken now', async () => {
    const { analyses } = (await ask('analyses { nodes { id takenOn takenAt createdAt } }')) as unknown as {
      analyses: { nodes: { id: string; takenOn: string | null; takenAt: string; createdAt: string }[] };
    };
    const byId = ids.map((id) => analyses.nodes.find((node) => node.id === id)!);
    expect(byId.map(({ takenOn }) => takenOn)).toEqual([
      null,
      addDays(today, -40),
      addDays(today, -10),
      today,
    ]);
    expect(byId[1]!.takenAt).toBe(`${addDays(today, -41)}T22:00:00.000Z`);
    expect(byId.map(({ takenAt, createdAt }) => takenAt === createdAt)).toEqual([true, false, false, true]);
    expect(analyses.nodes.map(({ id }) => id)).toEqual([ids[3], ids[0], ids[2], ids[1]]);
  });

  it('places it in pages, the timeline and progress, and leaves the latest photo the latest', async () => {
    const seen: string[] = [];
    for (let after: string | null = null; seen.length < 10; ) {
      const { photoTimeline } = (await ask(
        `photoTimeline(first: 1${after ? `, after: "${after}"` : ''}) { nodes { analysis { id } } pageInfo { hasNextPage endCursor } }`,
      )) as unknown as {
        photoTimeline: {
          nodes: { analysis: { id: string } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
      seen.push(...photoTimeline.nodes.map(({ analysis }) => analysis.id));
      if (!photoTimeline.pageInfo.hasNextPage) break;
      after = photoTimeline.pageInfo.endCursor;
    }
    expect(seen).toEqual([ids[3], ids[0], ids[2], ids[1]]);
    const { progress, latestAnalysis } = (await ask(
      `latestAnalysis { id } progress(metric: "PORES", from: "${addDays(today, -60)}", to: "${today}") { points { day } }`,
    )) as unknown as { progress: { points: { day: string }[] }; latestAnalysis: { id: string } };
    expect(latestAnalysis.id).toBe(ids[3]);
    expect(progress.points.map(({ day }) => day)).toEqual([
      addDays(today, -40),
      addDays(today, -10),
      today,
      today,
    ]);
  });

  it.each([
    [addDays(today, 1), 'TOO_LATE'],
    ['1999-12-31', 'TOO_EARLY'],
  ])('is refused as %s: %s, and nothing is stored', async (takenOn, code) => {
    const variables = { input: { photo: null, takenOn } };
    const photo = new Blob([portrait]);
    const { data } = await user.client.upload(SubmitAnalysisDocument, variables, 'input.photo', photo);
    const field = ['input', 'takenOn'];
    expect(data?.submitAnalysis).toMatchObject({ analysis: null, userErrors: [{ code, field }] });
  });
});
