import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { get } from 'node:http';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { serveSignedFiles } from '../../../src/graphql/http/signed-files.ts';
import { TIMINGS } from '../../../src/graphql/timings.ts';
import { Fixture, SOON } from '../fixture.ts';

const BYTES = 1e12;
const PIECE = Buffer.alloc(64 * 1024);

/** Of a file without an end. */
let content: Readable;
let sent = 0;
let api: Fixture;
beforeAll(async () => {
  const path = '/endless/:id';
  const type = 'application/zip';
  api = await Fixture.start({
    timings: { ...TIMINGS, silence: 500 },
    routes: (app) =>
      serveSignedFiles(app, path, {
        params: z.object({ id: z.string() }),
        check: () => true,
        open: async () => ({ type, file: { size: BYTES, start: 0, bytes: BYTES, content } }),
      }),
  });
});
afterAll(() => api.close());
beforeEach(() => {
  sent = 0;
  content = new Readable({
    read() {
      sent += PIECE.length;
      setImmediate(() => this.push(PIECE));
    },
  });
});

const url = () => `${api.url}/endless/1?viewer=${randomUUID()}&expires=1&signature=x`;

it('HEAD reads nothing of a file, however long it is', async () => {
  const response = await fetch(url(), { method: 'HEAD' });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-length')).toBe(String(BYTES));
  await expect.poll(() => content.destroyed, SOON).toBe(true);
  expect(sent).toBeLessThan(PIECE.length * 4);
});

it('a client that stops reading is left, and the file closed', async () => {
  const request = get(url());
  request.on('error', () => {});
  const [response] = await once(request, 'response');
  response.on('error', () => {}).pause();
  await expect.poll(() => content.destroyed, SOON).toBe(true);
  expect(sent).toBeLessThan(64 * 1024 * 1024);
  request.destroy();
});

it('a client that goes away closes the file', async () => {
  const request = get(url());
  request.on('error', () => {});
  const [response] = await once(request, 'response');
  response.on('error', () => {});
  request.destroy();
  await expect.poll(() => content.destroyed, SOON).toBe(true);
});
