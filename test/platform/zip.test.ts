import { randomBytes } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { type ZipEntry, zipped } from '../../src/platform/zip.ts';

async function* pieces(...parts: Uint8Array[]) {
  yield* parts;
}
async function* entries(...list: ZipEntry[]) {
  yield* list;
}

it('packs entries in chunks, compressed or stored', async () => {
  const photo = randomBytes(70_000);
  const text = '{"name":"Grüße"}\n'.repeat(5000);
  const bytes: Uint8Array[] = [];
  const source = entries(
    {
      path: 'a/list.json',
      compress: true,
      content: pieces(...text.split(/(?=\{)/).map((part) => Buffer.from(part))),
    },
    { path: 'a/photo.jpg', compress: false, content: pieces(photo.subarray(0, 9), photo.subarray(9)) },
    { path: 'empty.json', compress: true, content: pieces() },
  );
  for await (const piece of zipped(source)) bytes.push(piece);
  const whole = Buffer.concat(bytes);
  expect(whole.length).toBeLessThan(photo.length + 5000);
  const files = unzipSync(whole);
  expect(Object.keys(files)).toEqual(['a/list.json', 'a/photo.jpg', 'empty.json']);
  expect(strFromU8(files['a/list.json']!)).toBe(text);
  expect(Buffer.compare(files['a/photo.jpg']!, photo)).toBe(0);
  expect(files['empty.json']).toHaveLength(0);
});

it('holds one entry in memory at a time', async () => {
  const size = 1024 * 1024;
  async function* many(): AsyncGenerator<ZipEntry> {
    for (let count = 0; count < 50; count++)
      yield { path: `${count}.jpg`, compress: false, content: pieces(Buffer.alloc(size, count)) };
  }
  let longest = 0;
  let total = 0;
  for await (const piece of zipped(many())) {
    longest = Math.max(longest, piece.length);
    total += piece.length;
  }
  expect(total).toBeGreaterThan(50 * size);
  expect(longest).toBeLessThanOrEqual(size);
});

it('ends with the error of an entry', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('x');
    throw new Error('The storage is away');
  }
  const all = async () => {
    for await (const _ of zipped(entries({ path: 'a', compress: true, content: broken() })));
  };
  await expect(all()).rejects.toThrow('The storage is away');
});
