import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Environment } from '../platform/env.ts';
import { notFound, unavailable } from '../platform/errors.ts';
import { message } from '../platform/language/text.ts';
import type { Log } from '../platform/logging/log.ts';
import { inLogContext } from '../platform/logging/log-context.ts';
import type { Metrics } from '../platform/metrics.ts';
import { readTraceParent } from '../platform/tracing/traceparent.ts';
import type { Tracing } from '../platform/tracing/tracing.ts';
import type { SessionAccount } from '../platform/viewer.ts';
import type { Authenticate } from './authentication.ts';
import { boundAnswers } from './bound-answers.ts';
import { CostlyOperations } from './costly-operations.ts';
import { Documents } from './documents/documents.ts';
import { ErrorMapper } from './errors.ts';
import { serveDevelopmentPages } from './http/development-pages.ts';
import { EVENT_STREAM, EventStreams } from './http/event-streams.ts';
import { createApp } from './http/fastify-app.ts';
import { serveGraphQL } from './http/http.ts';
import { destroyAfterGrace, lingerAfterEarlyAnswers } from './http/lingering-close.ts';
import { serveProbes } from './http/probes.ts';
import { fromFramework, refusal, refuseConnection } from './http/refusal.ts';
import { beginRequest } from './http/request-spans.ts';
import { watchBody } from './http/slow-bodies.ts';
import { MAX_MULTIPART_BYTES } from './http/uploads.ts';
import { type OwnerOfToken, Planner, type PlanOptions, type ReadWithSession } from './planner/planner.ts';
import { Sockets } from './sockets/sockets.ts';
import { OperationGate } from './streams/operation-gate.ts';
import { SessionWatch } from './streams/session-watch.ts';
import { TIMINGS, type Timings } from './timings.ts';

export interface ServerOptions {
  schema: GraphQLSchema;
  env: Environment;
  log: Log;
  metrics: Metrics;
  tracing?: Tracing | undefined;
  /** The viewer of an access token. Throws the fault UNAUTHENTICATED. */
  authenticate: Authenticate;
  readWithSession: ReadWithSession;
  ownerOfToken: OwnerOfToken;
  plans?: PlanOptions;
  /** Which of these sessions are still active, with their roles; polled every few seconds for open sockets. */
  liveSessions(sessionIds: string[]): Promise<Map<string, SessionAccount>>;
  /** Name -> `ok` or the error. */
  ready(): Promise<Record<string, string>>;
  /** Routes besides GraphQL, such as photos. They may throw faults. */
  routes?: (app: FastifyInstance) => void | Promise<void>;
  timings?: Partial<Timings>;
}

export interface ApiServer {
  app: FastifyInstance;
  /** Starts listening at HOST and PORT; the URL with the real port. */
  listen(): Promise<string>;
  /** Graceful shutdown: stops accepting work, lets running requests finish, closes sockets with 1001 and ends event streams. Within 15 s. */
  close(): Promise<void>;
}

