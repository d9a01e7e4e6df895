import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type ClientRequest, request as httpRequest } from 'node:http';
import { json } from 'node:stream/consumers';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { GraphQLAnswer } from '../../operations/clients/client.ts';
import {
  AddJournalEntryDocument,
  AnalysisDocument,
  DeleteAccountDocument,
  MyProfilePictureDocument,
  RequestConsultationDocument,
  SetProfilePictureDocument,
  SubmitAnalysisDocument,
} from '../../operations/generated.ts';
import { releasedSweeps, sweepPhotoFolder } from '../../src/photos/photos.queues.ts';
import { Jobs } from '../../src/platform/jobs/jobs.ts';
import { createLog } from '../../src/platform/logging/log.ts';
import { SignedLinks } from '../../src/platform/signed-links.ts';
import { FolderStorage } from '../../src/platform/storage/folder-storage.ts';
import { PASSWORD, TestApi, type TestUser } from '../setup/api.ts';
import { makeDue } from '../setup/queues.ts';
import { question, requestWithPhotos } from '../setup/rows/consultations.ts';
import { submit } from '../setup/rows/submissions.ts';

const SECRET = 'a secret of the tests of links to photos';
const soon = { timeout: 180_000, interval: 50 };
const portrait = await readFile(new URL('../../ml-models/samples/portrait.jpg', import.meta.url));
const OWNERS = ['analyses', 'journal', 'profiles', 'consultations'] as const;
type Owner = (typeof OWNERS)[number];

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start({ JWT_SECRET: SECRET, RATE_LIMIT_PROFILE_PICTURES_PER_HOUR: '10000' });
});
afterAll(() => api.close());

/** Sends a photo in the way of an owner; returns the link to it. */
const send: Record<Owner, (user: TestUser) => Promise<string>> = {
  analyses: async ({ client }) => {
    const { analysis } = await client.request(AnalysisDocument, { id: await submit(client, portrait) });
    return analysis!.photo!.url;
  },
  journal: async ({ client }) => {
    const input = { mood: 3, photo: null };
    const answer = await client.upload(
      AddJournalEntryDocument,
      { input },
      'input.photo',
      new Blob([portrait]),
    );
    return answer.data!.addJournalEntry.journalEntry!.photo!.url;
  },
  profiles: async ({ client }) => {
    const input = { picture: null };
    await client.upload(SetProfilePictureDocument, { input }, 'input.picture', new Blob([portrait]));
    return (await client.request(MyProfilePictureDocument, {})).viewer.profilePicture!.large;
  },
  consultations: async (user) => {
    const answer = await requestWithPhotos(api, user, [portrait]);
    return answer.data!.requestConsultation.consultation!.photos[0]!.url;
  },
};
const status = async (url: string) => (await fetch(url)).status;

describe.each(OWNERS)('a link to a photo of %s', (owner) => {
  let user: TestUser;
  let url: string;
  let other: string;
  beforeAll(async () => {
    user = await api.createUser();
    url = await send[owner](user);
    other = await send[owner](await api.createUser());
  });
  /** A link that the server itself could have signed. */
  const signed = (path: string, viewerId: string, expiresAt = new Date(Date.now() + 60_000)) =>
    new SignedLinks(() => api.url, [SECRET]).sign({ path, viewerId }, expiresAt);

  it('opens it for its viewer', async () => {
    expect(new URL(url).pathname.startsWith(`/photos/${owner}/`)).toBe(true);
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
    expect(await status(signed(new URL(url).pathname, user.id))).toBe(200);
  });

  it('opens nothing once it is changed', async () => {
    const { pathname, search } = new URL(url);
    const elsewhere = OWNERS.filter((name) => name !== owner);
    for (const changed of [
      url.split('?')[0]!,
      url.replace(/(?<=signature=)./, (first) => (first === 'A' ? 'B' : 'A')),
      url.replace(/signature=[^&]+/, ''),
      url.replace(/expires=\d+/, 'expires=99999999999'),
      url.replace(user.id, new URL(other).searchParams.get('viewer')!),
      `${api.url}${new URL(other).pathname}${search}`,
      `${api.url}${pathname}x${search}`,
      ...elsewhere.map((name) => url.replace(`/${owner}/`, `/${name}/`)),
    ]) {
      expect(await status(changed), changed).toBe(404);
    }
  });

  it('opens nothing if it has expired, is for another viewer, or its target does not exist', async () => {
    const { pathname } = new URL(url);
    const stranger = await api.createUser();
    const [, , , id] = pathname.split('/');
    for (const path of [
      pathname.replace(id!, randomUUID()),
      `${pathname.slice(0, pathname.lastIndexOf('/'))}/nothing`,
      pathname.replace(`/${owner}/`, '/nobody/'),
      ...OWNERS.filter((name) => name !== owner).map((name) => pathname.replace(`/${owner}/`, `/${name}/`)),
      `${pathname}/..%2fphoto`,
    ]) {
      expect(await status(signed(path, user.id)), path).toBe(404);
    }
    expect(await status(signed(pathname, stranger.id))).toBe(404);
    expect(await status(signed(pathname, randomUUID()))).toBe(404);
    expect(await status(signed(pathname, user.id, new Date(Date.now() - 1000)))).toBe(404);
  });

  it('opens nothing once the account is closed', async () => {
    const { deleteAccount } = await user.client.request(DeleteAccountDocument, {
      input: { password: PASSWORD },
    });
    expect(deleteAccount.userErrors).toEqual([]);
    expect(await status(url)).toBe(404);
    expect(await status(other)).toBe(200);
  });
});

