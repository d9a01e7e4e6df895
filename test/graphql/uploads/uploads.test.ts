import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_UPLOAD_BYTES } from '../../../src/graphql/http/uploads.ts';
import { file, MULTIPART, map, multipartBody, operations } from '../../setup/multipart.ts';
import { codes, Fixture } from '../fixture.ts';

const soon = { timeout: 180_000 };

let api: Fixture;
const uncaught: unknown[] = [];
const onUncaught = (error: unknown) => uncaught.push(error);

beforeAll(async () => {
  api = await Fixture.start();
  process.on('uncaughtExceptionMonitor', onUncaught);
});
afterAll(async () => {
  process.off('uncaughtExceptionMonitor', onUncaught);
  await api.close();
});

const READ = 'mutation($f: Upload!) { readFile(input: { file: $f }) { bytes sha256 } }';
const upload = (data: Buffer) => api.multipart(multipartBody([operations(READ), map(), file(data)]));

const READ_MANY = 'mutation($f: [Upload!]!) { readFiles(input: { files: $f }) { bytes } }';
const many = (count: number, data: Buffer) => [
  operations(READ_MANY, { f: Array(count).fill(null) }),
  map(Object.fromEntries(Array.from({ length: count }, (_, i) => [i, [`variables.f.${i}`]]))),
  ...Array.from({ length: count }, (_, i) => file(data, String(i))),
];

