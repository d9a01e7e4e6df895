import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import {
  CancelConsultationDocument,
  ConsultationMessagesDocument,
  ConsultationQueueDocument,
  ConsultationUpdatedDocument,
  CreateDermatologistDocument,
  DeclineConsultationDocument,
  DeleteAccountDocument,
  PostConsultationMessageDocument,
  RateConsultationDocument,
  SetUserRoleDocument,
} from '../../operations/generated.ts';
import { consultations } from '../../src/consultations/case/consultations.table.ts';
import { dermatologists } from '../../src/consultations/dermatologists/dermatologists.table.ts';
import { notifications } from '../../src/notifications/notifications.table.ts';
import { codeOf } from '../setup/answers.ts';
import { PASSWORD, TestApi, type TestUser } from '../setup/api.ts';
import { idOf, uuidOf } from '../setup/ids.ts';
import { portrait } from '../setup/photos.ts';
import {
  answer,
  claim,
  createDermatologist,
  newCase,
  redFlags,
  requestWithPhotos,
  review,
  viewCase,
} from '../setup/rows/consultations.ts';
import { profileOf } from '../setup/rows/dermatologists.ts';

let api: TestApi;
let admin: TestUser;
beforeAll(async () => {
  api = await TestApi.start();
  admin = await api.createUser({ role: 'ADMIN', consents: false });
});
afterAll(() => api.close());

const person = () => api.createUser({ consents: false });
const post = (by: TestUser, consultationId: string, text = 'Hello.') =>
  by.client.send(PostConsultationMessageDocument, { input: { consultationId, text } });
const rowOf = async (id: string) =>
  (
    await api.db
      .select()
      .from(consultations)
      .where(eq(consultations.id, uuidOf(id)))
  )[0]!;
const takeRole = async (user: TestUser) => {
  const input = { id: idOf('Account', user.id), role: 'USER' } as const;
  return (await admin.client.request(SetUserRoleDocument, { input })).setUserRole;
};
const close = async (user: TestUser) =>
  (await user.client.request(DeleteAccountDocument, { input: { password: PASSWORD } })).deleteAccount;

/** Starts one after the other while the rows that `lock` names are locked; each waits for a lock before the next begins. */
async function behindLock<T>(
  lock: ReturnType<typeof sql>,
  work: readonly (() => Promise<T>)[],
): Promise<T[]> {
  const { all } = await api.db.transaction(async (tx) => {
    await tx.execute(lock);
    const started: Promise<T>[] = [];
    for (const start of work) {
      const running = start();
      running.catch(() => undefined); // told by Promise.all
      started.push(running);
      await vi.waitFor(
        async () => {
          const [row] = await api.db.execute(sql`select count(*)::int as n from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`);
          expect(row!.n).toBeGreaterThanOrEqual(started.length);
        },
        { timeout: 180_000, interval: 20 },
      );
    }
    return { all: started };
  });
  return Promise.all(all);
}

describe('a dermatologist who gave a case back', () => {
  it('can no longer see the case, messages, photos by old links, or live updates', async () => {
    const patient = await api.createUser();
    const doctor = await createDermatologist(api);
    const { data } = await requestWithPhotos(api, patient, [portrait]);
    const { id } = data!.requestConsultation.consultation!;
    await review(doctor, id);
    await post(patient, id, 'For your eyes.');
    const [photo] = (await viewCase(doctor, id)).data!.consultation!.photos;
    expect((await fetch(photo!.url)).status).toBe(200);
    const updates = doctor.client.subscribe(ConsultationUpdatedDocument, { id });
    expect((await updates.next()).value?.consultationUpdated.id).toBe(id);

    const input = { id, reason: 'Not my field.' };
    await doctor.client.request(DeclineConsultationDocument, { input });
    await post(patient, id, 'For somebody else.');
    expect((await updates.next()).done).toBe(true);
    expect((await fetch(photo!.url)).status).toBe(404);
    expect(codeOf(await viewCase(doctor, id))).toBe('NOT_FOUND');
    expect(codeOf(await post(doctor, id))).toBe('NOT_FOUND');
    expect(codeOf(await doctor.client.send(ConsultationMessagesDocument, { id }))).toBe('NOT_FOUND');
    const { consultationQueue } = await doctor.client.request(ConsultationQueueDocument, {});
    expect(consultationQueue.nodes.map((node) => node.id)).not.toContain(id);
  });
});