describe('the sweep', () => {
  let jobs: Jobs;
  let storage: FolderStorage;
  beforeAll(async () => {
    const log = createLog({ level: 'silent', readable: false });
    jobs = await Jobs.connect({ databaseUrl: api.databaseUrl, log });
    storage = new FolderStorage(api.photoFolder);
  });
  afterAll(() => jobs.stop());

  const orphan = async () => {
    const folder = randomUUID();
    await storage.save(folder, 'photo.jpg', portrait);
    return folder;
  };
  const finished = (queue: string) =>
    vi.waitFor(async () => {
      const [row] = await api.db.execute(
        sql`select count(*)::int as n from pgboss.job where name = ${queue} and state < 'completed'`,
      );
      expect(row!.n).toBe(0);
    }, soon);

  const sweepNow = async () => {
    await makeDue(api.db, sql`name = ${sweepPhotoFolder.name}`);
    await finished(sweepPhotoFolder.name);
  };

  it.each(OWNERS)('removes a folder that nothing of %s refers to, and keeps one in use', async (owner) => {
    const url = await send[owner](await api.createUser());
    const folder = await orphan();
    await jobs.enqueue(api.db, sweepPhotoFolder, { owner, folder });
    await sweepNow();
    expect(await storage.read(folder, 'photo.jpg')).toBeNull();
    expect(await status(url)).toBe(200);
  });

  it.each(releasedSweeps)('handles jobs of earlier releases in $queue.name', async ({ queue, owner }) => {
    const key = owner === 'analyses' || owner === 'journal' ? 'photoFolder' : 'folder';
    const url = await send[owner as Owner](await api.createUser());
    const [row] = await api.db.execute(sql`select data->>'folder' as folder from pgboss.job
      where name = ${sweepPhotoFolder.name} and data->>'owner' = ${owner} order by created_on desc limit 1`);
    const folders = [await orphan(), row!.folder as string];
    for (const folder of folders) await jobs.enqueue(api.db, queue, { [key]: folder } as typeof queue.data);
    await finished(queue.name);
    await sweepNow();
    expect(await storage.read(folders[0]!, 'photo.jpg')).toBeNull();
    expect(await status(url)).toBe(200);
  });
});

describe('the intake', () => {
  const UPLOADS = [
    [SubmitAnalysisDocument, { input: { photo: null } }, 'input.photo'],
    [AddJournalEntryDocument, { input: { mood: 3, photo: null } }, 'input.photo'],
    [SetProfilePictureDocument, { input: { picture: null } }, 'input.picture'],
    [RequestConsultationDocument, { input: { ...question(), photos: [null] } }, 'input.photos.0'],
  ] as const;
  const sent: ClientRequest[] = [];
  afterAll(() => {
    for (const file of sent) file.destroy();
  });

  /** An upload whose file never ends by itself. */
  function begin(user: TestUser, [query, variables, path]: (typeof UPLOADS)[number]) {
    const boundary = randomUUID();
    const file = httpRequest(`${api.url}/graphql`, {
      method: 'POST',
      headers: {
        'apollo-require-preflight': 'true',
        authorization: `Bearer ${user.accessToken}`,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
    });
    const answer = new Promise<GraphQLAnswer<object>>((resolve, reject) => {
      file.on('response', (response) => resolve(json(response) as typeof answer)).on('error', reject);
    });
    const field = (name: string, text: unknown) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${JSON.stringify(text)}\r\n`;
    file.write(
      field('operations', { query: String(query), variables }) +
        field('map', { 0: [`variables.${path}`] }) +
        `--${boundary}\r\ncontent-disposition: form-data; name="0"; filename="photo.jpg"\r\n\r\n`,
    );
    file.write(portrait.subarray(0, 1000));
    sent.push(file);
    const end = () => {
      file.write(portrait.subarray(1000));
      file.end(`\r\n--${boundary}--\r\n`);
      return answer;
    };
    return { answer, end };
  }

  it('accepts three concurrent uploads per person, across all kinds of photos', async () => {
    const user = await api.createUser();
    const uploads = UPLOADS.map((upload) => begin(user, upload));
    const tooMany = await Promise.race(uploads.map(({ answer }) => answer));
    const limited = { extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 5 } };
    expect(tooMany).toMatchObject({ errors: [limited] });
    const input = { picture: null };
    const setPicture = ({ client }: TestUser) =>
      client.upload(SetProfilePictureDocument, { input }, 'input.picture', new Blob(['no picture']));
    const refused = { setProfilePicture: { userErrors: [{ code: 'UNSUPPORTED_IMAGE' }] } };
    expect((await setPicture(user)).errors).toMatchObject([limited]);
    expect((await setPicture(await api.createUser())).data).toMatchObject(refused);

    const answers = await Promise.all(uploads.map(({ end }) => end()));
    expect(answers.filter((answer) => answer !== tooMany)).toHaveLength(3);
    for (const answer of answers.filter((each) => each !== tooMany)) {
      expect(Object.values(answer.data!)).toMatchObject([{ userErrors: [] }]);
    }
    expect((await setPicture(user)).data).toMatchObject(refused);
  });
});
