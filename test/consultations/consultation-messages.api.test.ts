import { readdir } from 'node:fs/promises';
import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ConsultationMessagesDocument,
  ConsultationMessagesUpdatedDocument,
  MarkConsultationMessagesReadDocument,
  MyEmailDeliveriesDocument,
  MyNotificationsDocument,
  PostConsultationMessageDocument,
  type PostConsultationMessageInput,
  type PostConsultationMessageMutation,
  SetUserRoleDocument,
} from '../../operations/generated.ts';
import type { ConsultationStatus } from '../../src/consultations/case/consultation-states.ts';
import { consultationMessages, consultations } from '../../src/consultations/case/consultations.table.ts';
import { FolderStorage } from '../../src/platform/photo-storage.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { insertCase } from '../setup/consultation-rows.ts';
import { portrait } from '../setup/photos.ts';

const MISSING = '00000000-0000-7000-8000-000000000000';

let api: TestApi;
let patient: TestUser;
let doctor: TestUser;
let id: string;
beforeAll(async () => {
  api = await TestApi.start({ RATE_LIMIT_CONSULTATION_MESSAGES_PER_HOUR: '500' });
  patient = await api.createUser();
  doctor = await api.createUser({ role: 'DERMATOLOGIST', consents: false });
});
afterAll(() => api.close());

const open = (status: ConsultationStatus = 'IN_REVIEW', changes: object = {}) =>
  insertCase(api.db, patient.id, {
    status,
    dermatologistId: status === 'PENDING' || status === 'CANCELLED' ? null : doctor.id,
    claimedAt: new Date(),
    ...changes,
  });
beforeEach(async () => {
  id = await open();
});

type Input = Omit<PostConsultationMessageInput, 'consultationId'> & { consultationId?: string };
const send = (by: TestUser, input: Input) =>
  by.client.send(PostConsultationMessageDocument, { input: { consultationId: id, ...input } });
const post = async (by: TestUser, input: Input) => {
  const { data, errors } = await send(by, input);
  if (errors) throw new Error(JSON.stringify(errors));
  return data!.postConsultationMessage;
};
const postPhotos = async (by: TestUser, input: Input, photos: readonly Buffer[]) => {
  const form = new FormData();
  const variables = { input: { consultationId: id, ...input, photos: photos.map(() => null) } };
  form.set('operations', JSON.stringify({ query: String(PostConsultationMessageDocument), variables }));
  const map = photos.map((_, at) => [at, [`variables.input.photos.${at}`]]);
  form.set('map', JSON.stringify(Object.fromEntries(map)));
  photos.forEach((photo, at) => {
    form.set(String(at), new Blob([photo]), 'photo.jpg');
  });
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'apollo-require-preflight': 'true', authorization: `Bearer ${by.accessToken}` },
    body: form,
  });
  const { data, errors } = (await response.json()) as {
    data: PostConsultationMessageMutation | null;
    errors?: { extensions: { code: string } }[];
  };
  if (errors) throw new Error(JSON.stringify(errors));
  return data!.postConsultationMessage;
};
const read = async (by: TestUser, variables: { first?: number; after?: string | null; id?: string } = {}) =>
  (await by.client.request(ConsultationMessagesDocument, { id, ...variables })).consultation!;
const mark = async (by: TestUser, upToMessageId: string, consultationId = id) =>
  by.client.send(MarkConsultationMessagesReadDocument, { input: { consultationId, upToMessageId } });
const news = async ({ client }: TestUser) =>
  (await client.request(MyNotificationsDocument, {})).me.notifications.nodes.filter(
    ({ kind }) => kind === 'CONSULTATION_UPDATE',
  );
const codeOf = (answer: { errors?: { extensions?: Record<string, unknown> }[] | undefined }) =>
  answer.errors?.[0]?.extensions?.code;
const files = async () =>
  (await readdir(api.photoFolder, { recursive: true }).catch(() => [])).filter((name) =>
    name.endsWith('.jpg'),
  ).length;

