import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  AddJournalEntryDocument,
  ClaimConsultationDocument,
  PostConsultationMessageDocument,
  ReportReactionDocument,
  RequestConsultationDocument,
  UpdateJournalEntryDocument,
} from '../../operations/generated.ts';
import { adviceOf } from '../../src/rules/triage/red-flags.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { newCase, redFlags } from '../setup/rows/consultations.ts';
import { readText } from '../setup/walks/read-text.ts';

let api: TestApi;
let patient: TestUser;
let consultationId: string;
beforeAll(async () => {
  api = await TestApi.start();
  patient = await api.createUser();
  await api.db.execute(`update users set locale = 'de' where id = '${patient.id}'`);
  consultationId = await newCase(patient);
});
afterAll(() => api.close());

const HARMLESS = 'Es juckt.';
const EMERGENCY = 'Meine Lippen schwellen an und ich bekomme keine Luft.';

type Send = (
  text: string,
  clientRequestId: string,
) => Promise<{ errors?: readonly { extensions?: Record<string, unknown> }[] | undefined }>;

const MUTATIONS: Record<string, Send> = {
  requestConsultation: (question, clientRequestId) =>
    patient.client.send(RequestConsultationDocument, {
      input: { question, redFlags: redFlags(), clientRequestId },
    }),
  postConsultationMessage: (text, clientRequestId) =>
    patient.client.send(PostConsultationMessageDocument, {
      input: { consultationId, text, clientRequestId },
    }),
  addJournalEntry: (text, clientRequestId) =>
    patient.client.send(AddJournalEntryDocument, { input: { text, clientRequestId } }),
  reportReaction: (note, clientRequestId) =>
    patient.client.send(ReportReactionDocument, {
      input: { severity: 'MILD', symptoms: ['ITCHING'], note, clientRequestId },
    }),
};

it.each(Object.entries(MUTATIONS))(
  'a %s with a used id and a text that reads as an emergency has the help in its error',
  async (_, send) => {
    const id = randomUUID();
    expect((await send(HARMLESS, id)).errors).toBeUndefined();
    const urgentCare = {
      ...{ tier: 'EMERGENCY', flags: ['EM_AIRWAY'], title: expect.any(String) },
      message: expect.stringContaining(readText(adviceOf('EM_AIRWAY'), 'de')),
    };
    expect((await send(EMERGENCY, id)).errors).toMatchObject([
      { extensions: { code: 'IDEMPOTENCY_MISMATCH', urgentCare } },
    ]);
    const [error] = (await send(`${HARMLESS} Sehr.`, id)).errors!;
    expect(error!.extensions).toEqual({ code: 'IDEMPOTENCY_MISMATCH' });
  },
);

it('user errors of a text that reads as an emergency come with the help', async () => {
  const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
  const add = (text: string) =>
    patient.client.request(AddJournalEntryDocument, { input: { text, day } as never });
  const { addJournalEntry: refused } = await add(EMERGENCY);
  expect(refused).toMatchObject({ journalEntry: null, safetyNotice: { flags: ['EM_AIRWAY'] } });
  expect(refused.userErrors).toHaveLength(1);
  expect((await add(HARMLESS)).addJournalEntry.safetyNotice).toBeNull();
});

it('user errors of a message that reads as an emergency come with the help', async () => {
  const post = async (text: string) =>
    (await patient.client.request(PostConsultationMessageDocument, { input: { consultationId, text } }))
      .postConsultationMessage;
  const refused = await post(`${EMERGENCY} ${'x'.repeat(5000)}`);
  expect(refused.userErrors).toHaveLength(1);
  expect(refused.safetyNotice).toMatchObject({ flags: ['EM_AIRWAY'] });
  expect((await post(`${HARMLESS} ${'x'.repeat(5000)}`)).safetyNotice).toBeNull();
});

it('user errors of a change that reads as an emergency come with the help', async () => {
  const { addJournalEntry } = await patient.client.request(AddJournalEntryDocument, {
    input: { text: HARMLESS },
  });
  const { id } = addJournalEntry.journalEntry!;
  const change = async (text: string) =>
    (await patient.client.request(UpdateJournalEntryDocument, { input: { id, text, mood: 9 } }))
      .updateJournalEntry;
  const refused = await change(EMERGENCY);
  expect(refused).toMatchObject({ journalEntry: null, safetyNotice: { flags: ['EM_AIRWAY'] } });
  expect(refused.userErrors).not.toEqual([]);
  expect((await change(HARMLESS)).safetyNotice).toBeNull();
});

it('a message of the dermatologist has none', async () => {
  const doctor = await api.createUser({ role: 'DERMATOLOGIST' });
  await doctor.client.request(ClaimConsultationDocument, { input: { id: consultationId } });
  const post = (text: string) =>
    doctor.client.send(PostConsultationMessageDocument, {
      input: { consultationId, text, clientRequestId: 'one' },
    });
  expect((await post(HARMLESS)).errors).toBeUndefined();
  const [error] = (await post(EMERGENCY)).errors!;
  expect(error!.extensions).toEqual({ code: 'IDEMPOTENCY_MISMATCH' });
});
