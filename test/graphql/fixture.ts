import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import WebSocket from 'ws';
import { createServer, type ServerOptions } from '../../src/graphql/server.ts';
import { readEnvironment } from '../../src/platform/env.ts';
import { Fault } from '../../src/platform/errors.ts';
import { SOMEBODY } from '../../src/platform/language/language.ts';
import { logContext } from '../../src/platform/logging/log-context.ts';
import { createMetrics } from '../../src/platform/metrics.ts';
import type { Role, Viewer } from '../../src/platform/viewer.ts';
import { MULTIPART } from '../setup/multipart.ts';
import { createFixtureSchema, Witness } from './fixture-schema.ts';

export const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://localhost/none',
  SMTP_URL: 'smtp://localhost',
  PUBLIC_URL: 'https://api.example.com',
  REDIS_URL: 'redis://localhost',
  JWT_SECRET: 'a-secret-of-at-least-thirty-two-bytes',
};
/** The limit of a wait for what comes at once, also on a busy machine. */
export const SOON = { timeout: 180_000 };
const PREFLIGHT = { 'apollo-require-preflight': 'true' };
export const LOGGED_IN = { authorization: 'Bearer good' };

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there
  body: any;
}

/** The codes of the errors of an answer. */
export const codes = (answer: { body: { errors?: { extensions: { code: string } }[] } }) =>
  answer.body?.errors?.map((error) => error.extensions.code);

/** The transport over a small schema, on a free port. */
export class Fixture {
  readonly logged: Record<string, unknown>[] = [];
  readonly witness = new Witness();
  /** Sessions that have ended. */
  readonly ended = new Set<string>();
  readonly checks: string[][] = [];
  /** Of all people. */
  role: Role = 'USER';
  authenticate: (token: string) => Promise<Viewer> = async (token) => ({
    ...(await authenticate(token)),
    role: this.role,
  });
  url = '';
  readonly #sockets: TestSocket[] = [];
  #server: Awaited<ReturnType<typeof createServer>> | undefined;

  static async start(
    options: Partial<ServerOptions> = {},
    settings: Record<string, string> = {},
  ): Promise<Fixture> {
    const fixture = new Fixture();
    const log = pino(
      { level: 'debug', mixin: logContext },
      { write: (line) => void fixture.logged.push(JSON.parse(line)) },
    );
    fixture.#server = await createServer({
      schema: createFixtureSchema(fixture.witness),
      env: readEnvironment({ NODE_ENV: 'development', PORT: '0', ...settings }),
      log,
      metrics: createMetrics(),
      authenticate: (token) => fixture.authenticate(token),
      readWithSession: () => null,
      ownerOfToken: async () => null,
      liveSessions: async (ids) => {
        fixture.checks.push(ids);
        return new Map(
          ids.filter((id) => !fixture.ended.has(id)).map((id) => [id, { ...SOMEBODY, role: fixture.role }]),
        );
      },
      ready: async () => ({ database: 'ok' }),
      ...options,
    });
    fixture.url = await fixture.#server.listen();
    return fixture;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** How many connections the server holds. */
  connections(): Promise<number> {
    return new Promise((resolve, reject) =>
      this.#server!.app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
    );
  }

  close = () => this.#server?.close() ?? Promise.resolve();

  async fetch(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, init);
    const text = await response.text();
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      body = undefined;
    }
    return { status: response.status, headers: response.headers, text, body };
  }

  /** A GraphQL request; `body` may be anything that JSON can say. */
  post(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  ask(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer> {
    return this.post({ query, variables }, headers);
  }

  /** A multipart request of these bytes. */
  multipart(body: Buffer, headers: Record<string, string> = {}): Promise<Answer> {
    return this.fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': MULTIPART,
        ...PREFLIGHT,
        ...LOGGED_IN,
        ...headers,
      },
      body: new Uint8Array(body),
    });
  }

  /** Opens a raw connection, writes `text` and returns what is received until the end, and how long that took. */
  async raw(
    text: string | ((write: (text: string) => void) => void),
  ): Promise<{ answer: string; ms: number }> {
    const started = performance.now();
    const socket = connect(this.port, '127.0.0.1');
    socket.on('error', () => undefined);
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    if (typeof text === 'string') socket.write(text);
    else text((part) => void (socket.writable && socket.write(part)));
    await new Promise((resolve) => socket.once('close', resolve));
    return { answer, ms: performance.now() - started };
  }

  socket(protocols: string | string[] = 'graphql-transport-ws', path = '/graphql'): TestSocket {
    const socket = new TestSocket(`${this.url.replace('http', 'ws')}${path}`, protocols);
    this.#sockets.push(socket);
    return socket;
  }

  /** Ends all sockets that a test has opened. */
  cutSockets(): void {
    for (const socket of this.#sockets.splice(0)) socket.ws.terminate();
  }

  /** A socket that is let in. */
  async admitted(token = 'good'): Promise<TestSocket> {
    const socket = this.socket();
    await socket.opened;
    socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    await socket.next((message) => message.type === 'connection_ack');
    return socket;
  }
}

interface Message {
  type: string;
  id?: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there
  payload?: any;
}

/** A client that speaks the protocol by hand. */
export class TestSocket {
  readonly ws: WebSocket;
  readonly messages: Message[] = [];
  readonly opened: Promise<void>;
  readonly closed: Promise<{ code: number; reason: string }>;

  constructor(url: string, protocols: string | string[]) {
    this.ws = new WebSocket(url, protocols);
    this.opened = new Promise((resolve, reject) => this.ws.once('open', resolve).once('error', reject));
    this.opened.catch(() => undefined);
    this.closed = new Promise((resolve) =>
      this.ws.once('close', (code, reason) => resolve({ code, reason: String(reason) })),
    );
    this.ws.on('error', () => undefined);
    this.ws.on('message', (data) => this.messages.push(JSON.parse(String(data))));
  }

  send(message: unknown): void {
    this.ws.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables?: Record<string, unknown>): void {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** The first message, of those that came or will come, that fits. */
  async next(fits: (message: Message) => boolean, ms = 60_000): Promise<Message> {
    for (const end = Date.now() + ms; Date.now() < end; await setTimeout(5)) {
      const found = this.messages.find(fits);
      if (found) return found;
    }
    throw new Error(`No such message; there are ${JSON.stringify(this.messages).slice(0, 500)}`);
  }
}

async function authenticate(token: string): Promise<Viewer> {
  const [kind, sessionId = 'session', seconds = '900'] = token.split('.');
  if (kind !== 'good') throw new Fault('UNAUTHENTICATED', 'The access token is not valid.');
  const expiresAt = new Date(Date.now() + Number(seconds) * 1000);
  return { ...SOMEBODY, userId: 'ada', sessionId, role: 'USER', expiresAt };
}
