import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { file, MULTIPART, map, multipartBody, operations } from '../../setup/multipart.ts';
import { Fixture } from '../fixture.ts';

const head = (...lines: string[]) =>
  `${['POST /graphql HTTP/1.1', 'Host: x', ...lines].join('\r\n')}\r\n\r\n`;
const JSON_HEAD = head('Content-Type: application/json', 'Content-Length: 100000');
const FILE_HEAD = head(
  'Authorization: Bearer good',
  'Apollo-Require-Preflight: x',
  `Content-Type: ${MULTIPART}`,
  'Content-Length: 1000000',
);
const READ = 'mutation($f: Upload!) { readFile(input: { file: $f }) { bytes } }';
const START_OF_FILE = String(multipartBody([operations(READ), map(), file('pixels')], ''));

/** Writes `first`, then `part` again and again. */
const drip =
  (first: string, every: number, part = 'x') =>
  (write: (text: string) => void) => {
    write(first);
    const timer = setInterval(() => write(part), every);
    setTimeout(() => clearInterval(timer), 60_000).unref();
  };

/** Half a minute of waiting, which begins before the other tests. */
const withRealTimings = Fixture.start().then(async (api) => {
  const answers = await Promise.all([api.raw(JSON_HEAD), api.raw('POST /graphql HTTP/1.1\r\n')]);
  await api.close();
  return answers;
});
withRealTimings.catch(() => undefined); // the last test reports it

describe('clients that are slow', () => {
  let api: Fixture;
  beforeAll(async () => {
    api = await Fixture.start(
      { timings: { headers: 1000, bodyWindow: 1500, request: 8000, silence: 4000 } },
      { GRAPHQL_MAX_RESPONSE_BYTES: '50000000' },
    );
  });
  afterAll(() => api.close());

  test.each([
    ['that says nothing', ''],
    ['with half a header', 'POST /graphql HTTP/1.1\r\nHost: x\r\n'],
  ])('a connection %s is closed', async (_name, text) => {
    const { answer, ms } = await api.raw(text);
    expect(ms).toBeLessThan(7500);
    expect(answer).toMatch(/^HTTP\/1.1 408 [\s\S]*"code":"BAD_REQUEST"/);
  });

  test('a slow header is cut off', async () => {
    const { ms } = await api.raw(drip('POST /graphql HTTP/1.1\r\nHost: x\r\nX: ', 50));
    expect(ms).toBeLessThan(7500);
  });

  test.each([
    ['JSON', JSON_HEAD],
    ['a file', FILE_HEAD],
    ['a file that a resolver reads', FILE_HEAD + START_OF_FILE],
    ['chunks', head('Content-Type: application/json', 'Transfer-Encoding: chunked')],
  ])('%s that stops coming is cut with 408', async (_name, text) => {
    const { answer, ms } = await api.raw(text);
    expect(ms).toBeGreaterThan(1400);
    expect(ms).toBeLessThan(7500);
    expect(answer).toMatch(/^HTTP\/1.1 408 [\s\S]*"code":"BAD_REQUEST"/);
  });

  test('a slow body is cut off', async () => {
    const { answer } = await api.raw(drip(JSON_HEAD, 20));
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
  });

  test('a body of 1 KB/s or more is accepted', async () => {
    const body = JSON.stringify({ query: '{ hello }', padding: 'x'.repeat(6000) });
    const socket = connect(api.port, '127.0.0.1');
    socket.write(
      head('Content-Type: application/json', `Content-Length: ${body.length}`, 'Connection: close'),
    );
    // The pace is the subject: 2 KB/s by the clock, however late a timer is.
    const started = performance.now();
    for (let sent = 0; sent < body.length; ) {
      const due = Math.min(body.length, Math.ceil(2 * (performance.now() - started)));
      socket.write(body.slice(sent, due));
      sent = due;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const answer = await new Promise<string>((resolve) =>
      socket.once('data', (chunk) => resolve(String(chunk))),
    );
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
  });

  test('a request that never ends is cut off even if it is fast', async () => {
    const start = head('Content-Type: application/json', 'Content-Length: 200000');
    const { ms } = await api.raw(drip(start, 50, 'x'.repeat(100)));
    expect(ms).toBeGreaterThan(7500);
    expect(ms).toBeLessThan(30_000);
  });

  test('a client that does not read its response is disconnected', async () => {
    const body = JSON.stringify({ query: '{ large(bytes: 30000000) }' });
    const socket = connect(api.port, '127.0.0.1').pause();
    socket.on('error', () => undefined);
    socket.write(`${head('Content-Type: application/json', `Content-Length: ${body.length}`)}${body}`);
    await expect.poll(() => api.connections(), { timeout: 180_000 }).toBeGreaterThan(0);
    await expect.poll(() => api.connections(), { timeout: 180_000 }).toBe(0);
    let received = 0;
    socket.on('data', (chunk) => {
      received += chunk.length;
    });
    socket.resume();
    await new Promise((resolve) => socket.once('close', resolve));
    expect(received).toBeGreaterThan(0);
    expect(received).toBeLessThan(30_000_000);
  });

  test('others are served in the meantime', async () => {
    const slow = Array.from({ length: 50 }, () => api.raw(JSON_HEAD));
    const started = performance.now();
    expect((await api.ask('{ hello }')).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(1000);
    await Promise.all(slow);
  });
});

test('with the real timings a stalled body is cut off after half a minute', {
  timeout: 120_000,
}, async () => {
  const [{ answer, ms }, header] = await withRealTimings;
  expect(answer).toMatch(/^HTTP\/1.1 408 /);
  expect(ms).toBeLessThan(60_000);
  expect(header.ms).toBeLessThan(60_000);
});
