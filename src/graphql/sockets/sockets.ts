import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql';
import { handleProtocols, makeServer, type Server } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Environment } from '../../platform/env.ts';
import { Fault } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { inLogContext } from '../../platform/log-context.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { type Tracing, traced } from '../../platform/tracing/tracing.ts';
import type { SessionAccount } from '../../platform/viewer.ts';
import { type Authenticate, bearerToken, clientAddress } from '../authentication.ts';
import type { Context } from '../context.ts';
import type { CostlyOperations } from '../costly-operations.ts';
import type { Documents } from '../documents/documents.ts';
import type { ErrorMapper } from '../errors.ts';
import { atOrigin } from '../http/development-origins.ts';
import { announceOperation, countOperation, type OperationLabels } from '../observation.ts';
import type { Timings } from '../timings.ts';
import { SessionWatch } from './session-watch.ts';
import { SocketConnection } from './socket.ts';
import { prepareOperation, subscribeAfresh, whole } from './socket-operations.ts';

const MAX_MESSAGE_BYTES = 64 * 1024;
const GOING_AWAY = 1001;
/** How long a client may take to acknowledge the close of its socket. */
const CLOSE_MS = 2000;
const SERVER_OPTIONS = {
  noServer: true,
  maxPayload: MAX_MESSAGE_BYTES,
  perMessageDeflate: false,
  handleProtocols,
  closeTimeout: CLOSE_MS,
};

/** A slot is free as soon as the client completes an operation, so the shortest wait is given. */
const tooMany = (most: number) =>
  new Fault('RATE_LIMITED', `At most ${most} operations may be open on one socket; complete one first.`, {
    retryAfterSeconds: 1,
  });

export interface GraphQLOverWebSocket {
  schema: GraphQLSchema;
  env: Environment;
  log: Log;
  metrics: Metrics;
  tracing?: Tracing | undefined;
  documents: Documents;
  costly: CostlyOperations;
  errors: ErrorMapper;
  timings: Timings;
  authenticate: Authenticate;
  liveSessions(sessionIds: string[]): Promise<Map<string, SessionAccount>>;
}

/** Serves the schema by the protocol graphql-transport-ws. */
export class Sockets {
  readonly #server = new WebSocketServer(SERVER_OPTIONS);
  readonly #protocol: Server<SocketConnection>;
  readonly #sessions: SessionWatch;

  constructor(private readonly options: GraphQLOverWebSocket) {
    const { log, timings } = options;
    this.#sessions = new SessionWatch((ids) => options.liveSessions(ids), log, timings.sessionCheck);
    this.#protocol = this.#makeProtocol();
  }

  /** Handles a connection that requested an upgrade. */
  upgrade(request: IncomingMessage, duplex: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, duplex, head, (socket) => this.#opened(socket, request));
  }

  /** Calls `refuse` for requests that are not a WebSocket handshake. */
  onBadHandshake(refuse: (duplex: Duplex) => void): void {
    this.#server.on('wsClientError', (_error, duplex) => refuse(duplex));
  }

  /** Asks every client to reconnect elsewhere; resolves when all sockets are closed. */
  async close(): Promise<void> {
    this.#sessions.stop();
    const clients = [...this.#server.clients];
    const closed = clients.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of clients) socket.close(GOING_AWAY, 'Going away');
    await Promise.all(closed);
  }

  #opened(socket: WebSocket, request: IncomingMessage): void {
    const { env, metrics, timings, log } = this.options;
    const address = clientAddress(request, env.TRUST_PROXY);
    const connection = new SocketConnection(socket, request, address, this.#sessions, timings.heartbeat);
    const closed = this.#protocol.opened(
      connection.protocol({
        within: (work) => atOrigin(env, { protocol: 'http', host: request.headers.host }, work),
        onFault: (error) => log.error({ err: error }, 'socket failed'),
      }),
      connection,
    );
    metrics.openSockets.inc();
    socket.on('error', (error) => log.debug({ reason: error.message }, 'socket error'));
    socket.once('close', (code, reason) => {
      metrics.openSockets.dec();
      connection.release();
      closed(code, String(reason)).catch((error) => log.error({ err: error }, 'socket failed'));
    });
  }

  #makeProtocol(): Server<SocketConnection> {
    const { schema, env, metrics, documents, errors, timings, authenticate } = this.options;
    const streams = {
      opened: () => metrics.subscriptions.inc(),
      ended: () => metrics.subscriptions.dec(),
      each: <T>(args: ExecutionArgs, work: () => Promise<T>) => this.#observed(args, work),
    };
    return makeServer<Record<string, unknown>, SocketConnection>({
      connectionInitWaitTimeout: timings.socketInit,
      onConnect: ({ connectionParams, extra }) => this.#admit(connectionParams, extra),
      onSubscribe: async (socket, _id, payload) => {
        const context = socket.extra.context();
        try {
          if (Object.keys(socket.subscriptions).length > env.SOCKET_MAX_SUBSCRIPTIONS) {
            throw tooMany(env.SOCKET_MAX_SUBSCRIPTIONS);
          }
          await socket.extra.recheck(authenticate);
          const prepared = prepareOperation(payload, context, { schema, documents });
          if ('schema' in prepared) return prepared;
          errors.claim(prepared, context);
          return prepared;
        } catch (error) {
          return [errors.toRequestError(error, context)];
        }
      },
      execute: (args) =>
        this.#observed(args, async (labels) => {
          const started = performance.now();
          const context = args.contextValue as Context;
          const result = await this.#executeInTurn(args);
          const shown = result.errors?.map((error) => errors.toClient(error, context, error.toJSON()));
          countOperation(this.options, labels, started, shown);
          return result;
        }),
      subscribe: (args) => subscribeAfresh(args, streams),
      onNext: (_socket, _id, _payload, args, result) => {
        if (!result.errors) return undefined;
        const context = args.contextValue as Context;
        const shown = result.errors.map((error) => errors.toClient(error, context, error.toJSON()));
        return { ...result, errors: shown };
      },
      onError: (_socket, _id, _payload, problems) =>
        problems.map((error) => errors.toClient(error, errors.askerOf(error), error.toJSON())),
    });
  }

  /** In a context of the log and a trace of its own. */
  #observed<T>(
    { document, operationName, contextValue }: ExecutionArgs,
    work: (labels: OperationLabels) => Promise<T>,
  ): Promise<T> {
    const span = this.options.tracing?.begin({ name: 'graphql', kind: 'SERVER' });
    const { requestId } = contextValue as Context;
    const operation = getOperationAST(document, operationName) ?? undefined;
    return inLogContext({ requestId, traceId: span?.traceId }, () =>
      traced(span, () => work(announceOperation(operation, this.options))),
    );
  }

  async #executeInTurn(args: ExecutionArgs): Promise<ExecutionResult> {
    const { costly, errors } = this.options;
    const context = args.contextValue as Context;
    try {
      return await costly.run(context, async () => whole(await execute(args), context));
    } catch (error) {
      return { errors: [errors.toRequestError(error, context)] };
    }
  }

  async #admit(params: Readonly<Record<string, unknown>> | undefined, connection: SocketConnection) {
    const token = bearerToken(params?.authorization ?? params?.Authorization);
    if (!token) return false;
    try {
      connection.admit(await this.options.authenticate(token), token);
      return true;
    } catch (error) {
      if (error instanceof Fault && error.code === 'UNAUTHENTICATED') return false;
      this.options.errors.toResponse(error, connection.context());
      connection.tryLater();
      return false;
    }
  }
}