describe('a file', () => {
  test('arrives as it was sent', async () => {
    const data = randomBytes(3_000_000);
    const answer = await upload(data);
    const sha256 = createHash('sha256').update(data).digest('hex');
    expect(answer.body).toEqual({ data: { readFile: { bytes: data.length, sha256 } } });
  });

  test('may be empty, and may have 10 MB', async () => {
    expect((await upload(Buffer.alloc(0))).body.data.readFile.bytes).toBe(0);
    const largest = await upload(Buffer.alloc(MAX_UPLOAD_BYTES));
    expect(largest.body.data.readFile.bytes).toBe(MAX_UPLOAD_BYTES);
  });

  test.each([1, 70_000, 8_000_000])('of 10 MB and %d bytes is refused, never cut off', async (more) => {
    const { length } = api.witness.files;
    const answer = await upload(Buffer.alloc(MAX_UPLOAD_BYTES + more));
    expect([answer.status, codes(answer)]).toEqual([413, ['PAYLOAD_TOO_LARGE']]);
    expect(api.witness.files).toHaveLength(length);
  });

  test('may be sent with four others, not with five', async () => {
    const five = await api.multipart(multipartBody(many(5, randomBytes(100_000))));
    expect(five.body.data.readFiles).toHaveLength(5);
    const six = await api.multipart(multipartBody(many(6, Buffer.from('x'))));
    expect([six.status, codes(six)]).toEqual([413, ['PAYLOAD_TOO_LARGE']]);
  });

  test('that is not read does not hold up the response', async () => {
    const query = 'mutation($f: Upload!) { ignoreFile(input: { file: $f }) }';
    const parts = [operations(query), map(), file(randomBytes(9_000_000)), file(randomBytes(9_000_000), '1')];
    const started = performance.now();
    const answer = await api.multipart(multipartBody(parts));
    expect(answer.body).toEqual({ data: { ignoreFile: 'ignored' } });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('is never accepted from JSON', async () => {
    for (const variables of [{ f: 'x' }, { f: {} }, { f: { promise: {} } }]) {
      const answer = await api.ask(READ, variables, { authorization: 'Bearer good' });
      expect([answer.status, codes(answer)]).toEqual([400, ['BAD_USER_INPUT']]);
    }
    const literal = await api.ask(
      'mutation { readFile(input: { file: "x" }) { bytes } }',
      {},
      { authorization: 'Bearer good' },
    );
    expect([literal.status, codes(literal)]).toEqual([400, ['BAD_USER_INPUT']]);
  });

  test('of an anonymous caller is not read', async () => {
    const answer = await api.multipart(multipartBody([operations(READ), map(), file('pixels')]), {
      authorization: '',
    });
    expect([answer.status, codes(answer)]).toEqual([401, ['UNAUTHENTICATED']]);
  });

  test('is rejected by its content-length', async () => {
    const head = [
      'POST /graphql HTTP/1.1',
      'Host: x',
      'Authorization: Bearer good',
      'Apollo-Require-Preflight: x',
      `Content-Type: ${MULTIPART}`,
      'Content-Length: 90000000',
      'Connection: close',
    ].join('\r\n');
    const socket = connect(api.port, '127.0.0.1');
    socket.write(`${head}\r\n\r\n`);
    const answer = await new Promise<string>((resolve) =>
      socket.once('data', (chunk) => resolve(String(chunk))),
    );
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(answer).toContain('PAYLOAD_TOO_LARGE');
  });
});

describe('a multipart fault', () => {
  const whole = [operations(READ), map(), file('pixels')];
  const header = (text: string) =>
    Buffer.concat([
      multipartBody([operations(READ), map()], ''),
      Buffer.from(`--edge\r\n${text}\r\n\r\npixels\r\n--edge--\r\n`),
    ]);
  const path = (text: unknown, variables: unknown = { f: null, text: 'a' }) =>
    multipartBody([operations(READ, variables), map({ 0: [text] }), file('pixels')]);
  const FAULTS: [string, Buffer, string?][] = [
    ['no map', multipartBody([operations(READ)])],
    ['no operations', multipartBody([file('pixels')])],
    ['nothing', multipartBody([])],
    ['an empty body', Buffer.alloc(0)],
    ['map first', multipartBody([map(), operations(READ), file('pixels')])],
    ['file first', multipartBody([operations(READ), file('pixels'), map()])],
    ['file before all', multipartBody([file('pixels'), operations(READ), map()])],
    [
      'operations that are no JSON',
      multipartBody([{ name: 'operations', value: '{' }, map(), file('pixels')]),
    ],
    [
      'operations that are a number',
      multipartBody([{ name: 'operations', value: '7' }, map(), file('pixels')]),
    ],
    [
      'operations that are a batch',
      multipartBody([
        { name: 'operations', value: `[${operations(READ).value}]` },
        map({ 0: ['0.variables.f'] }),
        file('pixels'),
      ]),
    ],
    [
      'operations of 300 KB',
      multipartBody([{ name: 'operations', value: `"${'x'.repeat(300_000)}"` }, map(), file('pixels')]),
    ],
    ['a map that is no JSON', multipartBody([operations(READ), { name: 'map', value: '{' }, file('pixels')])],
    ['a map that is a list', multipartBody([operations(READ), map([]), file('pixels')])],
    ['a map of text', multipartBody([operations(READ), map({ 0: 'variables.f' }), file('pixels')])],
    ['a map of numbers', multipartBody([operations(READ), map({ 0: [7] }), file('pixels')])],
    ['a file that is missing', multipartBody([operations(READ), map()])],
    ['no boundary', multipartBody(whole), 'multipart/form-data'],
    ['an empty boundary', multipartBody(whole), 'multipart/form-data; boundary='],
    ['another boundary', multipartBody(whole), 'multipart/form-data; boundary=other'],
    ['no closing boundary', multipartBody(whole, '')],
    ['a file that breaks off', multipartBody(whole, '').subarray(0, -5)],
    ['a map that breaks off', multipartBody([operations(READ), map()], '').subarray(0, -5)],
    ['a malformed part header', header('Content-Disposition\u0001: form-data; name="0"; filename="a"')],
    ['a malformed first header', Buffer.from('--edge\r\n\u0001\r\n\r\nx\r\n--edge--\r\n')],
    [
      'a part header of 17 KB',
      header(`Content-Disposition: form-data; name="0"; filename="a"\r\nX: ${'x'.repeat(17_000)}`),
    ],
    ['a part header without a name', header('Content-Type: image/jpeg')],
    ['a path to the top', path('')],
    ['a path into nothing', path('variables.g.h')],
    ['a path that is not there', path('variables.g')],
    ['a path into text', path('variables.text.0')],
    ['a path that grows a list', path('variables.f.4294967290', { f: [null] })],
    ['the length of a list', path('variables.f.length', { f: [null] })],
    ...[...Object.getOwnPropertyNames(Object.prototype), 'prototype'].flatMap((name): [string, Buffer][] => [
      [`a path to ${name}`, path(`variables.${name}`)],
      [`a path through ${name}`, path(`variables.${name}.call`)],
      [`a path to ${name} at the top`, path(`${name}.x`)],
    ]),
    ...['resolve', 'promise', 'file', 'reject'].map((name): [string, Buffer] => [
      `a path to ${name} of an upload`,
      multipartBody([
        operations(READ),
        map({ 0: ['variables.f'], 1: [`variables.f.${name}`] }),
        file('pixels'),
        file('x', '1'),
      ]),
    ]),
  ];

  test.each(FAULTS)('%s is 4xx, and the next requests work', async (_name, body, type = MULTIPART) => {
    const started = performance.now();
    const answer = await api.multipart(body, { 'content-type': type });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(codes(answer)).toHaveLength(1);
    expect(answer.text).not.toMatch(/graphql-upload|busboy|github/i);
    expect((await api.ask('{ hello }')).body).toEqual({ data: { hello: 'Hello, you.' } });
    expect((await upload(Buffer.from('next'))).body.data?.readFile.bytes).toBe(4);
    expect(uncaught).toEqual([]);
  });
});

describe('an upload that is broken off', () => {
  test.each([200, 700, 300_000, 2_000_000])('after %d bytes leaves nothing behind', async (bytes) => {
    const body = multipartBody([operations(READ), map(), file(randomBytes(5_000_000))]);
    const head = [
      'POST /graphql HTTP/1.1',
      'Host: x',
      'Authorization: Bearer good',
      'Apollo-Require-Preflight: x',
      `Content-Type: ${MULTIPART}`,
      `Content-Length: ${body.length}`,
    ].join('\r\n');
    const { length } = api.witness.files;
    const connections = await api.connections();
    const socket = connect(api.port, '127.0.0.1');
    socket.write(`${head}\r\n\r\n`);
    socket.write(body.subarray(0, bytes));
    await expect.poll(() => api.connections(), soon).toBeGreaterThan(connections);
    socket.destroy();
    await expect.poll(() => api.connections(), soon).toBe(connections);
    expect(api.witness.files).toHaveLength(length);
    expect((await upload(Buffer.from('next'))).body.data.readFile.bytes).toBe(4);
    expect(uncaught).toEqual([]);
  });
});
