import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols, makeServer, type Server } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { Fault } from '../../platform/errors.ts';
import { bearerToken, clientAddress } from '../authentication.ts';
import { atOrigin } from '../http/development-origins.ts';
import type { ConnectionOptions } from '../streams/connection-options.ts';
import { SocketConnection } from './socket.ts';

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

/** Serves the schema by the protocol graphql-transport-ws. */
export class Sockets {
  readonly #server = new WebSocketServer(SERVER_OPTIONS);
  readonly #protocol: Server<SocketConnection>;

  constructor(private readonly options: ConnectionOptions) {
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
    const clients = [...this.#server.clients];
    const closed = clients.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of clients) socket.close(GOING_AWAY, 'Going away');
    await Promise.all(closed);
  }

  #opened(socket: WebSocket, request: IncomingMessage): void {
    const { env, metrics, timings, log, sessions } = this.options;
    const { headers } = request;
    const from = { headers, ip: clientAddress(request, env.TRUST_PROXY) };
    const connection = new SocketConnection(socket, from, sessions, timings.heartbeat);
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
    const { env, gate, errors, timings, authenticate } = this.options;
    return makeServer<Record<string, unknown>, SocketConnection>({
      connectionInitWaitTimeout: timings.socketInit,
      onConnect: ({ connectionParams, extra }) => this.#admit(connectionParams, extra),
      onSubscribe: async ({ extra: { admission, request }, subscriptions }, _id, payload) => {
        const context = admission.context(request);
        try {
          if (Object.keys(subscriptions).length > env.SOCKET_MAX_SUBSCRIPTIONS) {
            throw tooMany(env.SOCKET_MAX_SUBSCRIPTIONS);
          }
          await admission.recheck(authenticate);
          return gate.prepare(payload, context);
        } catch (error) {
          return [errors.toRequestError(error, context)];
        }
      },
      execute: (args) => gate.execute(args),
      subscribe: (args) => gate.subscribe(args),
      onNext: (_socket, _id, _payload, args, result) => gate.shown(args, result),
      onError: (_socket, _id, _payload, problems) =>
        problems.map((error) => errors.toClient(error, errors.askerOf(error), error.toJSON())),
    });
  }

  async #admit(params: Readonly<Record<string, unknown>> | undefined, connection: SocketConnection) {
    const token = bearerToken(params?.authorization ?? params?.Authorization);
    if (!token) return false;
    try {
      const viewer = await this.options.authenticate(token);
      if (connection.isOpen) connection.admission.admit(viewer, token);
      return true;
    } catch (error) {
      if (error instanceof Fault && error.code === 'UNAUTHENTICATED') return false;
      this.options.errors.toResponse(error, connection.admission.context(connection.request));
      connection.tryLater();
      return false;
    }
  }
}
