import { describe, expect, it, vi } from 'vitest';
import {
  CloseConsultationDocument,
  DeleteAnalysisOfConsultationDocument,
  MyConsultationsDocument,
} from '../../operations/generated.ts';
import { uuidOf } from '../setup/ids.ts';
import { closeup, portrait } from '../setup/photos.ts';
import { answer, newCase, requestWithPhotos } from '../setup/rows/consultations.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';
import { api, doctor, files, read, setUp } from './request-setup.ts';

setUp();

describe('requestConsultation', () => {
  it('keeps a copy of an analysis photo until it is closed, and deleteAnalysis says so', async () => {
    const user = await api.createUser();
    const before = await files();
    const analysisId = await submit(user.client, portrait);
    await waitForEnd(user.client, analysisId);
    const id = await newCase(user, { analysisId });
    const [photo] = (await read(user, id)).photos;
    expect(photo).toMatchObject({ kind: 'ANALYSIS', width: 510, height: 600 });
    const bytes = async () => Buffer.from(await (await fetch(photo!.url)).arrayBuffer());
    const copy = await bytes();
    const { deleteAnalysis } = await user.client.request(DeleteAnalysisOfConsultationDocument, {
      input: { id: analysisId },
    });
    expect(deleteAnalysis).toEqual({ deletedAnalysisId: analysisId, consultationsWithCopy: [{ id }] });
    await vi.waitFor(async () => expect(await files()).toBe(before + 1), 60_000);
    expect(await bytes()).toEqual(copy);
    expect((await read(user, id)).caseFile.analysis?.analysisId).toBe(analysisId);

    await answer(doctor, id);
    expect((await fetch(photo!.url)).status).toBe(200);
    await user.client.request(CloseConsultationDocument, { input: { id } });
    expect((await fetch(photo!.url)).status).toBe(404);
    expect((await read(user, id)).photos).toEqual([]);
    await vi.waitFor(async () => expect(await files()).toBe(before), 60_000);
  });

  it('accepts photos in any order, cleans them, and shows them through the viewer’s links', async () => {
    const user = await api.createUser();
    const answered = await requestWithPhotos(api, user, [portrait, closeup, portrait], {}, [2, 0, 1]);
    const { consultation, userErrors } = answered.data!.requestConsultation;
    expect(userErrors).toEqual([]);
    expect(consultation!.photos.map(({ kind }) => kind)).toEqual(['REQUEST', 'REQUEST', 'REQUEST']);
    const [one, two, three] = consultation!.photos;
    expect([one!.width, one!.height]).toEqual([three!.width, three!.height]);
    expect([one!.width, one!.height]).not.toEqual([two!.width, two!.height]);
    const response = await fetch(one!.url);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('cache-control')).toContain('no-store');
    const minutes = (Date.parse(one!.expiresAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(9);
    expect(minutes).toBeLessThanOrEqual(15);
    const path = new URL(one!.url);
    for (const url of [
      one!.url.replace(/signature=./, 'signature='),
      one!.url.replace(uuidOf(one!.id), uuidOf(two!.id)),
      one!.url.replace(user.id, doctor.id),
      one!.url.replace(/expires=\d+/, 'expires=99999999999'),
      `${path.origin}${path.pathname}`,
      `${path.origin}/photos/consultations/no-id/photo${path.search}`,
    ]) {
      expect((await fetch(url)).status).toBe(404);
    }
  });

  it('rejects photos without consents, files that are not photos, and too many', async () => {
    const reluctant = await api.createUser({ consents: false });
    const refused = await requestWithPhotos(api, reluctant, [portrait]);
    expect(refused.data?.requestConsultation.userErrors.map(({ code }) => code)).toEqual([
      'CONSENT_REQUIRED',
      'CONSENT_REQUIRED',
    ]);
    const user = await api.createUser();
    const bad = await requestWithPhotos(api, user, [portrait, Buffer.from('no photo')]);
    expect(bad.data?.requestConsultation).toMatchObject({
      consultation: null,
      userErrors: [{ code: 'UNSUPPORTED_IMAGE', field: ['input', 'photos', '1'] }],
    });
    const many = await requestWithPhotos(api, user, Array(6).fill(portrait) as Buffer[]);
    expect(many.errors?.[0]?.extensions?.code).toBe('PAYLOAD_TOO_LARGE');
    expect((await user.client.request(MyConsultationsDocument, {})).viewer.consultations.totalCount).toBe(0);
  });
});
