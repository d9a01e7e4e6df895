import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { file, MULTIPART, map, multipartBody, operations } from '../../setup/multipart.ts';
import { type Nginx, nginxProgram, startNginx } from '../../setup/servers/nginx.ts';
import { type Answer, codes, Fixture, LOGGED_IN, SOON, TestSocket } from '../fixture.ts';

const READ = 'mutation($f: Upload!) { readFile(input: { file: $f }) { sha256 } }';
const REFUSE = 'mutation($f: Upload!) { refuseFile(input: { file: $f }) }';
const UNKNOWN = 'mutation($f: Upload!) { nothing(input: { file: $f }) }';
const IGNORE = 'mutation($f: Upload!) { ignoreFile(input: { file: $f }) }';
const data = randomBytes(5_000_000);
const upload = (query: string, content = data) => multipartBody([operations(query), map(), file(content)]);

/** The directives that docs/hosting.md recommends. */
function recommended(port: number): [http: string, location: string] {
  const [, snippet = ''] = /```nginx\n([\s\S]*?)```/.exec(readFileSync('docs/hosting.md', 'utf8')) ?? [];
  const [, rest = ''] = snippet.split('location / {');
  const [location = ''] = rest.split('}');
  const [http] = /map [\s\S]*?\}\n/.exec(snippet) ?? [''];
  const [size] = /client_max_body_size [^;]*;/.exec(snippet) ?? [''];
  return [http + size, location.replace(/127\.0\.0\.1:\d+/, `127.0.0.1:${port}`)];
}

type Configuration = [name: string, configure: (port: number) => [http: string, location: string]];
const CONFIGURATIONS: Configuration[] = [
  ['its default, HTTP/1.0', (port) => ['client_max_body_size 60m;', `proxy_pass http://127.0.0.1:${port};`]],
  [
    'no buffering of requests',
    (port) => [
      'client_max_body_size 60m;',
      `proxy_pass http://127.0.0.1:${port}; proxy_request_buffering off; proxy_http_version 1.1;`,
    ],
  ],
  ['what the documents recommend', recommended],
];

describe.skipIf(!nginxProgram)('behind nginx', () => {
  let api: Fixture;
  beforeAll(async () => {
    api = await Fixture.start({}, { TRUST_PROXY: '1' });
  });
  afterAll(() => api.close());

  describe.each(CONFIGURATIONS)('with %s', (name, configure) => {
    let nginx: Nginx;
    beforeAll(async () => {
      nginx = await startNginx(...configure(api.port));
    });
    afterAll(() => nginx.stop());

    async function send(query: string, headers: Record<string, string>, content = data) {
      const response = await fetch(`http://127.0.0.1:${nginx.port}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': MULTIPART,
          'apollo-require-preflight': 'x',
          ...headers,
        },
        body: new Uint8Array(upload(query, content)),
      });
      const body = (await response.json()) as Answer['body'];
      return { status: response.status, body };
    }

    test('events arrive at once, and the end of the client too', async () => {
      const gone = new AbortController();
      const { body } = await fetch(`http://127.0.0.1:${nginx.port}/graphql/stream`, {
        method: 'POST',
        headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...LOGGED_IN },
        body: JSON.stringify({ query: 'subscription { ticked(count: 1000, every: 500) }' }),
        signal: gone.signal,
      });
      const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
      for (let text = ''; !text.includes('"ticked":3'); ) text += (await reader.read()).value ?? '';
      expect(api.witness.openStreams).toBe(1);
      gone.abort();
      await expect.poll(() => api.witness.openStreams, SOON).toBe(0);
    });

    test('an upload arrives', async () => {
      const { body } = await send(READ, LOGGED_IN);
      expect(body.data.readFile.sha256).toBe(createHash('sha256').update(data).digest('hex'));
    });

    test.each<[number, string, string, Record<string, string>, number, string | undefined]>([
      [20, 'a stranger', READ, {}, 401, 'UNAUTHENTICATED'],
      [4, 'an unknown field', UNKNOWN, LOGGED_IN, 400, 'GRAPHQL_VALIDATION_FAILED'],
      [4, 'a refusal', REFUSE, LOGGED_IN, 200, 'RATE_LIMITED'],
      [4, 'a resolver that reads nothing', IGNORE, LOGGED_IN, 200, undefined],
      [
        4,
        'a request without the preflight header',
        READ,
        { 'apollo-require-preflight': '' },
        400,
        'BAD_REQUEST',
      ],
    ])('%d early answers to %s arrive', async (rounds, _name, query, headers, status, code) => {
      for (let round = 0; round < rounds; round += 1) {
        const answer = await send(query, headers);
        expect([answer.status, codes(answer)?.[0]]).toEqual([status, code]);
      }
    });

    test('a file that is too large is refused by the server', async () => {
      const answer = await send(READ, LOGGED_IN, Buffer.alloc(15_000_000));
      expect([answer.status, codes(answer)]).toEqual([413, ['PAYLOAD_TOO_LARGE']]);
    });

    test.runIf(name === 'what the documents recommend')('a subscription delivers', async () => {
      const socket = new TestSocket(`ws://127.0.0.1:${nginx.port}/graphql`, 'graphql-transport-ws');
      await socket.opened;
      socket.send({ type: 'connection_init', payload: { authorization: 'Bearer good' } });
      await socket.next(({ type }) => type === 'connection_ack');
      socket.subscribe('1', 'subscription { ticked(count: 5) }');
      await socket.next(({ type }) => type === 'complete');
      const ticks = socket.messages
        .filter(({ type }) => type === 'next')
        .map(({ payload }) => payload.data.ticked);
      expect(ticks).toEqual([1, 2, 3, 4, 5]);
      socket.ws.close();
      await socket.closed;
    });
  });
});