/** Builds the HTTP and WebSocket server without listening yet. */
export async function createServer(options: ServerOptions): Promise<ApiServer> {
  const { env, log, schema, metrics, tracing } = options;
  const timings = { ...TIMINGS, ...options.timings };
  const errors = new ErrorMapper(log, env.GRAPHQL_INTROSPECTION);
  const documents = new Documents(schema, {
    aliases: env.GRAPHQL_MAX_ALIASES,
    documentAliases: env.GRAPHQL_MAX_DOCUMENT_ALIASES,
    depth: env.GRAPHQL_MAX_DEPTH,
    directives: env.GRAPHQL_MAX_DIRECTIVES,
    tokens: env.GRAPHQL_MAX_TOKENS,
    cost: env.GRAPHQL_MAX_COST,
    introspection: env.GRAPHQL_INTROSPECTION,
  });
  const costly = new CostlyOperations();
  const planner = new Planner({ ...options, documents });
  boundAnswers(schema, { bytes: env.GRAPHQL_MAX_RESPONSE_BYTES, work: env.GRAPHQL_MAX_WORK_MS });
  let closing = false;
  /** A worker has probes only. */
  const serves = env.ROLE !== 'worker';

  const app = await createApp(env, errors, timings);
  // Undocumented but long-standing: without it, a client that ends its side after the request gets no response.
  Object.assign(app.server, { httpAllowHalfOpen: true });
  app.server.on('checkExpectation', ({ socket }: IncomingMessage) => refuse(socket, refusal(417)));
  lingerAfterEarlyAnswers(app.server, { ms: timings.linger, maxBytes: MAX_MULTIPART_BYTES });
  app.addHook('onRequest', (request, reply, done) => {
    const span = tracing && beginRequest(tracing, request, reply);
    const traceId = span?.traceId ?? readTraceParent(request.headers.traceparent)?.traceId;
    const work = () => inLogContext({ requestId: request.id, traceId }, done);
    if (span) span.run(work);
    else work();
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id).header('cache-control', 'no-store');
    if (closing) throw unavailable(message('faults.stopping'));
    if (request.is404) throw notFound('page');
    if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') throw refusal(415);
    if (hasBody(request)) watch(request, reply);
    done();
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) reply.header('connection', 'close');
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const seconds = reply.elapsedTime / 1000;
    const status = `${Math.floor(reply.statusCode / 100)}xx`;
    // How long a stream was open is no measure of the server.
    const isStream = reply.getHeader('content-type') === EVENT_STREAM;
    if (!isStream) metrics.requestSeconds.observe({ route, status }, seconds);
    const { id: requestId, method } = request;
    log.debug(
      { requestId, method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
    done();
  });

  const gate = new OperationGate({ schema, documents, costly, errors, metrics, tracing });
  const sessions = new SessionWatch((ids) => options.liveSessions(ids), log, timings.sessionCheck);
  const connections = { ...options, errors, timings, gate, sessions };
  const sockets = new Sockets(connections);
  const streams = new EventStreams(connections);
  const refuse = (connection: Duplex, error: unknown) => refuseConnection(connection, error, errors);
  sockets.onBadHandshake((connection) => refuse(connection, refusal(400)));
  app.server.on('upgrade', (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    if (closing) refuse(connection, unavailable(message('faults.stopping')));
    else if (!serves || request.url?.split('?')[0] !== '/graphql') refuse(connection, refusal(404));
    else sockets.upgrade(request, connection, head);
  });

  const stopGraphQL = serves
    ? await serveGraphQL(app, { ...options, documents, costly, errors, planner })
    : async () => undefined;
  if (serves) streams.serve(app);
  serveProbes(app, { env, metrics, ready: () => options.ready() });
  if (serves && env.GRAPHQL_EXPLORER) {
    const { serveExplorer } = await import('./http/explorer.ts'); // 10 MB, which others do not need
    await app.register(serveExplorer);
  }
  if (serves && !env.production) {
    const outbox = env.SMTP_URL ? null : join(env.DATA_DIR, 'outbox');
    await app.register((scope) => serveDevelopmentPages(scope, { explorer: env.GRAPHQL_EXPLORER, outbox }));
  }
  if (serves) await app.register(async (scope) => options.routes?.(scope));
  await app.ready();

  function watch(request: FastifyRequest, reply: FastifyReply): void {
    watchBody(request.raw, {
      window: timings.bodyWindow,
      maxBytes: MAX_MULTIPART_BYTES,
      cut: (reason) => {
        const connection = request.raw.socket;
        if (reply.sent) return connection.destroy();
        if (reason === 'slow') reply.raw.once('finish', () => destroyAfterGrace(connection));
        reply.header('connection', 'close').send(reason === 'slow' ? refusal(408) : fromFramework(TOO_LARGE));
      },
    });
  }

  return {
    app,
    listen: async () => {
      await app.listen({ host: env.HOST, port: env.PORT });
      const address = app.server.address();
      const port = typeof address === 'object' ? address?.port : env.PORT;
      return `http://${LOCAL.has(env.HOST) ? 'localhost' : env.HOST}:${port}`;
    },
    close: async () => {
      closing = true;
      const cut = setTimeout(() => app.server.closeAllConnections(), timings.shutdown);
      sessions.stop();
      await Promise.all([sockets.close(), streams.close(), app.close()]);
      clearTimeout(cut);
      await stopGraphQL();
    },
  };
}

const TOO_LARGE = { statusCode: 413 } as FastifyError;
/** Hosts that stand for every address of this machine. */
const LOCAL = new Set(['0.0.0.0', '::']);

function hasBody(request: FastifyRequest): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length']) > 0;
}