describe('a former dermatologist', () => {
  it('gets nothing over a socket that is still open, and keeps no case', async () => {
    const [patient, doctor] = [await person(), await createDermatologist(api)];
    const id = await newCase(patient);
    await review(doctor, id);
    const client = createClient({
      url: `${api.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${doctor.accessToken}` },
      retryAttempts: 0,
      lazy: false,
      onNonLazyError: () => {},
    });
    const closed = new Promise<number>((resolve) => {
      client.on('closed', (event) => resolve((event as { code: number }).code));
    });
    const received: unknown[] = [];
    const query = `subscription { consultationUpdated(id: "${id}") { id question messages(first: 1) { nodes { text } } } }`;
    const ended = new Promise<void>((resolve) => {
      client.subscribe(
        { query },
        { next: (value) => received.push(value), error: () => resolve(), complete: () => resolve() },
      );
    });
    await vi.waitFor(() => expect(received).toHaveLength(1), 60_000);
    expect((await takeRole(doctor)).userErrors).toEqual([]);
    await post(patient, id, 'Is anybody there?');
    await ended;
    const queue = async () => {
      for await (const value of client.iterate({ query: '{ consultationQueue { nodes { question } } }' }))
        return value;
      return undefined;
    };
    const asked = await queue().catch((error: unknown) => error);
    expect(JSON.stringify(asked ?? {})).not.toContain('What is this rash');
    expect(await closed).toBe(4403);
    expect(received).toHaveLength(1);
    expect(await rowOf(id)).toMatchObject({ status: 'PENDING', dermatologistId: null, claimedAt: null });
    expect(codeOf(await viewCase(doctor, id))).toBe('NOT_FOUND');
  });

  it('cannot take a case at the moment of losing the role', async () => {
    for (const leave of [takeRole, close]) {
      const [patient, doctor] = [await person(), await createDermatologist(api)];
      const id = await newCase(patient);
      const lock = sql`select 1 from consultations where id = ${uuidOf(id)} for update`;
      await behindLock<unknown>(lock, [() => claim(doctor.client, id), () => leave(doctor)]);
      expect(await rowOf(id)).toMatchObject({ status: 'PENDING', dermatologistId: null });

      const next = await createDermatologist(api);
      await Promise.allSettled([leave(next), claim(next.client, id)]);
      expect(await rowOf(id)).toMatchObject({ status: 'PENDING', dermatologistId: null });
    }
  });
});

describe('a case', () => {
  it('that is cancelled while it is taken ends cancelled and unassigned', async () => {
    const doctors = [await createDermatologist(api), await createDermatologist(api)];
    for (let round = 0; round < 4; round += 1) {
      const patient = await person();
      const id = await newCase(patient);
      const lock = sql`select 1 from consultations where id = ${uuidOf(id)} for update`;
      const cancel = async () =>
        (await patient.client.request(CancelConsultationDocument, { input: { id } })).cancelConsultation;
      const claims = doctors.map((doctor) => () => claim(doctor.client, id));
      const answers = await behindLock(lock, round % 2 ? [cancel, ...claims] : [...claims, cancel]);
      const cancelled = answers.at(round % 2 ? 0 : -1)!;
      expect(cancelled.userErrors).toEqual([]);
      const won = answers.filter((one) => one !== cancelled && one.userErrors.length === 0);
      expect(won.length).toBeLessThan(2);
      expect(await rowOf(id)).toMatchObject({ status: 'CANCELLED', dermatologistId: null });
      for (const doctor of doctors) expect(codeOf(await viewCase(doctor, id))).toBe('NOT_FOUND');
    }
  });

  it('is inaccessible once its patient has closed the account', async () => {
    const patient = await api.createUser();
    const doctor = await createDermatologist(api);
    const { data } = await requestWithPhotos(api, patient, [portrait]);
    const { id, photos } = data!.requestConsultation.consultation!;
    await review(doctor, id);
    const [theirs] = (await viewCase(doctor, id)).data!.consultation!.photos;
    expect((await close(patient)).userErrors).toEqual([]);
    for (const { url } of [photos[0]!, theirs!]) expect((await fetch(url)).status).toBe(404);
    expect(codeOf(await viewCase(doctor, id))).toBe('NOT_FOUND');
    expect(codeOf(await post(doctor, id))).toBe('NOT_FOUND');
  });

  it('of a dermatologist’s own cannot be taken by them', async () => {
    const doctor = await createDermatologist(api);
    const id = await newCase(doctor);
    expect((await claim(doctor.client, id)).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
    expect((await rowOf(id)).status).toBe('PENDING');
    const { consultationQueue } = await doctor.client.request(ConsultationQueueDocument, {});
    expect(consultationQueue.nodes.map((node) => node.id)).not.toContain(id);
  });

  it('is inaccessible to administrators, including the queue', async () => {
    const id = await newCase(await person());
    expect(codeOf(await viewCase(admin, id))).toBe('NOT_FOUND');
    expect(codeOf(await post(admin, id))).toBe('NOT_FOUND');
    expect(codeOf(await admin.client.send(ConsultationQueueDocument, {}))).toBe('FORBIDDEN');
  });
});

describe('an invited person who has not responded', () => {
  it('is not notified of urgent cases', async () => {
    const email = `${randomUUID()}@clinic.example`;
    const input = { email, ...profileOf('Dr. Invited') };
    const { createDermatologist: made } = await admin.client.request(CreateDermatologistDocument, { input });
    const last = await createDermatologist(api, 'Dr. Last');
    await newCase(await person(), { redFlags: redFlags('UR_SHINGLES') });
    const told = (userId: string) => api.db.$count(notifications, eq(notifications.userId, userId));
    await vi.waitFor(async () => expect(await told(last.id)).toBe(1), { timeout: 180_000, interval: 50 });
    expect(await told(uuidOf(made.dermatologist!.id))).toBe(0);
  });
});

describe('figures', () => {
  it('count both of two concurrent ratings', async () => {
    const doctor = await createDermatologist(api);
    const cases: [TestUser, string][] = [];
    for (let count = 0; count < 2; count += 1) {
      const patient = await person();
      const id = await newCase(patient);
      await answer(doctor, id);
      cases.push([patient, id]);
    }
    const lock = sql`select 1 from dermatologists where user_id = ${doctor.id} for update`;
    await behindLock(
      lock,
      cases.map(
        ([{ client }, id], at) =>
          () =>
            client.request(RateConsultationDocument, { input: { id, rating: 4 + at } }),
      ),
    );
    const [row] = await api.db.select().from(dermatologists).where(eq(dermatologists.userId, doctor.id));
    expect(row).toMatchObject({ ratingCount: 2, ratingMean: 4.5 });
  });
});
