import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Fixture } from './fixture.ts';

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
    'Content-Type: multipart/form-data; boundary=edge',
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

describe('peers that never close their side', () => {
  let api: Fixture;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    api = await Fixture.start({
      timings: { headers: 500, bodyWindow: 1000, linger: 1000, socketInit: 500, silence: 600_000 },
    });
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });
  afterAll(() => api.close());

  async function open(words: (string | Buffer)[]): Promise<{ socket: Socket; heard: () => string }> {
    const socket = connect({ port: api.port, host: '127.0.0.1', allowHalfOpen: true });
    sockets.push(socket);
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk;
    });
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    for (const word of words) socket.write(word);
    return { socket, heard: () => heard };
  }

  test.each(PEERS)('after %s are answered, and let go all the same', async (_name, words, answer) => {
    const peers = await Promise.all(Array.from({ length: EACH }, () => open(words)));
    await expect.poll(() => peers.filter(({ heard }) => answer.test(heard())).length, LONG).toBe(EACH);
    await expect.poll(() => api.connections(), LONG).toBe(0);
    expect(peers.filter(({ socket }) => socket.writableEnded)).toEqual([]);
  });

  test('do not hold up others', async () => {
    await Promise.all(PEERS.flatMap(([, words]) => Array.from({ length: EACH }, () => open(words))));
    expect((await api.ask('{ hello }')).status).toBe(200);
  });
});

/** Well under the minute that Node would give such peers, and enough on a busy machine. */
const LONG = { timeout: 60_000 };
