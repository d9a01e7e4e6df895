import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { file, MULTIPART, map, multipartBody, operations } from '../../setup/multipart.ts';
import { Fixture } from '../fixture.ts';
import { exchange, outcome, type RawRequest } from '../http/raw-client.ts';

const MB = 1024 * 1024;
const TYPE = `Content-Type: ${MULTIPART}`;
const PREFLIGHT = 'Apollo-Require-Preflight: x';
const TOKEN = 'Authorization: Bearer good';
const JSON_TYPE = 'Content-Type: application/json';

const upload = (query: string, bytes = 5 * MB) =>
  multipartBody([operations(query), map(), file(randomBytes(bytes))]);

const READ = 'mutation($f: Upload!) { readFile(input: { file: $f }) { bytes } }';
const IGNORE = 'mutation($f: Upload!) { ignoreFile(input: { file: $f }) }';
const REFUSE = 'mutation($f: Upload!) { refuseFile(input: { file: $f }) }';

interface Case {
  expected: string;
  body: Buffer;
  head?: string[];
  target?: string;
  /** What the head says of the length, instead of the truth. */
  length?: number;
}
const signedIn = [TYPE, PREFLIGHT, TOKEN];
const CASES: Record<string, Case> = {
  'a stranger': { expected: '401 UNAUTHENTICATED', head: [TYPE, PREFLIGHT], body: upload(READ) },
  'a bad token': {
    expected: '401 UNAUTHENTICATED',
    head: [TYPE, PREFLIGHT, 'Authorization: Bearer bad'],
    body: upload(READ),
  },
  'no preflight header': { expected: '400 BAD_REQUEST', head: [TYPE, TOKEN], body: upload(READ) },
  'a syntax error': { expected: '400 GRAPHQL_PARSE_FAILED', body: upload('mutation {') },
  'an unknown field': { expected: '400 GRAPHQL_VALIDATION_FAILED', body: upload('mutation { nothing }') },
  'a missing variable': {
    expected: '400 BAD_USER_INPUT',
    body: multipartBody([
      operations(READ, { g: null }),
      map({ 0: ['variables.g'] }),
      file(randomBytes(5 * MB)),
    ]),
  },
  'a resolver that reads nothing': { expected: '200', body: upload(IGNORE) },
  'a resolver that refuses': { expected: '200 RATE_LIMITED', body: upload(REFUSE) },
  'a file before its map': {
    expected: '400 BAD_REQUEST',
    body: multipartBody([operations(READ), file(randomBytes(5 * MB)), map()]),
  },
  'a map that is no JSON': {
    expected: '400 BAD_REQUEST',
    body: multipartBody([operations(READ), { name: 'map', value: '{' }, file(randomBytes(5 * MB))]),
  },
  'a file over 10 MB': { expected: '413 PAYLOAD_TOO_LARGE', body: upload(READ, 15 * MB) },
  'six files': {
    expected: '413 PAYLOAD_TOO_LARGE',
    body: multipartBody([
      operations(READ),
      map(Object.fromEntries([...'012345'].map((key) => [key, []]))),
      ...[...'012345'].map((name) => file(randomBytes(MB), name)),
    ]),
  },
  'an upload of 60 MB': { expected: '413 PAYLOAD_TOO_LARGE', body: upload(READ), length: 60 * MB },
  'JSON of 5 MB': { expected: '413 PAYLOAD_TOO_LARGE', head: [JSON_TYPE], body: Buffer.alloc(5 * MB, ' ') },
  'plain text': { expected: '415 BAD_REQUEST', head: ['Content-Type: text/plain'], body: upload(READ) },
  'no content type': { expected: '415 BAD_REQUEST', head: [], body: upload(READ) },
  'an encoded body': {
    expected: '415 BAD_REQUEST',
    head: [...signedIn, 'Content-Encoding: gzip'],
    body: upload(READ),
  },
  'an address that is not there': { expected: '404 NOT_FOUND', target: 'POST /nothing', body: upload(READ) },
  'an address that is only read': {
    expected: '404 NOT_FOUND',
    target: 'POST /health',
    head: [JSON_TYPE],
    body: upload(READ),
  },
  'another method': {
    expected: '405 BAD_REQUEST',
    target: 'PUT /graphql',
    head: [JSON_TYPE],
    body: upload(READ),
  },
  'a broken address': { expected: '400 BAD_REQUEST', target: 'POST /%zz', body: upload(READ) },
  'a head over 16 KB': {
    expected: '431 BAD_REQUEST',
    head: [...signedIn, `X: ${'x'.repeat(20_000)}`],
    body: upload(READ),
  },
  'a malformed head': {
    expected: '400 BAD_REQUEST',
    head: [...signedIn, 'Content-Length: x'],
    body: upload(READ),
  },
};

/** Ways in which a connection ends with its answer. */
const CLIENTS: Record<string, { version: string; lines: string[] } & Partial<RawRequest>> = {
  'HTTP/1.0': { version: '1.0', lines: [] },
  'HTTP/1.0 that reads last': { version: '1.0', lines: [], readsLast: true },
  'Connection: close': { version: '1.1', lines: ['Connection: close'] },
  'Connection: close that reads last': { version: '1.1', lines: ['Connection: close'], readsLast: true },
  'Connection: close in chunks': { version: '1.1', lines: ['Connection: close'], chunked: true },
  'Connection: close with Expect': { version: '1.1', lines: ['Connection: close', 'Expect: 100-continue'] },
  'Connection: close that half-closes': { version: '1.1', lines: ['Connection: close'], halfCloses: true },
};

describe('an early answer to an upload arrives', () => {
  let api: Fixture;
  beforeAll(async () => {
    api = await Fixture.start();
  });
  afterAll(() => api.close());

  async function send(one: Case, client: (typeof CLIENTS)[string]): Promise<string> {
    const { version, lines, ...behavior } = client;
    const length = client.chunked
      ? 'Transfer-Encoding: chunked'
      : `Content-Length: ${one.length ?? one.body.length}`;
    const head = [
      `${one.target ?? 'POST /graphql'} HTTP/${version}`,
      'Host: x',
      length,
      ...lines,
      ...(one.head ?? signedIn),
    ];
    const answer = await exchange({ port: api.port, head, body: one.body, ...behavior });
    return outcome(answer.replace(/^HTTP\/1.1 100 Continue\r\n\r\n/, ''));
  }

  describe.each(Object.entries(CLIENTS))('%s', (_client, client) => {
    const announced = (one: Case) => !(client.chunked && one.length);
    test.each(Object.entries(CASES).filter(([, one]) => announced(one)))('%s', async (_name, one) => {
      expect(await send(one, client)).toBe(one.expected);
    });
  });
});
