import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, type TestContext, test } from 'vitest';
import { MULTIPART } from '../../setup/multipart.ts';
import { Fixture, SOON } from '../fixture.ts';

const HANDSHAKE = [
  'GET /graphql HTTP/1.1',
  'Host: x',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Protocol: graphql-transport-ws',
  '',
  '',
].join('\r\n');
const head = (...lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`;
const post = (...lines: string[]) =>
  head('POST /graphql HTTP/1.1', 'Host: x', 'Content-Type: application/json', ...lines);
const upload = (...lines: string[]) =>
  head(
    'POST /graphql HTTP/1.1',
    'Host: x',
    'Apollo-Require-Preflight: x',
    `Content-Type: ${MULTIPART}`,
    'Content-Length: 5000000',
    ...lines,
  );

/** A client's frame of a socket, masked with zeros. */
function frame(opcode: number, payload: string): Buffer {
  const data = Buffer.from(payload);
  return Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | data.length, 0, 0, 0, 0]), data]);
}
const wrongToken = frame(
  1,
  JSON.stringify({ type: 'connection_init', payload: { authorization: 'Bearer bad' } }),
);
const closeFrame = frame(8, '\u0003\u00e8');

/** What peers say before they fall silent; their side of the connection stays open. */
const PEERS: [string, (string | Buffer)[], RegExp][] = [
  ['nothing', [], / 408 /],
  ['half a head', ['POST /graphql HTTP/1.1\r\nHost: x\r\n'], / 408 /],
  ['half a body', [post('Content-Length: 100'), '{'], / 408 /],
  ['half an upload, without a token', [upload('Connection: close'), '--edge'], / 401 /],
  ['half an upload, without a token, for more', [upload(), '--edge'], / 401 /],
  ['garbage', ['GARBAGE\r\n\r\n'], / 400 /],
  ['a head that is too large', [head('GET / HTTP/1.1', 'Host: x', `X: ${'x'.repeat(20_000)}`)], / 431 /],
  ['no host', [head('GET / HTTP/1.1')], / 400 /],
  ['a whole request', [post('Content-Length: 19', 'Connection: close'), '{"query":"{hello}"}'], / 200 /],
  ['an upgrade elsewhere', [HANDSHAKE.replace('/graphql', '/x')], / 404 /],
  ['a bad handshake', [HANDSHAKE.replace('Version: 13', 'Version: 1')], / 400 /],
  ['a handshake', [HANDSHAKE], / 101 /],
  ['a handshake and a wrong token', [HANDSHAKE, wrongToken], / 101 /],
  ['a handshake and a broken frame', [HANDSHAKE, Buffer.from([0xff, 0xff, 0xff, 0xff])], / 101 /],
  ['a handshake and the end of the socket', [HANDSHAKE, closeFrame], / 101 /],
];
const EACH = 20;

describe.concurrent('peers that never close their side', () => {
  /** Half-open connections to a server of their own, and all that ends both. */
  async function openPeers(peers: (string | Buffer)[][], { onTestFinished }: TestContext) {
    const api = await Fixture.start({
      timings: { headers: 500, bodyWindow: 1000, linger: 1000, socketInit: 500, silence: 600_000 },
    });
    const opened = await Promise.all(peers.map((words) => open(api.port, words)));
    onTestFinished(async () => {
      for (const { socket } of opened) socket.destroy();
      await api.close();
    });
    return { api, opened };
  }

  test.for(PEERS)('after %s are answered, and let go all the same', async ([, words, answer], context) => {
    const { api, opened } = await openPeers(Array(EACH).fill(words), context);
    await context.expect
      .poll(() => opened.filter(({ heard }) => answer.test(heard())).length, SOON)
      .toBe(EACH);
    await context.expect.poll(() => api.connections(), SOON).toBe(0);
    context.expect(opened.filter(({ socket }) => socket.writableEnded)).toEqual([]);
  });

  test('do not hold up others', async (context) => {
    const peers = PEERS.flatMap(([, words]) => Array.from({ length: EACH }, () => words));
    const { api } = await openPeers(peers, context);
    context.expect((await api.ask('{ hello }')).status).toBe(200);
  });
});

async function open(
  port: number,
  words: (string | Buffer)[],
): Promise<{ socket: Socket; heard: () => string }> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  let heard = '';
  socket.on('data', (chunk) => {
    heard += chunk;
  });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  for (const word of words) socket.write(word);
  return { socket, heard: () => heard };
}
