import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  ConsultationMessagesDocument,
  ConsultationMessagesUpdatedDocument,
  MarkConsultationMessagesReadDocument,
  PostConsultationMessageDocument,
  SetUserRoleDocument,
} from '../../operations/generated.ts';
import { consultationMessages, consultations } from '../../src/consultations/case/consultations.table.ts';
import { codeOf } from '../setup/answers.ts';
import type { TestUser } from '../setup/api.ts';
import { idOf, uuidOf } from '../setup/ids.ts';
import { insertCase } from '../setup/rows/consultation-rows.ts';
import {
  api,
  doctor,
  id,
  MISSING,
  mark,
  open,
  patient,
  post,
  read,
  send,
  setId,
  setUp,
} from './message-setup.ts';

setUp();

describe('messages and read receipts', () => {
  it('are paged, with one statement each for any number of them', async () => {
    const statements = async () => (await api.statements(() => read(patient, { first: 100 }))).length;
    await post(patient, { text: 'Message 1' });
    const one = await statements();
    await api.db.insert(consultationMessages).values(
      Array.from({ length: 49 }, (_, at) => ({
        ...{
          consultationId: uuidOf(id),
          sequence: at + 2,
          side: 'DERMATOLOGIST' as const,
          authorId: doctor.id,
        },
        text: `Message ${at + 2}`,
      })),
    );
    await api.db
      .update(consultations)
      .set({ messageSequence: 50 })
      .where(eq(consultations.id, uuidOf(id)));
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
    const query = `{ viewer { consultations(first: 10) { nodes { unreadMessageCount
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
      setId(await open());
      await post(patient, { text: 'Hello.' });
      await post(doctor, { text: 'Good day.' });
    }
    expect(await count(patient)).toBe(await count(few));
  });

  it('mark the other side’s messages, which their author sees', async () => {
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

  it('start over for another dermatologist of the case', async () => {
    const { message } = await post(patient, { text: 'One' });
    await mark(doctor, message!.id);
    const next = await api.createUser({ role: 'DERMATOLOGIST', consents: false });
    await api.db
      .update(consultations)
      .set({ dermatologistId: next.id })
      .where(eq(consultations.id, uuidOf(id)));
    expect((await read(next)).unreadMessageCount).toBe(1);
    expect(codeOf(await mark(doctor, message!.id))).toBe('NOT_FOUND');
    await mark(next, message!.id);
    expect((await read(next)).unreadMessageCount).toBe(0);
  });

  it('are recorded in the patient’s audit log when the dermatologist marks them', async () => {
    const { message } = await post(patient, { text: 'One' });
    await mark(doctor, message!.id);
    await mark(patient, message!.id);
    const rows = await api.db.execute(sql`select actor_id, action from audit_log
      where subject_id = ${patient.id} and object_id = ${uuidOf(id)} and details->>'by' = 'CASE'`);
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

describe('no one else', () => {
  const documents = [
    ['read', ConsultationMessagesDocument, (of: string) => ({ id: of })],
    ['post', PostConsultationMessageDocument, (of: string) => ({ input: { consultationId: of, text: 'x' } })],
    [
      'mark',
      MarkConsultationMessagesReadDocument,
      (of: string) => ({
        input: { consultationId: of, upToMessageId: idOf('ConsultationMessage', MISSING) },
      }),
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
          [id, idOf('Consultation', MISSING), 'nonsense'].map((of) =>
            client.sendText(String(document), variables(of)),
          ),
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
    for (const messageId of [message!.id, idOf('ConsultationMessage', MISSING), 'nonsense'])
      expect(codeOf(await mark(patient, messageId, other))).toBe('NOT_FOUND');
  });

  it('marks messages of an unassigned case', async () => {
    setId(await open('PENDING'));
    const { message } = await post(patient, { text: 'More' });
    expect((await read(doctor)).messages.totalCount).toBe(1);
    expect(codeOf(await mark(doctor, message!.id))).toBe('NOT_FOUND');
    expect((await read(patient)).messages.nodes[0]?.readAt).toBeNull();
  });

  it('continues after the role was revoked', async () => {
    const admin = await api.createUser({ role: 'ADMIN', consents: false });
    const other = await api.createUser({ role: 'DERMATOLOGIST', consents: false });
    await api.db
      .update(consultations)
      .set({ dermatologistId: other.id })
      .where(eq(consultations.id, uuidOf(id)));
    const { message } = await post(patient, { text: 'To you' });
    const input = { id: idOf('Account', other.id), role: 'USER' } as const;
    expect((await admin.client.request(SetUserRoleDocument, { input })).setUserRole.userErrors).toEqual([]);
    expect(codeOf(await send(other, { text: 'Still here' }))).toBe('NOT_FOUND');
    expect(codeOf(await mark(other, message!.id))).toBe('NOT_FOUND');
    expect(codeOf(await other.client.send(ConsultationMessagesDocument, { id }))).toBe('NOT_FOUND');
    expect((await read(patient)).status).toBe('PENDING');
  });
});
