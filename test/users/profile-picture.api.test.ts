import { readdir } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  MyProfilePictureDocument,
  SetProfilePictureDocument,
  UpdateProfileDocument,
} from '../../operations/generated.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { portrait } from '../setup/photos.ts';

let api: TestApi;
let user: TestUser;
beforeAll(async () => {
  api = await TestApi.start();
  user = await api.createUser({ consents: false });
});
afterAll(() => api.close());

const tiny = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#fff' } })
  .png()
  .toBuffer();

describe('setProfilePicture', () => {
  const set = (picture: Buffer, { client } = user) =>
    client.upload(
      SetProfilePictureDocument,
      { input: { picture: null } },
      'input.picture',
      new Blob([picture]),
    );
  const links = async ({ client } = user) =>
    (await client.request(MyProfilePictureDocument, {})).viewer.profilePicture;
  const folders = async () => (await readdir(api.photoFolder, { recursive: true })).filter(isJpeg);
  const isJpeg = (name: string) => name.endsWith('.jpg');

  it('stores a square in two sizes without metadata, behind links for the viewer', async () => {
    const photo = await sharp({ create: { width: 900, height: 400, channels: 3, background: '#c08060' } })
      .withExif({ IFD0: { Copyright: 'secret place' } })
      .jpeg()
      .toBuffer();
    expect((await set(photo)).data?.setProfilePicture.userErrors).toEqual([]);
    const { small, large } = (await links())!;
    for (const [url, side] of [
      [small, 128],
      [large, 512],
    ] as const) {
      const response = await fetch(url);
      expect(response.headers.get('content-type')).toBe('image/jpeg');
      expect(response.headers.get('cache-control')).toBe('private, no-store');
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(await sharp(bytes).metadata()).toMatchObject({ width: side, height: side, format: 'jpeg' });
      expect(bytes.includes('secret place')).toBe(false);
    }
  });

  it('has links by the address that the client used, except with PUBLIC_URL', async () => {
    await set(portrait);
    const originOf = async (url: string) => {
      const { data } = await api.graphql(MyProfilePictureDocument, {}, { token: user.client.token!, url });
      return new URL(data.viewer.profilePicture!.small).origin;
    };
    const byName = api.url.replace('127.0.0.1', 'localhost');
    expect(byName).not.toBe(api.url);
    expect(await originOf(byName)).toBe(byName);
    expect(await originOf(api.url)).toBe(api.url);
    const beside = await api.startBeside({ PUBLIC_URL: 'https://api.example.com', PORT: '0' });
    expect(await originOf(beside.url)).toBe('https://api.example.com');
    await beside.close();
  });

  it('is closed below 16, but a picture can still be removed', async () => {
    const child = await withPicture();
    const state = (age: number) => child.client.request(UpdateProfileDocument, { input: { age } });
    await state(15);
    const before = (await folders()).length;
    expect((await set(portrait, child)).data?.setProfilePicture).toMatchObject({
      viewer: null,
      userErrors: [{ code: 'CONSENT_REQUIRED', field: ['input', 'picture'] }],
    });
    expect(await folders()).toHaveLength(before);
    const removal = { input: { picture: null } };
    const { setProfilePicture } = await child.client.request(SetProfilePictureDocument, removal);
    expect(setProfilePicture.userErrors).toEqual([]);
    expect(await links(child)).toBeNull();
    await state(16);
    expect((await set(portrait, child)).data?.setProfilePicture.userErrors).toEqual([]);
  });

  it('rejects links that were changed, have expired or belong to an earlier picture', async () => {
    await set(portrait);
    const { large } = (await links())!;
    const { small: another } = (await links(await withPicture()))!;
    const changed = [
      large.replace('/512', '/128'),
      large.replace('/512', '/64'),
      large.replace(/signature=(.)/, (_, first) => `signature=${first === '_' ? '-' : '_'}`),
      large.replace(/viewer=[^&]+/, `viewer=${new URL(another).searchParams.get('viewer')}`),
      large.replace(/expires=\d+/, 'expires=1'),
      large.split('?')[0]!,
    ];
    for (const url of changed) expect((await fetch(url)).status).toBe(404);
    expect((await fetch(large)).status).toBe(200);
    await set(portrait);
    expect((await fetch(large)).status).toBe(404);
  });

  async function withPicture() {
    const other = await api.createUser({ consents: false });
    await set(portrait, other);
    return other;
  }

  it('removes pictures that are no longer used', async () => {
    const other = await api.createUser({ consents: false });
    const before = (await folders()).length;
    await set(portrait, other);
    await set(portrait, other);
    await vi.waitFor(async () => expect((await folders()).length).toBe(before + 2), { timeout: 180_000 });
    const { setProfilePicture } = await other.client.request(SetProfilePictureDocument, {
      input: { picture: null },
    });
    expect(setProfilePicture.viewer?.profilePicture).toBeNull();
    await vi.waitFor(async () => expect((await folders()).length).toBe(before), { timeout: 180_000 });
  });

  it.each([
    ['no photo', Buffer.from('GIF89a'), 'UNSUPPORTED_IMAGE'],
    ['a broken one', portrait.subarray(0, 5000), 'UNSUPPORTED_IMAGE'],
    ['a tiny one', tiny, 'PHOTO_TOO_SMALL'],
  ])('refuses %s', async (_, bytes, code) => {
    expect((await set(bytes)).data?.setProfilePicture).toMatchObject({
      viewer: null,
      userErrors: [{ code, field: ['input', 'picture'] }],
    });
  });

  it('accepts only sizes of 64 to 512, and is rejected for anonymous callers', async () => {
    await set(portrait);
    for (const size of [63, 513, -1]) {
      const { errors } = await user.client.send(MyProfilePictureDocument, { small: size });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
    const { errors } = await api.graphql(SetProfilePictureDocument, { input: { picture: null } });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('is limited', async () => {
    await api.restart({ RATE_LIMIT_PROFILE_PICTURES_PER_HOUR: '1' });
    user = await api.login(user.email);
    await set(portrait);
    expect((await set(portrait)).errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  });
});
