import { readdir } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../../operations/clients/client.ts';
import {
  CheckPhotoDocument,
  MyAnalysesDocument,
  PhotoRequirementsDocument,
  UpdateProfileDocument,
  WithdrawConsentDocument,
} from '../../operations/generated.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { closeup, portrait, solidPhoto } from '../setup/photos.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';

const send = (client: ApiClient, photo: Buffer) =>
  client.upload(CheckPhotoDocument, { input: { photo: null } }, 'input.photo', new Blob([photo]));

async function check(client: ApiClient, photo: Buffer) {
  const answer = await send(client, photo);
  expect(answer.data?.checkPhoto.userErrors).toEqual([]);
  return answer.data!.checkPhoto.check!;
}

const twice = (photo: Buffer) =>
  sharp(photo)
    .extend({ right: 510 })
    .composite([{ input: photo, left: 510, top: 0 }])
    .jpeg()
    .toBuffer();

describe('checkPhoto', () => {
  let api: TestApi;
  let user: TestUser;
  beforeAll(async () => {
    api = await TestApi.start();
    user = await api.createUser();
  });
  afterAll(() => api.close());

  it('stores nothing', async () => {
    const someone = await api.createUser();
    await waitForEnd(someone.client, await submit(someone.client, portrait));
    const before = await readdir(api.photoFolder, { recursive: true });
    const statements = await api.statements(() => check(someone.client, portrait));
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter((text) => /^\s*(insert|update|delete)/i.test(text))).toEqual([]);
    expect(await readdir(api.photoFolder, { recursive: true })).toEqual(before);
    const { viewer } = await someone.client.request(MyAnalysesDocument, {});
    expect(viewer.analyses.totalCount).toBe(1);
  });

  it.each<[string, () => Sharp]>([
    ['a small photo', () => sharp(portrait)],
    ['a large photo', () => sharp(portrait).resize(2550)],
    ['a small face in a large photo', () => sharp(portrait).extend({ right: 1400, bottom: 1500 })],
  ])('finds in %s what an analysis finds', async (_, photo) => {
    const someone = await api.createUser();
    const jpeg = await photo().jpeg({ quality: 95 }).toBuffer();
    const found = await check(someone.client, jpeg);
    const analysis = await waitForEnd(someone.client, await submit(someone.client, jpeg));
    const { width, height } = analysis.photo!;
    expect(found).toMatchObject({ kind: 'FACE', width, height, problems: [], hints: analysis.hints });
    for (const key of ['x', 'y', 'side'] as const) {
      const difference = found.face!.frame[key] - analysis.face!.frame[key];
      expect(Math.abs(difference)).toBeLessThan(0.015 * analysis.face!.frame.side);
    }
  });

  it('takes skin from near for a close-up', async () => {
    expect(await check(user.client, closeup)).toMatchObject({ kind: 'CLOSE_UP', face: null, problems: [] });
  });

  it.each<[string, () => Promise<Buffer>]>([
    ['NO_SKIN_FOUND', () => solidPhoto()],
    ['NO_COLOR', () => sharp(portrait).greyscale().jpeg().toBuffer()],
    ['TOO_DARK', () => sharp(portrait).linear(0.12, 0).jpeg().toBuffer()],
    ['BLURRED', () => sharp(portrait).blur(12).jpeg().toBuffer()],
    ['TOO_SMALL', () => sharp(portrait).resize(200).jpeg().toBuffer()],
    ['ONE_FACE_ONLY', () => twice(portrait)],
  ])('says %s, with what to do about it', async (code, photo) => {
    const { problems, hints } = await check(user.client, await photo());
    const problem = problems.find((one) => one.code === code);
    expect(problem?.message.length, JSON.stringify(problems)).toBeGreaterThan(20);
    if (code === 'NO_COLOR') expect(hints).toEqual([]);
  });

  it('gives hints where the photo can be better', async () => {
    const half = Buffer.from(
      '<svg width="510" height="600"><rect width="250" height="600" fill="black" opacity=".75"/></svg>',
    );
    const photo = await sharp(portrait)
      .composite([{ input: half }])
      .jpeg()
      .toBuffer();
    const { problems, hints } = await check(user.client, photo);
    expect(problems).toEqual([]);
    expect(hints.map(({ code }) => code)).toContain('UNEVEN_LIGHT');
  });

  it('measures a face in colored light, with a hint', async () => {
    const photo = await sharp(portrait).linear([1, 0.6, 1], [0, 0, 0]).jpeg().toBuffer();
    const { problems, hints } = await check(user.client, photo);
    expect(problems).toEqual([]);
    expect(hints.map(({ code }) => code)).toContain('COLORED_LIGHT');
  });

  it('speaks the language of the person', async () => {
    const someone = await api.createUser();
    await someone.client.request(UpdateProfileDocument, { input: { locale: 'de' } });
    const { problems } = await check(someone.client, await solidPhoto());
    expect(problems[0]?.message).toContain('Haut');
  });

  it('says what is wrong with a file that is not a photo', async () => {
    const { data } = await send(user.client, Buffer.from('not a photo'));
    expect(data?.checkPhoto).toMatchObject({
      check: null,
      userErrors: [{ code: 'UNSUPPORTED_IMAGE', field: ['input', 'photo'] }],
    });
  });

  it('needs the consents that an analysis needs', async () => {
    const someone = await api.createUser({ consents: false });
    const { data } = await send(someone.client, portrait);
    expect(data?.checkPhoto.userErrors.map(({ code }) => code)).toEqual([
      'CONSENT_REQUIRED',
      'CONSENT_REQUIRED',
    ]);
    const other = await api.createUser();
    await other.client.request(WithdrawConsentDocument, { input: { kind: 'PHOTO_PROCESSING' } });
    const refused = await send(other.client, portrait);
    expect(refused.data?.checkPhoto.userErrors).toMatchObject([{ code: 'CONSENT_REQUIRED' }]);
  });

  it('is closed to strangers', async () => {
    const { errors } = await send(api.stranger(), portrait);
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('shows strangers where the face belongs', async () => {
    const { photoRequirements } = await api.stranger().request(PhotoRequirementsDocument, {});
    const { aspectRatio, frame, outline, eyes } = photoRequirements.target!;
    expect(outline.length).toBeGreaterThan(20);
    for (const { x, y } of [...outline, ...eyes]) {
      expect(Math.abs(x - frame.x)).toBeLessThan(frame.side / 2);
      expect(Math.abs(y - frame.y)).toBeLessThan((frame.side * aspectRatio) / 2);
    }
    expect(eyes[0]!.x).toBeLessThan(eyes[1]!.x);
  });

  it('has a rate limit of its own', async () => {
    await api.restart({ RATE_LIMIT_PHOTO_CHECKS_PER_HOUR: '1' });
    const someone = await api.createUser();
    await check(someone.client, portrait);
    const { errors } = await send(someone.client, portrait);
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    await waitForEnd(someone.client, await submit(someone.client, portrait));
  });
});
