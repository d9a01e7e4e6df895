import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MULTIPART } from '../../setup/multipart.ts';
import { Fixture, SOON } from '../fixture.ts';
import { exchange, outcome } from './raw-client.ts';

let api: Fixture;
beforeAll(async () => {
  api = await Fixture.start();
});
afterAll(() => api.close());

const HELLO = '{"query":"{ hello }"}';
const SLOW = '{"query":"{ slow(ms: 100) }"}';
const request = (body: string, ...lines: string[]) =>
  [
    'POST /graphql HTTP/1.1',
    'Host: x',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    ...lines,
    '',
    body,
  ].join('\r\n');
const UPLOAD = [
  'POST /graphql HTTP/1.1',
  'Host: x',
  'Apollo-Require-Preflight: x',
  `Content-Type: ${MULTIPART}`,
  'Content-Length: 5000000',
];
const body = randomBytes(5_000_000);

/** What is received for `bytes`, until `answers` responses have arrived or the connection ends. */
async function talk(bytes: (string | Buffer)[], answers: number): Promise<string[]> {
  const socket = connect(api.port, '127.0.0.1');
  socket.on('error', () => undefined);
  let heard = '';
  const enough = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
    socket.on('data', (chunk) => {
      heard += chunk;
      if (split(heard).length >= answers) resolve();
    });
  });
  await once(socket, 'connect');
  for (const part of bytes) socket.write(part);
  await enough;
  socket.destroy();
  return split(heard);
}
const split = (heard: string) =>
  heard.split(/(?=HTTP\/1\.1 \d{3} )/).filter((text) => text.includes('\r\n\r\n{'));

describe('a connection that is kept', () => {
  test('answers a request sent after a rejected upload', async () => {
    const head = `${UPLOAD.join('\r\n')}\r\n\r\n`;
    const answers = await talk([head, body, request(HELLO), head, body, request(HELLO)], 4);
    expect(answers.map(outcome)).toEqual(['401 UNAUTHENTICATED', '200', '401 UNAUTHENTICATED', '200']);
  });

  test('may be one of HTTP/1.0', async () => {
    const head = request(HELLO, 'Connection: keep-alive').replace('HTTP/1.1', 'HTTP/1.0');
    const answers = await talk([head, head], 2);
    expect(answers.map(outcome)).toEqual(['200', '200']);
  });
});

describe('requests after the last one of a connection are not served', () => {
  test.each([
    [
      'that was answered early',
      [`${[...UPLOAD, 'Connection: close'].join('\r\n')}\r\n\r\n`, body],
      '401 UNAUTHENTICATED',
    ],
    ['that is still served', [request(SLOW, 'Connection: close')], '200'],
  ])('%s', async (_name, first, expected) => {
    const executed = api.witness.executed;
    const answers = await talk([...first, request(HELLO), request(HELLO)], 3);
    expect(answers.map(outcome)).toEqual([expected]);
    expect(api.witness.executed).toBe(executed);
  });
});

describe('a client that half-closes its connection gets its response', () => {
  test.each([
    ['of a fast request', HELLO, 'hello'],
    ['of a slow request', SLOW, 'slow'],
  ])('%s', async (_name, text, field) => {
    const [head = '', content = ''] = request(text).split('\r\n\r\n');
    const answer = await exchange({
      port: api.port,
      head: head.split('\r\n'),
      body: Buffer.from(content),
      halfCloses: true,
    });
    expect(outcome(answer)).toBe('200');
    expect(answer).toContain(`"${field}"`);
  });

  test('and one that breaks off a request a refusal', async () => {
    const head = request(HELLO)
      .replace(/Content-Length: \d+/, 'Content-Length: 5000')
      .split('\r\n\r\n')[0]!;
    const answer = await exchange({
      port: api.port,
      head: head.split('\r\n'),
      body: Buffer.from(HELLO),
      halfCloses: true,
    });
    expect(outcome(answer)).toBe('400 BAD_REQUEST');
    await expect.poll(() => api.connections(), SOON).toBe(0);
  });
});

test('an unknown expectation is refused as JSON', async () => {
  const [answer = ''] = await talk([request(HELLO, 'Expect: a-miracle')], 1);
  expect(outcome(answer)).toBe('417 BAD_REQUEST');
});
