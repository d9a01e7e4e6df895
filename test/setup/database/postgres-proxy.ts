import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import tls from 'node:tls';
import { PostgresFrames } from './postgres-frames.ts';

/** A message of PostgreSQL's protocol that is about to be forwarded; a TLS record where TLS passes through. */
export interface ProxyMessage {
  from: 'client' | 'server';
  /** The type letter; `startup`, `SSLRequest`, `cancel` or `SSLAnswer` for those without, `TLS <type>` for records. */
  type: string;
  bytes: Buffer;
  /** Number of the connection, from 0. */
  connection: number;
  /** Number of the message in its connection, from 0, both directions together. */
  index: number;
}

/** Ends a connection: `within` forwards half of the message. The peers see FIN or, the client only, RST. */
export interface Cut {
  at: 'before' | 'within' | 'after';
  by: 'FIN' | 'RST';
}

interface Link {
  number: number;
  messages: number;
  /** The TCP socket under `client`. */
  raw: Socket;
  /** The TLS socket where this proxy ends TLS, else the same as `raw`. */
  client: Socket;
  server: Socket;
  frames: PostgresFrames;
  isCut: boolean;
}

/** A TCP proxy on 127.0.0.1 in front of PostgreSQL that knows where each message ends and cuts connections there. */
export class PostgresProxy {
  /** Decides on each message in turn; without a cut it is forwarded. */
  onMessage: (message: ProxyMessage) => Cut | undefined = () => undefined;
  /** The URL of the database through this proxy. */
  readonly url: string;
  readonly #target: { host: string; port: number };
  readonly #listener: Server;
  readonly #tls: tls.TlsOptions | undefined;
  readonly #links = new Set<Link>();
  #connections = 0;

  private constructor(listener: Server, target: URL, tlsOptions?: tls.TlsOptions) {
    this.#listener = listener;
    this.#tls = tlsOptions;
    this.#target = { host: target.hostname, port: Number(target.port || 5432) };
    const url = new URL(target);
    url.host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
    this.url = url.href;
    listener.on('connection', (socket) => this.#accept(socket));
  }

  /** With `tls` clients may encrypt: TLS ends here, and PostgreSQL gets plain text. */
  static async listen(targetUrl: string, options: { tls?: tls.TlsOptions } = {}): Promise<PostgresProxy> {
    const listener = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    return new PostgresProxy(listener, new URL(targetUrl), options.tls);
  }

  /** Ends all connections that are open now; new ones are still accepted. */
  cutAll(by: Cut['by']): void {
    for (const link of this.#links) this.#cut(link, by);
  }

  async close(): Promise<void> {
    this.#listener.close();
    for (const link of this.#links) for (const socket of [link.raw, link.server]) socket.destroy();
    if (this.#listener.listening) await once(this.#listener, 'close');
  }

  #accept(raw: Socket): void {
    const server = connect(this.#target);
    const frames = new PostgresFrames();
    const number = this.#connections++;
    const link: Link = { number, messages: 0, raw, client: raw, server, frames, isCut: false };
    this.#links.add(link);
    raw.setNoDelay();
    server.setNoDelay();
    server.on('data', (chunk) => this.#read(link, 'server', chunk));
    server.on('error', () => raw.destroy());
    server.on('end', () => link.client.end());
    server.on('close', () => link.isCut || link.client.destroySoon());
    raw.on('error', () => server.destroy());
    raw.on('close', () => {
      this.#links.delete(link);
      server.destroySoon();
    });
    this.#followClient(link);
  }

  #followClient(link: Link): void {
    link.client.on('data', (chunk) => this.#read(link, 'client', chunk));
    link.client.on('end', () => link.server.end());
  }

  #read(link: Link, from: ProxyMessage['from'], chunk: Buffer): void {
    if (link.isCut) return;
    for (const { type, bytes } of link.frames.split(from, chunk)) {
      if (type === 'SSLRequest' && this.#tls) {
        this.#secure(link, this.#tls, bytes);
        return; // what follows is encrypted
      }
      if (!this.#forward(link, from, type, bytes)) return;
    }
  }

  /** False when the connection was cut at this message. */
  #forward(link: Link, from: ProxyMessage['from'], type: string, bytes: Buffer): boolean {
    const cut = this.onMessage({ from, type, bytes, connection: link.number, index: link.messages++ });
    const [source, target] = from === 'client' ? [link.client, link.server] : [link.server, link.client];
    if (!cut) {
      if (!target.write(bytes) && !source.isPaused()) {
        source.pause();
        target.once('drain', () => source.resume());
      }
      return true;
    }
    link.isCut = true;
    const sent = { before: 0, within: bytes.length >> 1, after: bytes.length }[cut.at];
    if (sent === 0) this.#cut(link, cut.by);
    else target.write(bytes.subarray(0, sent), () => this.#cut(link, cut.by));
    return false;
  }

  #cut(link: Link, by: Cut['by']): void {
    link.isCut = true;
    link.server.end();
    if (by === 'RST') link.raw.resetAndDestroy();
    else link.client.end();
  }

  #secure(link: Link, options: tls.TlsOptions, request: Buffer): void {
    const cut = this.onMessage({
      from: 'client',
      type: 'SSLRequest',
      bytes: request,
      connection: link.number,
      index: link.messages++,
    });
    if (cut) {
      this.#cut(link, cut.by);
      return;
    }
    link.frames.answered();
    link.client.removeAllListeners('data').removeAllListeners('end');
    if (!this.#forward(link, 'server', 'SSLAnswer', Buffer.from('S'))) return;
    link.client = new tls.TLSSocket(link.raw, { ...options, isServer: true });
    link.client.on('error', () => link.raw.destroy());
    this.#followClient(link);
  }
}
