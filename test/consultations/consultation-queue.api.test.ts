import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  ConsultationQueueDocument,
  DermatologistDocument,
  MyConsultationNotificationsDocument,
  PostConsultationMessageDocument,
  RateConsultationDocument,
} from '../../operations/generated.ts';
import { auditLog } from '../../src/audit/audit.table.ts';
import { consultations } from '../../src/consultations/case/consultations.table.ts';
import { idOf, uuidOf } from '../setup/ids.ts';
import { insertCase } from '../setup/rows/consultation-rows.ts';
import {
  answer,
  claim,
  createDermatologist,
  newCase,
  redFlags,
  review,
} from '../setup/rows/consultations.ts';
import { api, colleague, doctor, patient, queueOf, read, setUp, someone } from './review-setup.ts';

setUp();

describe('a consultation', () => {
  it('waits in a queue, urgent cases first, then oldest first, page by page', async () => {
    await api.db.delete(consultations);
    const calm = [await insertCase(api.db, patient.id), await insertCase(api.db, patient.id)];
    const urgent = await newCase(await someone(), { redFlags: redFlags('UR_SHINGLES') });
    const late = await insertCase(api.db, patient.id);
    const order = [urgent, ...calm, late];
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const page = await queueOf(doctor, { first: 1, after });
      expect(page.totalCount).toBe(4);
      seen.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(order);
    await claim(doctor.client, late);
    await claim(doctor.client, urgent);
    expect((await queueOf(doctor, { scope: 'OWN_OPEN' })).nodes.map(({ id }) => id)).toEqual([urgent, late]);
    expect((await queueOf(colleague, { scope: 'OWN_OPEN' })).totalCount).toBe(0);
    const done = [];
    for (let n = 0; n < 3; n += 1) {
      const changes = { status: 'ANSWERED', dermatologistId: doctor.id, answeredAt: new Date() } as const;
      done.unshift(await insertCase(api.db, patient.id, changes));
    }
    const first = await queueOf(doctor, { scope: 'OWN_DONE', first: 2 });
    const { nodes } = await queueOf(doctor, { scope: 'OWN_DONE', first: 2, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...nodes].map(({ id }) => id)).toEqual(done);
    expect((await queueOf(doctor)).nodes.map(({ id }) => id)).toEqual(calm);
  });

  it('is in the queue of dermatologists only', async () => {
    const admin = await api.createUser({ role: 'ADMIN', consents: false });
    for (const who of [patient, admin]) {
      const { errors } = await who.client.send(ConsultationQueueDocument, {});
      expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
    const { errors } = await api.stranger().send(ConsultationQueueDocument, {});
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    for (const bad of [{ first: 0 }, { first: 101 }, { after: 'x' }]) {
      const answered = await doctor.client.send(ConsultationQueueDocument, bad);
      expect(answered.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });

  it('takes as many statements among twenty as alone', async () => {
    const watcher = await createDermatologist(api, 'Dr. Watcher');
    const owner = await someone();
    await api.db.delete(consultations);
    for (let n = 0; n < 20; n += 1) await newCase(await someone());
    const counts = async (work: (first: number) => Promise<unknown>) => {
      const [one, many] = [
        (await api.statements(() => work(1))).length,
        (await api.statements(() => work(20))).length,
      ];
      expect(many).toBe(one);
      expect(many).toBeLessThan(15);
    };
    await counts((first) => queueOf(watcher, { first }));
    const ids = (await queueOf(watcher)).nodes.map(({ id }) => id);
    expect(ids).toHaveLength(20);
    await api.db.update(consultations).set({ userId: owner.id });
    for (const id of ids) await claim(watcher.client, id);
    await counts((first) => queueOf(watcher, { first, scope: 'OWN_OPEN' }));
    for (const consultationId of ids) {
      const input = { consultationId, text: 'Hello.' };
      await owner.client.request(PostConsultationMessageDocument, { input });
    }
    for (const { client } of [owner, watcher]) {
      const notices = (first: number) => client.request(MyConsultationNotificationsDocument, { first });
      const { nodes } = (await notices(20)).viewer.notifications;
      expect(nodes.filter(({ consultation }) => consultation?.status === 'ASSIGNED')).toHaveLength(20);
      await counts(notices);
    }
  });

  it('that a dermatologist views is in the patient’s audit log, each view once', async () => {
    const owner = await someone();
    const id = await newCase(owner);
    await read(owner, id);
    const looks = async () => {
      const rows = await api.db
        .select()
        .from(auditLog)
        .where(and(eq(auditLog.subjectId, owner.id), sql`${auditLog.action} like 'CONSULTATION%'`))
        .orderBy(auditLog.id);
      return rows.map(({ action, actorId, objectId, details }) => ({ action, actorId, objectId, details }));
    };
    expect(await looks()).toEqual([]);
    await queueOf(doctor);
    await read(doctor, id);
    await doctor.client.sendText(`{ node(id: "${id}") { id } nodes(ids: ["${id}"]) { id } }`, {});
    await review(doctor, id);
    const look = (by: string) => ({
      ...{ action: 'CONSULTATION_READ', actorId: doctor.id, objectId: uuidOf(id) },
      details: { consultationId: uuidOf(id), by },
    });
    expect(await looks()).toEqual(
      ['QUEUE', 'CASE', 'CASE', 'CASE', 'CLAIM', 'START_REVIEW'].map((by) => look(by)),
    );
    const { data } = await owner.client.sendText(
      '{ viewer { auditLog(first: 4) { nodes { action actor ip details } } } }',
      {},
    );
    const { nodes } = (data as { viewer: { auditLog: { nodes: unknown[] } } }).viewer.auditLog;
    expect(nodes[0]).toEqual({
      ...{ action: 'CONSULTATION_READ', actor: 'OTHER', ip: null },
      details: { consultationId: id, by: 'START_REVIEW' },
    });
    for (const id of [doctor.id, idOf('Dermatologist', doctor.id), idOf('User', doctor.id)])
      expect(JSON.stringify(nodes)).not.toContain(id);
  });

  it('gives the dermatologist figures: ratings and response times', async () => {
    const rated = await createDermatologist(api, 'Dr. Rated');
    for (const rating of [5, 4, 3]) {
      const owner = await someone();
      const id = await newCase(owner);
      await answer(rated, id);
      await api.db
        .update(consultations)
        .set({ claimedAt: sql`answered_at - make_interval(hours => ${rating})` })
        .where(eq(consultations.id, uuidOf(id)));
      await owner.client.request(RateConsultationDocument, { input: { id, rating } });
    }
    const { dermatologist } = await patient.client.request(DermatologistDocument, {
      id: idOf('Dermatologist', rated.id),
    });
    expect(dermatologist).toMatchObject({ rating: { mean: 4, ratingCount: 3 }, typicalResponseHours: 4 });
    const owner = await someone();
    const id = await newCase(owner);
    const { consultation } = await claim(rated.client, id);
    const hours =
      (Date.parse(consultation!.estimatedResponseAt!) - Date.parse(consultation!.claimedAt!)) / 3_600_000;
    expect(hours).toBeGreaterThan(3.9);
    expect(hours).toBeLessThan(4.1);
  });
});