describe('postConsultationMessage', () => {
  it('carries messages both ways, and tells the other side once', async () => {
    const [toDoctor, toPatient] = [await news(doctor), await news(patient)];
    const first = await post(patient, { text: ' It itches. ' });
    expect(first).toMatchObject({
      message: { kind: 'MESSAGE', side: 'PATIENT', text: 'It itches.', readAt: null, photos: [] },
      consultation: { id, status: 'IN_REVIEW', messages: { totalCount: 1 } },
      userErrors: [],
    });
    await post(doctor, { text: 'Since when?' });
    for (const side of [patient, doctor]) {
      const { messages } = await read(side);
      expect(messages.nodes.map(({ side: by, text }) => [by, text])).toEqual([
        ['DERMATOLOGIST', 'Since when?'],
        ['PATIENT', 'It itches.'],
      ]);
      expect(messages.totalCount).toBe(2);
    }
    expect(await news(doctor)).toHaveLength(toDoctor.length + 1);
    const told = await news(patient);
    expect(told).toHaveLength(toPatient.length + 1);
    expect(JSON.stringify(told)).not.toContain('Since when');
  });

  it('is the same message for the same request id, also at once, and tells of it once', async () => {
    const before = (await news(doctor)).length;
    const input = { text: 'Only once.', clientRequestId: 'once' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(patient, input)));
    expect(new Set(answers.map(({ message }) => message?.id)).size).toBe(1);
    expect((await read(patient)).messages.totalCount).toBe(1);
    expect(await news(doctor)).toHaveLength(before + 1);
    expect((await post(doctor, input)).message?.side).toBe('DERMATOLOGIST');
    const other = await open();
    expect((await post(patient, { ...input, consultationId: other })).message?.id).not.toBe(
      answers[0]!.message?.id,
    );
    await api.db.update(consultations).set({ status: 'CLOSED' }).where(eq(consultations.id, id));
    expect((await post(patient, input)).message?.id).toBe(answers[0]!.message?.id);
  });

  it('keeps the messages of both sides apart and in order when they come at once', async () => {
    const texts = Array.from({ length: 10 }, (_, at) => `Message ${at}`);
    await Promise.all(texts.map((text, at) => post(at % 2 ? patient : doctor, { text })));
    const { messages } = await read(patient);
    expect(messages.nodes.map(({ text }) => text).sort()).toEqual(texts);
    const rows = await api.db
      .select({ sequence: consultationMessages.sequence })
      .from(consultationMessages)
      .where(eq(consultationMessages.consultationId, id));
    expect(rows.map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual(texts.map((_, at) => at + 1));
  });

  it('is mailed once for all that is new and unread, and again after it was read or an hour has passed', async () => {
    const mails = async (latest: number) =>
      (await doctor.client.request(MyEmailDeliveriesDocument, { first: latest })).me.notifications.nodes.map(
        ({ emailDelivery }) => emailDelivery !== null,
      );
    for (const text of ['One', 'Two', 'Three']) await post(patient, { text });
    expect(await mails(3)).toEqual([false, false, true]);
    await post(doctor, { text: 'A question' });
    const fourth = await post(patient, { text: 'Four' });
    expect(await mails(1)).toEqual([false]);
    await mark(doctor, fourth.message!.id);
    await post(patient, { text: 'Five' });
    await post(patient, { text: 'Six' });
    expect(await mails(2)).toEqual([false, true]);
    await api.db
      .update(consultationMessages)
      .set({ createdAt: sql`now() - interval '61 minutes'` })
      .where(eq(consultationMessages.consultationId, id));
    await post(patient, { text: 'Seven' });
    expect(await mails(1)).toEqual([true]);
    // As if somebody else had taken the case meanwhile: what they never had a mail about does not count.
    await api.db.update(consultations).set({ claimedAt: new Date() }).where(eq(consultations.id, id));
    await post(patient, { text: 'Eight' });
    expect(await mails(1)).toEqual([true]);
  });

  it('answers what the dermatologist asked for', async () => {
    id = await open('NEEDS_INFO', { expiresAt: new Date(Date.now() + 1000) });
    const before = (await news(doctor)).length;
    expect((await post(doctor, { text: 'Take your time.' })).consultation?.status).toBe('NEEDS_INFO');
    expect((await post(patient, { text: 'For two weeks.' })).consultation?.status).toBe('IN_REVIEW');
    expect((await post(patient, { text: 'And at night.' })).consultation?.status).toBe('IN_REVIEW');
    expect(await news(doctor)).toHaveLength(before + 2);
    const [row] = await api.db.execute(
      sql`select expires_at > now() + interval '1 day' as later from consultations where id = ${id}`,
    );
    expect(row!.later).toBe(true);
  });

  it.each([
    ['PENDING', true, false],
    ['ASSIGNED', true, true],
    ['NEEDS_INFO', true, true],
    ['ANSWERED', true, true],
    ['CLOSED', false, false],
    ['EXPIRED', false, false],
  ] as const)('in %s is open to the patient: %s, to the dermatologist: %s', async (status, ...allowed) => {
    for (const [at, side] of [patient, doctor].entries()) {
      id = await open(status);
      const { message, userErrors } = await post(side, { text: 'Hello.' });
      if (allowed[at]) expect(message).not.toBeNull();
      else {
        expect(userErrors).toMatchObject([{ code: 'INVALID_STATE', field: ['input', 'consultationId'] }]);
        expect(userErrors[0]?.message).toContain(status);
        expect((await read(side)).messages.totalCount).toBe(0);
      }
    }
  });

  it.each([
    [{}, 'text', 'INVALID'],
    [{ text: ' \n ' }, 'text', 'INVALID'],
    [{ text: 'x'.repeat(5001) }, 'text', 'TOO_LONG'],
    [{ text: 'x', clientRequestId: 'y'.repeat(101) }, 'clientRequestId', 'TOO_LONG'],
    [{ text: 'x', clientRequestId: '' }, 'clientRequestId', 'TOO_SHORT'],
  ])('refuses %j', async (input, field, code) => {
    const { message, userErrors } = await post(patient, input);
    expect(message).toBeNull();
    expect(userErrors).toMatchObject([{ code, field: ['input', field] }]);
  });

  it('refuses text that cannot be stored', async () => {
    for (const text of ['\u0000', '\ud800'])
      expect(codeOf(await send(patient, { text }))).toBe('BAD_USER_INPUT');
  });

  it('ends with 1,000 messages of a case', async () => {
    await api.db.update(consultations).set({ messageSequence: 1000 }).where(eq(consultations.id, id));
    expect((await post(patient, { text: 'One more.' })).userErrors).toMatchObject([
      { code: 'INVALID_STATE' },
    ]);
  });

  it('is limited', async () => {
    const strict = await api.startBeside({ RATE_LIMIT_CONSULTATION_MESSAGES_PER_HOUR: '2' });
    const ask = () =>
      api.graphql(
        PostConsultationMessageDocument,
        { input: { consultationId: id, text: 'Hello.' } },
        { token: patient.accessToken, url: strict.url },
      );
    for (let count = 0; count < 2; count += 1) expect((await ask()).errors).toBeUndefined();
    expect(codeOf(await ask())).toBe('RATE_LIMITED');
    await strict.close();
  });
});

