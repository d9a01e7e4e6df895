import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type ReceivedSpan, readSpans } from './otlp.ts';

/** Takes traces by OTLP over HTTP on the loopback interface, as a collector does. */
export class TraceCollector {
  readonly spans: ReceivedSpan[] = [];
  /** Headers of each export. */
  readonly exports: IncomingMessage['headers'][] = [];
  /** Takes requests and answers none. */
  silent = false;
  #server: Server = createServer((req, res) => void this.#answer(req, res));
  #port = 0;

  static async start(): Promise<TraceCollector> {
    const collector = new TraceCollector();
    await collector.revive();
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get settings(): Record<string, string> {
    return { OTEL_EXPORTER_OTLP_ENDPOINT: this.url, OTEL_BSP_SCHEDULE_DELAY: '100' };
  }

  async revive(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async die(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  /** In the order of their names. */
  traceOf({ traceId }: Pick<ReceivedSpan, 'traceId'>): ReceivedSpan[] {
    return this.spans.filter((span) => span.traceId === traceId).sort((a, b) => a.name.localeCompare(b.name));
  }

  async #answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await buffer(req).catch(() => null);
    if (!body || this.silent) return;
    if (req.method !== 'POST' || req.url !== '/v1/traces') return void res.writeHead(404).end();
    if (req.headers['content-type'] !== 'application/x-protobuf') return void res.writeHead(415).end();
    this.exports.push(req.headers);
    this.spans.push(...readSpans(body));
    res.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
  }
}
