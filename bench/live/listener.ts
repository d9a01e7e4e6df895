import { once } from 'node:events';
import WebSocket from 'ws';

const DOCUMENT = 'subscription { notificationReceived { id cursor kind title message createdAt } }';
/** Connections that are opened side by side. */
const AT_ONCE = 50;

interface Message {
  type: string;
  payload?: { data?: { notificationReceived: { id: string } } | null; errors?: unknown };
}

/** A socket with one subscription, without the cost of a client library. */
export class Listener {
  /** When each notification came, by its id; `performance.now()`. */
  readonly received = new Map<string, number>();
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  static async open(url: string, token: string): Promise<Listener> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
    const listener = new Listener(socket);
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    await once(socket, 'message');
    socket.on('message', (data) => listener.#read(JSON.parse(String(data)) as Message));
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: DOCUMENT } }));
    return listener;
  }

  /** One for each token. */
  static async openAll(url: string, tokens: readonly string[]): Promise<Listener[]> {
    const listeners: Listener[] = [];
    for (let at = 0; at < tokens.length; at += AT_ONCE) {
      const some = tokens.slice(at, at + AT_ONCE).map((token) => Listener.open(url, token));
      listeners.push(...(await Promise.all(some)));
    }
    return listeners;
  }

  close(): void {
    this.#socket.terminate();
  }

  #read({ type, payload }: Message): void {
    if (type === 'ping') {
      this.#socket.send('{"type":"pong"}');
      return;
    }
    const id = payload?.data?.notificationReceived.id;
    if (type === 'next' && id) this.received.set(id, performance.now());
    else throw new Error(`The server sent ${JSON.stringify({ type, payload })}.`);
  }
}