describe('photos of messages', () => {
  it('come clean, in order, behind links for this viewer only, and are noted when the other side looks', async () => {
    const wide = await sharp(portrait)
      .resize(400, 300)
      .withExif({ IFD0: { Artist: 'Somebody' } })
      .jpeg()
      .toBuffer();
    const { message } = await postPhotos(patient, {}, [wide, portrait]);
    expect(message).toMatchObject({
      text: null,
      photos: [
        { width: 400, height: 300 },
        { width: 510, height: 600 },
      ],
    });
    const own = await fetch(message!.photos[0]!.url);
    expect(own.headers.get('content-type')).toBe('image/jpeg');
    const metadata = await sharp(Buffer.from(await own.arrayBuffer())).metadata();
    expect(metadata.exif).toBeUndefined();

    const theirs = (await read(doctor)).messages.nodes[0]!.photos;
    expect(theirs[0]!.url).not.toBe(message!.photos[0]!.url);
    expect((await fetch(theirs[0]!.url)).status).toBe(200);
    const noted = await api.db.execute(sql`select subject_id, object_id from audit_log
      where action = 'CONSULTATION_PHOTO_READ' and actor_id = ${doctor.id} and details->>'consultationId' = ${id}`);
    expect(noted).toEqual([{ subject_id: patient.id, object_id: theirs[0]!.id }]);
    const other = await api.createUser({ consents: false });
    for (const url of [
      theirs[0]!.url.replace(/signature=./, 'signature='),
      theirs[0]!.url.replace(doctor.id, other.id),
      theirs[0]!.url.replace(theirs[0]!.id, theirs[1]!.id),
      theirs[0]!.url.replace(theirs[0]!.id, MISSING),
    ])
      expect((await fetch(url)).status).toBe(404);
  });

  it('are closed to who has lost the case, with the links they still have', async () => {
    await postPhotos(patient, {}, [portrait]);
    const { url } = (await read(doctor)).messages.nodes[0]!.photos[0]!;
    expect((await fetch(url)).status).toBe(200);
    await api.db
      .update(consultations)
      .set({ status: 'CANCELLED', dermatologistId: null })
      .where(eq(consultations.id, id));
    expect((await fetch(url)).status).toBe(404);
    expect((await read(patient)).messages.nodes[0]!.photos).toHaveLength(1);
  });

  it('are at most 4, photos only, and those of patients need the consents', async () => {
    expect((await postPhotos(patient, {}, Array(5).fill(portrait))).userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'photos'] },
    ]);
    expect((await postPhotos(patient, {}, [portrait, Buffer.from('no photo')])).userErrors).toMatchObject([
      { code: 'UNSUPPORTED_IMAGE', field: ['input', 'photos', '1'] },
    ]);
    expect((await read(patient)).messages.totalCount).toBe(0);
    expect((await postPhotos(doctor, {}, [portrait])).userErrors).toEqual([]);
    const without = await api.createUser({ consents: false });
    const theirs = await insertCase(api.db, without.id, { status: 'ASSIGNED', dermatologistId: doctor.id });
    const refused = await postPhotos(without, { consultationId: theirs }, [portrait]);
    expect(refused.userErrors.map(({ code }) => code)).toEqual(['CONSENT_REQUIRED', 'CONSENT_REQUIRED']);
  });

  it('leave no file behind where the message was not posted', async () => {
    const sweep = () =>
      api.db.execute(sql`update pgboss.job set start_after = now() where name = 'sweep-consultation-photos'`);
    await sweep();
    const before = await vi.waitFor(async () => {
      const [row] = await api.db.execute(sql`select count(*)::int as n from pgboss.job
        where name = 'sweep-consultation-photos' and state in ('created', 'retry', 'active')`);
      expect(row!.n).toBe(0);
      return files();
    }, 20_000);
    const save = vi.spyOn(FolderStorage.prototype, 'save');
    save.mockImplementationOnce(async function (this: FolderStorage, ...args) {
      save.mockRestore();
      await this.save(...args);
      await api.db.update(consultations).set({ status: 'CLOSED' }).where(eq(consultations.id, id));
    });
    expect((await postPhotos(patient, {}, [portrait])).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
    expect(await files()).toBe(before + 1);
    await sweep();
    await vi.waitFor(async () => expect(await files()).toBe(before), 20_000);
  });
});

