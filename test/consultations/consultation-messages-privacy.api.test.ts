import { readdir } from 'node:fs/promises';
import { eq, sql } from 'drizzle-orm';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  ConsultationMessagesDocument,
  DeleteAccountDocument,
  MarkConsultationMessagesReadDocument,
  MyDataExportsDocument,
  PostConsultationMessageDocument,
  RequestDataExportDocument,
} from '../../operations/generated.ts';
import {
  consultationMessages,
  consultationPhotos,
  consultationReceipts,
} from '../../src/consultations/case/consultations.table.ts';
import { dermatologists } from '../../src/consultations/dermatologists/dermatologists.table.ts';
import { PASSWORD, TestApi, type TestUser } from '../setup/api.ts';
import { uuidOf } from '../setup/ids.ts';
import { portrait } from '../setup/photos.ts';
import { createDermatologist, newCase, review } from '../setup/rows/consultations.ts';

let api: TestApi;
let patient: TestUser;
let doctor: TestUser;
let id: string;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());

const post = async (by: TestUser, text: string) => {
  const input = { consultationId: id, text, photos: [null] };
  const { data } = await by.client.upload(
    PostConsultationMessageDocument,
    { input },
    'input.photos.0',
    new Blob([portrait]),
  );
  return data!.postConsultationMessage.message!;
};
/** The files of a copy of all data, and all their text. */
const exportOf = async ({ client }: TestUser) => {
  await client.request(RequestDataExportDocument, {});
  const url = await vi.waitFor(
    async () => {
      const { viewer } = await client.request(MyDataExportsDocument, { first: 1 });
      expect(viewer.dataExports.nodes[0]?.status).toBe('READY');
      return viewer.dataExports.nodes[0]!.url!;
    },
    { timeout: 180_000, interval: 100 },
  );
  const files = unzipSync(new Uint8Array(await (await fetch(url)).arrayBuffer()));
  const texts = Object.entries(files).filter(([name]) => name.endsWith('.json'));
  return { files, text: texts.map(([, content]) => strFromU8(content)).join('\n') };
};
const purge = async (user: TestUser) => {
  await user.client.request(DeleteAccountDocument, { input: { password: PASSWORD } });
  await api.db.execute(
    sql`update users set deactivated_at = now() - interval '31 days' where id = ${user.id}`,
  );
  await api.restart();
  await vi.waitFor(
    async () => {
      const [row] = await api.db.execute(sql`select count(*)::int as n from users where id = ${user.id}`);
      expect(row!.n).toBe(0);
    },
    { timeout: 180_000, interval: 100 },
  );
};
const files = async () =>
  (await readdir(api.photoFolder, { recursive: true })).filter((name) => name.endsWith('photo.jpg')).length;

describe('messages and the data of people', () => {
  it('are in the patient’s export with their photos, and not in the dermatologist’s', async () => {
    [patient, doctor] = [await api.createUser(), await createDermatologist(api, 'Dr. Copy')];
    id = await newCase(patient);
    await review(doctor, id);
    const mine = await post(patient, 'It began in spring.');
    const theirs = await post(doctor, 'Use this cream.');
    const input = { consultationId: id, upToMessageId: theirs.id };
    await patient.client.request(MarkConsultationMessagesReadDocument, { input });

    const copy = await exportOf(patient);
    const messages = JSON.parse(strFromU8(copy.files['consultations/messages.json']!));
    expect(messages).toMatchObject([
      { consultationId: uuidOf(id), side: 'PATIENT', text: 'It began in spring.', readAt: null },
      {
        consultationId: uuidOf(id),
        side: 'DERMATOLOGIST',
        text: 'Use this cream.',
        readAt: expect.any(String),
      },
    ]);
    for (const { photos } of [mine, theirs])
      expect(copy.files[`consultations/${uuidOf(id)}/${uuidOf(photos[0]!.id)}.jpg`]!.length).toBeGreaterThan(
        10_000,
      );
    for (const secret of [doctor.id, doctor.email, 'folder']) expect(copy.text).not.toContain(secret);

    const other = await exportOf(doctor);
    expect(JSON.parse(strFromU8(other.files['account/dermatologist.json']!))).toMatchObject({
      displayName: 'Dr. Copy',
    });
    for (const secret of ['It began in spring', patient.id, patient.email])
      expect(other.text).not.toContain(secret);
  });

  it('are kept for the patient, anonymously, when the dermatologist is purged', async () => {
    await purge(doctor);
    patient = await api.login(patient.email);
    const { consultation } = await patient.client.request(ConsultationMessagesDocument, { id });
    expect(consultation).toMatchObject({ status: 'PENDING', messages: { totalCount: 2 } });
    expect(consultation!.messages.nodes[0]).toMatchObject({ side: 'DERMATOLOGIST', text: 'Use this cream.' });
    expect((await fetch(consultation!.messages.nodes[0]!.photos[0]!.url)).status).toBe(200);
    const rows = await api.db
      .select({ authorId: consultationMessages.authorId })
      .from(consultationMessages)
      .where(eq(consultationMessages.side, 'DERMATOLOGIST'));
    expect(rows).toEqual([{ authorId: null }]);
    expect(await api.db.$count(dermatologists)).toBe(0);
  });

  it('are deleted with the patient, including photos', async () => {
    expect(await files()).toBe(2);
    await purge(patient);
    for (const table of [consultationMessages, consultationPhotos, consultationReceipts])
      expect(await api.db.$count(table)).toBe(0);
    expect(await files()).toBe(0);
  });
});
