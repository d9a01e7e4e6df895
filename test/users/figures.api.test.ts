import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CreateRoutineDocument,
  LogoutDocument,
  LogRoutineStepDocument,
  MyAdherenceDocument,
  MyAuditLogDocument,
  MyStatisticsDocument,
} from '../../operations/generated.ts';
import { addDays } from '../../src/platform/time/calendar-days.ts';
import { localDay } from '../../src/platform/time/local-day.ts';
import { giveAllConsents, TestApi, type TestUser } from '../setup/api.ts';
import { uuidOf } from '../setup/ids.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());

describe('viewer.auditLog', () => {
  const entries = async ({ client }: TestUser, page: { first?: number; after?: string } = {}) =>
    (await client.request(MyAuditLogDocument, page)).viewer.auditLog;
  const note = (subject: TestUser, actorId: string | null) =>
    api.db.execute(sql`insert into audit_log (id, subject_id, actor_id, action, ip)
      values (${uuidv7()}, ${subject.id}, ${actorId}, 'LOGIN_FAILED', '203.0.113.7')`);

  it('lists events, newest first, and hides the addresses of other people', async () => {
    const [user, other] = [
      await api.createUser({ consents: false }),
      await api.createUser({ consents: false }),
    ];
    await giveAllConsents(user.client);
    await note(user, other.id);
    await note(user, null);
    const { nodes, totalCount } = await entries(user);
    expect(totalCount).toBe(6);
    expect(nodes).toMatchObject([
      { action: 'LOGIN_FAILED', actor: 'UNKNOWN', ip: '203.0.113.7', details: null },
      { action: 'LOGIN_FAILED', actor: 'OTHER', ip: null },
      { action: 'CONSENT_GIVEN', actor: 'SELF', details: { kind: 'HEALTH_DATA', version: 1 } },
      { action: 'CONSENT_GIVEN', actor: 'SELF', details: { kind: 'AGE_16_OR_OLDER', version: 1 } },
      { action: 'CONSENT_GIVEN', actor: 'SELF', details: { kind: 'PHOTO_PROCESSING', version: 2 } },
      { action: 'LOGIN', actor: 'SELF', ip: '127.0.0.1' },
    ]);
    expect((await entries(other)).nodes.map(({ action }) => action)).toEqual(['LOGIN']);
  });

  it('pages without gaps, with as many statements as for one', async () => {
    const user = await api.createUser({ consents: false });
    const few = await api.statements(() => entries(user));
    for (let count = 0; count < 6; count++) await note(user, user.id);
    expect(await api.statements(() => entries(user))).toEqual(few);
    const all = (await entries(user)).nodes;
    const first = await entries(user, { first: 4 });
    const rest = await entries(user, { first: 4, after: first.pageInfo.endCursor! });
    expect([...first.nodes, ...rest.nodes]).toEqual(all);
  });

  it('is rejected for anonymous callers, and never lost', async () => {
    const { errors } = await api.graphql(MyAuditLogDocument, {});
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    const user = await api.createUser({ consents: false });
    await user.client.request(LogoutDocument, {});
    const again = await api.login(user.email);
    expect((await entries(again)).nodes.map(({ action }) => action)).toEqual(['LOGIN', 'LOGOUT', 'LOGIN']);
  });
});

describe('viewer.statistics', () => {
  const statistics = async ({ client }: TestUser) =>
    (await client.request(MyStatisticsDocument, {})).viewer.statistics;
  const insert = (user: TestUser, status: string, version: string, score: number, age: string) =>
    api.db.execute(sql`insert into analyses
      (id, user_id, client_request_id, status, photo_folder, photo_width, photo_height, capture,
        skin_score, hydration, oiliness, elasticity, pores, model_name, model_version, created_at)
      values (gen_random_uuid(), ${user.id}, ${randomUUID()}, ${status}::analysis_status, gen_random_uuid(), 600, 600, '{}',
        ${score}, ${score}, ${score}, ${score}, ${score}, 'model', ${version}, now() - ${age}::interval)`);

  it('starts empty', async () => {
    const user = await api.createUser({ consents: false });
    expect(await statistics(user)).toEqual({
      accountCreatedAt: expect.any(String),
      analysisCount: 0,
      firstAnalysisAt: null,
      latestAnalysisAt: null,
      currentStreak: 0,
      longestStreak: 0,
      averageScores: null,
    });
  });

  it('counts completed analyses and averages over the current model only', async () => {
    const [user, other] = [
      await api.createUser({ consents: false }),
      await api.createUser({ consents: false }),
    ];
    await insert(user, 'COMPLETED', '1.0.0', 10, '9 days');
    await insert(user, 'COMPLETED', '2.0.0', 50, '3 days');
    await insert(user, 'COMPLETED', '2.0.0', 61, '2 days');
    await insert(user, 'REJECTED', '2.0.0', 99, '1 day');
    await insert(other, 'COMPLETED', '2.0.0', 99, '1 day');
    const few = await api.statements(() => statistics(other));
    let seen = await statistics(user);
    expect(await api.statements(async () => (seen = await statistics(user)))).toEqual(few);
    const scores = { skinScore: 55.5, hydration: 55.5, oiliness: 55.5, elasticity: 55.5, pores: 55.5 };
    expect(seen.analysisCount).toBe(3);
    expect(seen.averageScores).toEqual({
      ...scores,
      analysisCount: 2,
      model: { name: 'model', version: '2.0.0' },
    });
    const days = (text: unknown) => Math.round((Date.now() - Date.parse(String(text))) / 86_400_000);
    expect([days(seen.firstAnalysisAt), days(seen.latestAnalysisAt)]).toEqual([9, 2]);
  });

  it('reports the same streaks as adherence, with a constant number of statements', async () => {
    const user = await api.createUser({ consents: false });
    const days = (back: number) => addDays(localDay('UTC', new Date()), -back);
    const { createRoutine } = await user.client.request(CreateRoutineDocument, {
      input: {
        name: 'Mine',
        steps: [{ session: 'AM', kind: 'SUNSCREEN', name: 'Day shield', spf: 50 }],
        activate: true,
      },
    });
    const { id, steps } = createRoutine.routine!;
    await api.db.execute(sql`update routines set starts_on = ${days(10)} where id = ${uuidOf(id)}`);
    await api.db.execute(
      sql`update routine_periods set started_on = ${days(10)} where routine_id = ${uuidOf(id)}`,
    );
    const few = await api.statements(() => statistics(user));
    for (const back of [9, 8, 7, 6, 2, 1]) {
      const input = { stepId: steps[0]!.id, day: days(back) };
      await user.client.request(LogRoutineStepDocument, { input });
    }
    const { adherence } = (await user.client.request(MyAdherenceDocument, {})).viewer;
    const seen = await statistics(user);
    expect(seen).toMatchObject({ currentStreak: 2, longestStreak: 4 });
    expect(adherence).toMatchObject({ currentStreak: 2, longestStreak: 4 });
    const many = await api.statements(() => statistics(user));
    expect(many).toHaveLength(few.length);
  });

  it('is rejected for anonymous callers', async () => {
    const { errors } = await api.graphql(MyStatisticsDocument, {});
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
