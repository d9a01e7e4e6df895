import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnalysisDocument, CompareAnalysesDocument } from '../../operations/generated.ts';
import { type Analysis, analyses } from '../../src/analyses/analyses.table.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { idOf, uuidOf } from '../setup/ids.ts';
import { portrait, solidPhoto } from '../setup/photos.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';

const MISSING = '00000000-0000-7000-8000-000000000000';

describe('compareAnalyses', () => {
  let api: TestApi;
  let user: TestUser;
  let before: Analysis;
  beforeAll(async () => {
    api = await TestApi.start();
    user = await api.createUser();
    const { id } = await waitForEnd(user.client, await submit(user.client, portrait));
    before = (
      await api.db
        .select()
        .from(analyses)
        .where(eq(analyses.id, uuidOf(id)))
    )[0]!;
  });
  afterAll(() => api.close());

  /** A copy of the first analysis with other columns. */
  const later = async (changes: Partial<Analysis> = {}) => {
    const { id: _, ...rest } = before;
    const copy = { ...rest, clientRequestId: crypto.randomUUID(), ...changes };
    const [row] = await api.db.insert(analyses).values(copy).returning();
    return row!.id;
  };
  const moved = (key: string, by: number) => ({
    metrics: before.metrics.map((metric) =>
      metric.key === key ? { ...metric, value: metric.value + by } : metric,
    ),
  });
  const compare = async (afterId: string, beforeId = before.id) =>
    user.client.send(CompareAnalysesDocument, {
      beforeId: idOf('Analysis', beforeId),
      afterId: idOf('Analysis', afterId),
    });
  const metricsOf = async (afterId: string) => {
    const { compareAnalyses } = (await compare(afterId)).data!;
    return new Map(compareAnalyses!.metrics.map((metric) => [metric.metric, metric]));
  };

  it('finds no change between equal results', async () => {
    const id = await later();
    const { data, errors } = await compare(id);
    expect(errors).toBeUndefined();
    expect(data?.compareAnalyses).toMatchObject({
      before: { id: idOf('Analysis', before.id) },
      after: { id: idOf('Analysis', id) },
      model: { name: before.modelName, version: before.modelVersion },
    });
    expect(data?.compareAnalyses?.metrics.map(({ metric }) => metric)).toEqual(
      before.metrics.map(({ key }) => key),
    );
    for (const metric of data!.compareAnalyses!.metrics) {
      expect(metric).toMatchObject({ difference: 0, verdict: 'WITHIN_NOISE' });
      expect(metric.noise).toBeGreaterThan(0);
    }
  });

  it('judges a difference beyond the noise by its direction', async () => {
    const { sem } = before.metrics.find(({ key }) => key === 'REDNESS')!;
    const small = (await metricsOf(await later(moved('REDNESS', sem)))).get('REDNESS');
    expect(small).toMatchObject({ difference: sem, verdict: 'WITHIN_NOISE' });
    expect(small?.noise).toBeCloseTo(1.96 * Math.SQRT2 * sem, 0);
    expect((await metricsOf(await later(moved('REDNESS', 40)))).get('REDNESS')?.verdict).toBe('WORSENED');
    expect((await metricsOf(await later(moved('REDNESS', -40)))).get('REDNESS')?.verdict).toBe('IMPROVED');
    expect((await metricsOf(await later(moved('SKIN_SCORE', 40)))).get('SKIN_SCORE')?.verdict).toBe(
      'IMPROVED',
    );
  });

  it.each([
    ['DIFFERENT_MODELS', { modelVersion: '0.9.0' }],
    ['DIFFERENT_KINDS', { kind: 'CLOSE_UP' as const }],
    ['LOW_CONFIDENCE', { confidence: 0.49 }],
    ['NOT_COMPLETED', { status: 'PENDING', modelVersion: null }],
    ['NOT_COMPLETED', { status: 'REJECTED' }],
    ['NOT_COMPLETED', { status: 'FAILED' }],
  ] as const)('refuses with the reason %s: %j', async (reason, changes) => {
    for (const { data, errors } of [
      await compare(await later(changes)),
      await compare(before.id, await later(changes)),
    ]) {
      expect(data?.compareAnalyses).toBeNull();
      expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', reason });
    }
  });

  it('rejects the analysis of a photo without skin', async () => {
    const { id } = await waitForEnd(user.client, await submit(user.client, await solidPhoto()));
    expect((await compare(id)).errors?.[0]?.extensions?.reason).toBe('NOT_COMPLETED');
  });

  it('treats another person’s analysis like a missing one', async () => {
    const someone = await api.createUser();
    const theirs = await later({ userId: someone.id });
    expect((await user.client.send(AnalysisDocument, { id: theirs })).errors).toHaveLength(1);
    const answers = await Promise.all([theirs, idOf('Analysis', MISSING), 'no-id'].map((id) => compare(id)));
    const swapped = await Promise.all(
      [theirs, idOf('Analysis', MISSING), 'no-id'].map((id) => compare(before.id, id)),
    );
    for (const { errors } of [...answers, ...swapped]) {
      expect(errors?.[0]).toMatchObject({
        message: 'The analysis was not found.',
        extensions: { code: 'NOT_FOUND' },
      });
    }
  });

  it('is rejected for anonymous callers', async () => {
    const variables = { beforeId: before.id, afterId: before.id };
    const { errors } = await api.stranger().send(CompareAnalysesDocument, variables);
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('takes few statements', async () => {
    const id = await later();
    expect((await api.statements(() => compare(id))).length).toBeLessThanOrEqual(3);
  });
});