describe('messages and read receipts', () => {
  it('come page by page, and in one statement each for any number of them', async () => {
    const statements = async () => (await api.statements(() => read(patient, { first: 100 }))).length;
    await post(patient, { text: 'Message 1' });
    const one = await statements();
    await api.db.insert(consultationMessages).values(
      Array.from({ length: 49 }, (_, at) => ({
        ...{ consultationId: id, sequence: at + 2, side: 'DERMATOLOGIST' as const, authorId: doctor.id },
        text: `Message ${at + 2}`,
      })),
    );
    await api.db.update(consultations).set({ messageSequence: 50 }).where(eq(consultations.id, id));
    expect(await statements()).toBe(one);
    const seen: (string | null)[] = [];
    let after: string | null | undefined;
    do {
      const { messages, unreadMessageCount } = await read(patient, { first: 20, after });
      expect([messages.totalCount, unreadMessageCount]).toEqual([50, 49]);
      seen.push(...messages.nodes.map(({ text }) => text));
      after = messages.pageInfo.hasNextPage ? messages.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(Array.from({ length: 50 }, (_, at) => `Message ${50 - at}`));
    for (const bad of [{ first: 0 }, { first: 101 }, { after: 'nonsense' }])
      expect(codeOf(await patient.client.send(ConsultationMessagesDocument, { id, ...bad }))).toBe(
        'BAD_USER_INPUT',
      );
    const beyond = Buffer.from('#999999999999999').toString('base64url');
    expect((await read(patient, { first: 1, after: beyond })).messages.nodes[0]?.text).toBe('Message 50');
  });

  it('take as many statements for many cases as for one', async () => {
    const query = `{ me { consultations(first: 10) { nodes { unreadMessageCount
      messages(first: 5) { nodes { text photos { url } } totalCount } } } } }`;
    const count = async (user: TestUser) =>
      (
        await api.statements(async () =>
          expect((await user.client.sendText(query, {})).errors).toBeUndefined(),
        )
      ).length;
    const few = await api.createUser({ consents: false });
    await insertCase(api.db, few.id);
    for (let at = 0; at < 4; at += 1) {
      id = await open();
      await post(patient, { text: 'Hello.' });
      await post(doctor, { text: 'Good day.' });
    }
    expect(await count(patient)).toBe((await count(few)) + 1); // photos, which the case without a message has not
  });

  it('mark what the other side wrote, which its writer sees', async () => {
    const own = await post(patient, { text: 'One' });
    const first = await post(doctor, { text: 'Two' });
    const last = await post(doctor, { text: 'Three' });
    expect((await read(patient)).unreadMessageCount).toBe(2);
    expect((await read(doctor)).unreadMessageCount).toBe(1);
    const { data } = await mark(patient, first.message!.id);
    expect(data?.markConsultationMessagesRead).toEqual({
      consultation: { id, unreadMessageCount: 1 },
      userErrors: [],
    });
    const readAt = async (text: string) =>
      (await read(doctor)).messages.nodes.find((message) => message.text === text)!.readAt;
    expect([await readAt('One'), await readAt('Three')]).toEqual([null, null]);
    const two = await readAt('Two');
    expect(Date.now() - Date.parse(two!)).toBeLessThan(60_000);

    await mark(patient, last.message!.id);
    await mark(patient, own.message!.id);
    expect((await read(patient)).unreadMessageCount).toBe(0);
    expect(await readAt('Two')).toBe(two);
    expect((await read(doctor)).unreadMessageCount).toBe(1);
  });

  it('begin anew for another dermatologist of the case', async () => {
    const { message } = await post(patient, { text: 'One' });
    await mark(doctor, message!.id);
    const next = await api.createUser({ role: 'DERMATOLOGIST', consents: false });
    await api.db.update(consultations).set({ dermatologistId: next.id }).where(eq(consultations.id, id));
    expect((await read(next)).unreadMessageCount).toBe(1);
    expect(codeOf(await mark(doctor, message!.id))).toBe('NOT_FOUND');
    await mark(next, message!.id);
    expect((await read(next)).unreadMessageCount).toBe(0);
  });

  it('are noted in the log of the patient when the dermatologist marks them', async () => {
    const { message } = await post(patient, { text: 'One' });
    await mark(doctor, message!.id);
    await mark(patient, message!.id);
    const rows = await api.db.execute(sql`select actor_id, action from audit_log
      where subject_id = ${patient.id} and object_id = ${id} and details->>'by' = 'CASE'`);
    expect(rows).toEqual([{ actor_id: doctor.id, action: 'CONSULTATION_READ' }]);
  });

  it('reach the other side live', async () => {
    const updates = doctor.client.subscribe(ConsultationMessagesUpdatedDocument, { id });
    const next = async () => (await updates.next()).value!.consultationUpdated!;
    const before = await next();
    expect(before.id).toBe(id);
    const { message } = await post(patient, { text: 'Live' });
    expect((await next()).unreadMessageCount).toBe(1);
    await mark(doctor, message!.id);
    expect((await next()).unreadMessageCount).toBe(0);
    await mark(doctor, message!.id);
    await post(patient, { text: 'Again' });
    expect((await next()).unreadMessageCount).toBe(1);
    await updates.return?.();
  });
});

describe('nobody else', () => {
  const documents = [
    ['read', ConsultationMessagesDocument, (of: string) => ({ id: of })],
    ['post', PostConsultationMessageDocument, (of: string) => ({ input: { consultationId: of, text: 'x' } })],
    [
      'mark',
      MarkConsultationMessagesReadDocument,
      (of: string) => ({ input: { consultationId: of, upToMessageId: MISSING } }),
    ],
  ] as const;

  it.each(documents)(
    'can %s: a case of others is as one that is missing',
    async (_name, document, variables) => {
      await post(patient, { text: 'Secret' });
      const others = [
        await api.createUser({ consents: false }),
        await api.createUser({ role: 'DERMATOLOGIST', consents: false }),
        await api.createUser({ role: 'ADMIN', consents: false }),
      ];
      for (const { client } of others) {
        const answers = await Promise.all(
          [id, MISSING, 'nonsense'].map((of) => client.sendText(String(document), variables(of))),
        );
        const [first, ...rest] = answers.map(({ errors }) => errors?.[0]);
        expect(first?.extensions?.code).toBe('NOT_FOUND');
        for (const other of rest) expect(other).toEqual(first);
      }
      expect(codeOf(await api.stranger().sendText(String(document), variables(id)))).toBe('UNAUTHENTICATED');
    },
  );

  it('marks a message of another case, or one that is missing', async () => {
    const { message } = await post(doctor, { text: 'Here' });
    const other = await open();
    for (const messageId of [message!.id, MISSING, 'nonsense'])
      expect(codeOf(await mark(patient, messageId, other))).toBe('NOT_FOUND');
  });

  it('marks messages of a case that nobody has taken', async () => {
    id = await open('PENDING');
    const { message } = await post(patient, { text: 'More' });
    expect((await read(doctor)).messages.totalCount).toBe(1);
    expect(codeOf(await mark(doctor, message!.id))).toBe('NOT_FOUND');
    expect((await read(patient)).messages.nodes[0]?.readAt).toBeNull();
  });

  it('goes on after the role was taken away', async () => {
    const admin = await api.createUser({ role: 'ADMIN', consents: false });
    const other = await api.createUser({ role: 'DERMATOLOGIST', consents: false });
    await api.db.update(consultations).set({ dermatologistId: other.id }).where(eq(consultations.id, id));
    const { message } = await post(patient, { text: 'To you' });
    const input = { userId: other.id, role: 'USER' } as const;
    expect((await admin.client.request(SetUserRoleDocument, { input })).setUserRole.userErrors).toEqual([]);
    expect(codeOf(await send(other, { text: 'Still here' }))).toBe('NOT_FOUND');
    expect(codeOf(await mark(other, message!.id))).toBe('NOT_FOUND');
    expect(codeOf(await other.client.send(ConsultationMessagesDocument, { id }))).toBe('NOT_FOUND');
    expect((await read(patient)).status).toBe('PENDING');
  });
});
