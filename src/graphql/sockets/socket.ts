import type { IncomingMessage } from 'node:http';
import { CloseCode, type WebSocket as ProtocolSocket } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { Fault, unauthenticated } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import type { SessionAccount, Viewer } from '../../platform/viewer.ts';
import { type Authenticate, readerOfRequest } from '../authentication.ts';
import type { Context } from '../context.ts';
import type { SessionWatch, Watched } from './session-watch.ts';

const MAX_BUFFERED_BYTES = 4 * 1024 * 1024;
/** 123 bytes at most, of which a character may take 3. */
const MAX_REASON_LENGTH = 41;
/** A message of a type that only servers send. */
const SERVER_MESSAGE = /^Unexpected message of type /;
const MAX_TIMER_MS = 2 ** 31 - 1;

interface SocketWork {
  /** Surrounds the work of a message. */
  within(work: () => Promise<void>): Promise<void>;
  onFault(error: unknown): void;
}

/** One client: its socket, and its viewer once connection_init was accepted. */
export class SocketConnection implements Watched {
  #viewer: Viewer | null = null;
  #token = '';
  #answered = true;
  #expiry: NodeJS.Timeout | undefined;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(
    private readonly socket: WebSocket,
    private readonly request: IncomingMessage,
    private readonly address: string,
    private readonly sessions: SessionWatch,
    heartbeatMs: number,
  ) {
    socket.on('pong', () => {
      this.#answered = true;
    });
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMs);
  }

  get sessionId(): string {
    return this.#viewer?.sessionId ?? '';
  }

  isStill(account: SessionAccount | null): boolean {
    if (!this.#viewer || account?.role !== this.#viewer.role) return false;
    this.#viewer = { ...this.#viewer, ...account };
    return true;
  }

  /** Admits the viewer of the token until the token or the session ends. */
  admit(viewer: Viewer, token: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.#viewer = viewer;
    this.#token = token;
    const left = viewer.expiresAt.getTime() - Date.now();
    this.#expiry = setTimeout(() => this.#forbid('Token expired'), Math.min(Math.max(left, 0), MAX_TIMER_MS));
    this.sessions.add(this);
  }

  end(): void {
    this.#forbid('Session or role ended');
  }

  /** Throws UNAUTHENTICATED, and closes the socket, unless session and role are unchanged. */
  async recheck(authenticate: Authenticate): Promise<void> {
    try {
      if (!this.isStill(await authenticate(this.#token)))
        throw unauthenticated(message('faults.role-changed'));
    } catch (error) {
      if (error instanceof Fault && error.code === 'UNAUTHENTICATED') this.end();
      throw error;
    }
  }

  tryLater(): void {
    this.socket.close(1013, 'Try again later');
  }

  /** Of one operation; a copy of it has the viewer as they are then. */
  context(): Context {
    const { headers } = this.request;
    const userAgent = headers['user-agent']?.slice(0, 500) ?? null;
    const present = () => this.#viewer;
    const stranger = readerOfRequest(headers);
    return {
      get viewer() {
        return present();
      },
      get reader() {
        return present() ?? stranger;
      },
      requestLocale: stranger.locale,
      requestId: crypto.randomUUID(),
      ip: this.address,
      userAgent,
      cost: 0,
    };
  }

  /** The socket as graphql-ws wants it. A client that does not read is disconnected. */
  protocol({ within, onFault }: SocketWork): ProtocolSocket {
    const { socket } = this;
    return {
      protocol: socket.protocol,
      close: (code, reason = '') => socket.close(code, reason.slice(0, MAX_REASON_LENGTH)),
      send: (data) => {
        if (socket.readyState !== socket.OPEN) return;
        if (socket.bufferedAmount > MAX_BUFFERED_BYTES) return socket.terminate();
        return new Promise((resolve) => socket.send(data, () => resolve()));
      },
      onMessage: (take) =>
        socket.on('message', (data, isBinary) => {
          if (socket.readyState !== socket.OPEN) return;
          if (isBinary) return socket.close(CloseCode.BadRequest, 'Invalid message received');
          within(() => take(String(data))).catch((error: Error) => {
            if (SERVER_MESSAGE.test(error.message))
              return socket.close(CloseCode.BadRequest, 'Invalid message received');
            onFault(error);
            socket.close(CloseCode.InternalServerError, 'Internal server error');
          });
        }),
    };
  }

  /** Forgets a closed socket. */
  release(): void {
    clearInterval(this.#heartbeat);
    clearTimeout(this.#expiry);
    this.sessions.delete(this);
  }

  #forbid(reason: string): void {
    this.socket.close(CloseCode.Forbidden, reason);
  }

  #beat(): void {
    if (this.#answered) this.socket.ping();
    else this.socket.terminate();
    this.#answered = false;
  }
}
