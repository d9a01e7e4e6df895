import { CloseCode, type WebSocket as ProtocolSocket } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { Admission } from '../streams/admission.ts';
import type { SessionWatch } from '../streams/session-watch.ts';

const MAX_BUFFERED_BYTES = 4 * 1024 * 1024;
/** 123 bytes at most, of which a character may take 3. */
const MAX_REASON_LENGTH = 41;
/** A message of a type that only servers send. */
const SERVER_MESSAGE = /^Unexpected message of type /;

interface SocketWork {
  /** Surrounds the work of a message. */
  within(work: () => Promise<void>): Promise<void>;
  onFault(error: unknown): void;
}

/** One client: its socket, and its viewer once connection_init was accepted. */
export class SocketConnection {
  readonly admission: Admission;
  #answered = true;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(
    private readonly socket: WebSocket,
    /** What contexts need of the request. */
    readonly request: Parameters<Admission['context']>[0],
    sessions: SessionWatch,
    heartbeatMs: number,
  ) {
    this.admission = new Admission(sessions, (reason) => socket.close(CloseCode.Forbidden, reason));
    socket.on('pong', () => {
      this.#answered = true;
    });
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMs);
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  tryLater(): void {
    this.socket.close(1013, 'Try again later');
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
    this.admission.release();
  }

  #beat(): void {
    if (this.#answered) this.socket.ping();
    else this.socket.terminate();
    this.#answered = false;
  }
}
