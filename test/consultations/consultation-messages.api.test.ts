import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { MyEmailDeliveriesDocument, PostConsultationMessageDocument } from '../../operations/generated.ts';
import { consultationMessages, consultations } from '../../src/consultations/case/consultations.table.ts';
import { messageOf } from '../../src/platform/language/text.ts';
import { codeOf } from '../setup/answers.ts';
import { uuidOf } from '../setup/ids.ts';
import { readText } from '../setup/walks/read-text.ts';
import {
  api,
  doctor,
  id,
  mark,
  news,
  open,
  patient,
  post,
  read,
  send,
  setId,
  setUp,
} from './message-setup.ts';

setUp();

describe('postConsultationMessage', () => {
  it('carries messages both ways, and notifies the other side once', async () => {
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

  it('is the same message for the same request id, even concurrently, and notifies once', async () => {
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
    await api.db
      .update(consultations)
      .set({ status: 'CLOSED' })
      .where(eq(consultations.id, uuidOf(id)));
    expect((await post(patient, input)).message?.id).toBe(answers[0]!.message?.id);
  });

  it('keeps concurrent messages of both sides apart and in order', async () => {
    const texts = Array.from({ length: 10 }, (_, at) => `Message ${at}`);
    await Promise.all(texts.map((text, at) => post(at % 2 ? patient : doctor, { text })));
    const { messages } = await read(patient);
    expect(messages.nodes.map(({ text }) => text).sort()).toEqual(texts);
    const rows = await api.db
      .select({ sequence: consultationMessages.sequence })
      .from(consultationMessages)
      .where(eq(consultationMessages.consultationId, uuidOf(id)));
    expect(rows.map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual(texts.map((_, at) => at + 1));
  });

  it('is mailed once for all unread messages, and again after they were read or an hour has passed', async () => {
    const mails = async (latest: number) =>
      (
        await doctor.client.request(MyEmailDeliveriesDocument, { first: latest })
      ).viewer.notifications.nodes.map(({ emailDelivery }) => emailDelivery !== null);
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
      .where(eq(consultationMessages.consultationId, uuidOf(id)));
    await post(patient, { text: 'Seven' });
    expect(await mails(1)).toEqual([true]);
    // As if another dermatologist had taken the case: messages they were never mailed about do not count.
    await api.db
      .update(consultations)
      .set({ claimedAt: new Date() })
      .where(eq(consultations.id, uuidOf(id)));
    await post(patient, { text: 'Eight' });
    expect(await mails(1)).toEqual([true]);
  });

  it('answers the dermatologist’s question', async () => {
    setId(await open('NEEDS_INFO', { expiresAt: new Date(Date.now() + 1000) }));
    const before = (await news(doctor)).length;
    expect((await post(doctor, { text: 'Take your time.' })).consultation?.status).toBe('NEEDS_INFO');
    expect((await post(patient, { text: 'For two weeks.' })).consultation?.status).toBe('IN_REVIEW');
    expect((await post(patient, { text: 'And at night.' })).consultation?.status).toBe('IN_REVIEW');
    expect(await news(doctor)).toHaveLength(before + 2);
    const [row] = await api.db.execute(
      sql`select expires_at > now() + interval '1 day' as later from consultations where id = ${uuidOf(id)}`,
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
      setId(await open(status));
      const { message, userErrors } = await post(side, { text: 'Hello.' });
      if (allowed[at]) expect(message).not.toBeNull();
      else {
        expect(userErrors).toMatchObject([{ code: 'INVALID_STATE', field: ['input', 'consultationId'] }]);
        expect(userErrors[0]?.message).toBe(readText(messageOf('consultations.state', { status })));
        expect((await read(side)).messages.totalCount).toBe(0);
      }
    }
  });

  it.each([
    [{}, 'text', 'REQUIRED'],
    [{ text: ' \n ' }, 'text', 'REQUIRED'],
    [{ text: 'x'.repeat(5001) }, 'text', 'TOO_LONG'],
    [{ text: 'x', clientRequestId: 'y'.repeat(101) }, 'clientRequestId', 'TOO_LONG'],
    [{ text: 'x', clientRequestId: '' }, 'clientRequestId', 'REQUIRED'],
  ])('refuses %j', async (input, field, code) => {
    const { message, userErrors } = await post(patient, input);
    expect(message).toBeNull();
    expect(userErrors).toMatchObject([{ code, field: ['input', field] }]);
  });

  it('refuses text that cannot be stored', async () => {
    for (const text of ['\u0000', '\ud800'])
      expect(codeOf(await send(patient, { text }))).toBe('BAD_USER_INPUT');
  });

  it('is limited to 1,000 messages per case', async () => {
    await api.db
      .update(consultations)
      .set({ messageSequence: 1000 })
      .where(eq(consultations.id, uuidOf(id)));
    expect((await post(patient, { text: 'One more.' })).userErrors).toMatchObject([
      { code: 'LIMIT_REACHED' },
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
