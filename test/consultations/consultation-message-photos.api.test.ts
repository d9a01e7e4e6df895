import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { consultations } from '../../src/consultations/case/consultations.table.ts';
import { FolderStorage } from '../../src/platform/storage/folder-storage.ts';
import { uuidOf } from '../setup/ids.ts';
import { portrait } from '../setup/photos.ts';
import { makeDue } from '../setup/queues.ts';
import { insertCase } from '../setup/rows/consultation-rows.ts';
import { api, doctor, files, id, MISSING, patient, postPhotos, read, setUp } from './message-setup.ts';

setUp();

describe('photos of messages', () => {
  it('are cleaned, in order, behind links for this viewer only, and recorded when the other side views them', async () => {
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
      where action = 'CONSULTATION_PHOTO_READ' and actor_id = ${doctor.id} and details->>'consultationId' = ${uuidOf(id)}`);
    expect(noted).toEqual([{ subject_id: patient.id, object_id: uuidOf(theirs[0]!.id) }]);
    const other = await api.createUser({ consents: false });
    for (const url of [
      theirs[0]!.url.replace(/signature=./, 'signature='),
      theirs[0]!.url.replace(doctor.id, other.id),
      theirs[0]!.url.replace(uuidOf(theirs[0]!.id), uuidOf(theirs[1]!.id)),
      theirs[0]!.url.replace(uuidOf(theirs[0]!.id), MISSING),
    ])
      expect((await fetch(url)).status).toBe(404);
  });

  it('are inaccessible to a dermatologist who lost the case, even by old links', async () => {
    await postPhotos(patient, {}, [portrait]);
    const { url } = (await read(doctor)).messages.nodes[0]!.photos[0]!;
    expect((await fetch(url)).status).toBe(200);
    await api.db
      .update(consultations)
      .set({ status: 'CANCELLED', dermatologistId: null })
      .where(eq(consultations.id, uuidOf(id)));
    expect((await fetch(url)).status).toBe(404);
    expect((await read(patient)).messages.nodes[0]!.photos).toHaveLength(1);
  });

  it('are at most 4, photos only, and those of patients need the consents', async () => {
    expect((await postPhotos(patient, {}, Array(5).fill(portrait))).userErrors).toMatchObject([
      { code: 'TOO_MANY', field: ['input', 'photos'] },
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

  it('leave no file if the message was not posted', async () => {
    const sweep = () => makeDue(api.db, sql`name = 'sweep-photo-folder'`);
    await sweep();
    const before = await vi.waitFor(async () => {
      const [row] = await api.db.execute(sql`select count(*)::int as n from pgboss.job
        where name = 'sweep-photo-folder' and state in ('created', 'retry', 'active')`);
      expect(row!.n).toBe(0);
      return files();
    }, 120_000);
    const save = vi.spyOn(FolderStorage.prototype, 'save');
    save.mockImplementationOnce(async function (this: FolderStorage, ...args) {
      save.mockRestore();
      await this.save(...args);
      await api.db
        .update(consultations)
        .set({ status: 'CLOSED' })
        .where(eq(consultations.id, uuidOf(id)));
    });
    expect((await postPhotos(patient, {}, [portrait])).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
    expect(await files()).toBe(before + 1);
    await sweep();
    await vi.waitFor(async () => expect(await files()).toBe(before), 60_000);
  });
});
