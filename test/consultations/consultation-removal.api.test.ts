import { eq, sql } from 'drizzle-orm';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import {
  DeleteAccountDocument,
  DermatologistDocument,
  MyDataExportsDocument,
  RateConsultationDocument,
  RequestDataExportDocument,
} from '../../operations/generated.ts';
import { dermatologists } from '../../src/consultations/dermatologists/dermatologists.table.ts';
import { PASSWORD, type TestUser } from '../setup/api.ts';
import { idOf, uuidOf } from '../setup/ids.ts';
import { portrait } from '../setup/photos.ts';
import { makeDue } from '../setup/queues.ts';
import { insertCase } from '../setup/rows/consultation-rows.ts';
import { answer, createDermatologist, newCase, requestWithPhotos } from '../setup/rows/consultations.ts';
import { api, doctor, files, read, setUp, someone, soon } from './endings-setup.ts';

setUp();

describe('a consultation', () => {
  it('photos that no case refers to are removed', async () => {
    const before = await files();
    const owner = await api.createUser();
    const bad = await requestWithPhotos(api, owner, [portrait, portrait, Buffer.from('no photo')]);
    expect(bad.data?.requestConsultation.userErrors).toHaveLength(1);
    const made = await requestWithPhotos(api, owner, [portrait]);
    expect(made.data?.requestConsultation.userErrors).toEqual([]);
    // Photos of the refused request may still be on their way to the storage: their jobs come first.
    await vi.waitFor(async () => {
      await makeDue(api.db, sql`name = 'sweep-photo-folder'`);
      const [left] = await api.db.execute(
        sql`select count(*)::int as n from pgboss.job where name = 'sweep-photo-folder' and state < 'completed'`,
      );
      expect(left).toEqual({ n: 0 });
      expect(await files()).toBe(before + 1);
    }, soon);
  });

  it('is in the export of its patient, with photos and messages', async () => {
    const owner = await api.createUser();
    const { consultation } = (
      await requestWithPhotos(api, owner, [portrait], { question: 'Why does it itch?' })
    ).data!.requestConsultation;
    const { id, photos } = consultation!;
    await answer(doctor, id, 'Because it is dry.');
    await owner.client.request(RequestDataExportDocument, {});
    const url = await vi.waitFor(async () => {
      const { viewer } = await owner.client.request(MyDataExportsDocument, {});
      expect(viewer.dataExports.nodes[0]?.status).toBe('READY');
      return viewer.dataExports.nodes[0]!.url!;
    }, soon);
    const zip = unzipSync(new Uint8Array(await (await fetch(url)).arrayBuffer()));
    const json = (name: string) => JSON.parse(strFromU8(zip[name]!));
    expect(json('consultations/consultations.json')).toMatchObject([
      { id: uuidOf(id), question: 'Why does it itch?', status: 'ANSWERED' },
    ]);
    expect(json('consultations/messages.json')).toMatchObject([
      { kind: 'ANSWER', text: 'Because it is dry.' },
    ]);
    expect(json('consultations/history.json')).toMatchObject([
      ...['REQUEST', 'CLAIM', 'START_REVIEW', 'ANSWER'].map((action) => ({ action })),
    ]);
    expect(zip[`consultations/${uuidOf(id)}/${uuidOf(photos[0]!.id)}.jpg`]!.length).toBeGreaterThan(10_000);
    const all = Object.values(zip).map((file) => strFromU8(file, true));
    expect(all.some((text) => text.includes(doctor.id))).toBe(false);
  });

  it('is deleted with its patient’s account, and kept anonymously if a dermatologist is purged', async () => {
    const [owner, staying] = [await api.createUser(), await someone()];
    const leaving = await createDermatologist(api, 'Dr. Gone');
    const before = await files();
    const { consultation } = (await requestWithPhotos(api, owner, [portrait, portrait])).data!
      .requestConsultation;
    const kept = await newCase(staying);
    for (const id of [consultation!.id, kept]) await answer(leaving, id);
    for (const [of, id] of [
      [owner, consultation!.id],
      [staying, kept],
    ] as const) {
      await of.client.request(RateConsultationDocument, { input: { id, rating: 5 } });
    }
    const ratings = async () => {
      const [row] = await api.db.select().from(dermatologists).where(eq(dermatologists.userId, leaving.id));
      return row?.ratingCount;
    };
    expect(await ratings()).toBe(2);
    expect(await files()).toBe(before + 2);
    const purge = async ({ client, id }: TestUser) => {
      await client.request(DeleteAccountDocument, { input: { password: PASSWORD } });
      await api.db.execute(
        sql`update users set deactivated_at = now() - interval '31 days' where id = ${id}`,
      );
      const beside = await api.startBeside();
      await vi.waitFor(async () => {
        const rows = await api.db.execute(sql`select 1 from users where id = ${id}`);
        expect(rows).toHaveLength(0);
      }, soon);
      await beside.close();
    };
    const rowsOf = async (table: string, text: string) =>
      (await api.db.execute(sql`select 1 from ${sql.identifier(table)} t where t::text like ${`%${text}%`}`))
        .length;
    const TABLES = [
      'consultations',
      'consultation_messages',
      'consultation_events',
      'consultation_declines',
      'consultation_photos',
      'consultation_receipts',
    ];
    await purge(owner);
    for (const table of TABLES) {
      expect(await rowsOf(table, uuidOf(consultation!.id)), table).toBe(0);
      expect(await rowsOf(table, owner.id), table).toBe(0);
    }
    expect(await files()).toBe(before);
    expect(await ratings()).toBe(1);
    const { dermatologist } = await staying.client.request(DermatologistDocument, {
      id: idOf('Dermatologist', leaving.id),
    });
    expect(dermatologist?.rating).toBeNull();

    const given = await insertCase(api.db, staying.id, { status: 'IN_REVIEW', dermatologistId: leaving.id });
    await purge(leaving);
    for (const table of TABLES) expect(await rowsOf(table, leaving.id), table).toBe(0);
    const { status, answer: text, dermatologist: who, rating } = await read(staying, kept);
    expect({ status, text, who, rating }).toEqual({
      ...{ status: 'ANSWERED', text: 'It is eczema.', who: null, rating: 5 },
    });
    expect((await read(staying, given)).status).toBe('PENDING');
  }, 90_000);
});
