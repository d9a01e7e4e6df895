import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import type { BucketOptions } from '../../../src/platform/storage/bucket-storage.ts';

/** What becomes of a request other than its answer. */
type Fault = 'SILENT' | 'BUSY' | 'NO_READS' | 'FORBIDDEN' | 'CUT_CONTENT';

const BUCKET = 'photos';
/** The only key that s3rver knows. */
const KEY = 'S3RVER';
/** How s3rver ends the name of a file with the content of an object. */
const OBJECT = '._S3rver_object';

/** A server with one bucket that speaks the protocol of S3 on the loopback interface, and misbehaves on demand. */
export class BucketServer {
  /** Method and path of each request. */
  readonly requests: string[] = [];
  /** Of all requests; null if they are answered. */
  fault: Fault | null = null;
  readonly #bucket: S3rver;
  /** The last write to each key: s3rver would mix those that arrive at once, where S3 keeps one of them. */
  readonly #writes = new Map<string, Promise<unknown>>();
  #server: Server;
  #port = 0;

  private constructor(private readonly folder: string) {
    this.#bucket = new S3rver({
      silent: true,
      directory: folder,
      configureBuckets: [{ name: BUCKET, configs: [] }],
    });
    this.#server = this.#create();
  }

  static async start(): Promise<BucketServer> {
    const server = new BucketServer(await mkdtemp(join(tmpdir(), 'skincare-bucket-')));
    await server.#bucket.configureBuckets();
    await server.revive();
    return server;
  }

  get options(): BucketOptions {
    const credentials = { accessKeyId: KEY, secretAccessKey: KEY };
    return { bucket: BUCKET, region: 'us-east-1', endpoint: `http://127.0.0.1:${this.#port}`, credentials };
  }

  /** The same as settings. */
  get settings(): Record<string, string> {
    const key = { S3_ACCESS_KEY_ID: KEY, S3_SECRET_ACCESS_KEY: KEY };
    return { S3_BUCKET: BUCKET, S3_ENDPOINT: this.options.endpoint!, ...key };
  }

  /** Ends all connections and refuses new ones until `revive`. */
  async die(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async revive(): Promise<void> {
    this.#server = this.#create();
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Of all objects, as `<folder>/<name>`. */
  async keys(): Promise<string[]> {
    const names = await readdir(join(this.folder, BUCKET), { recursive: true });
    return names.filter((name) => name.endsWith(OBJECT)).map((name) => name.slice(0, -OBJECT.length));
  }

  async close(): Promise<void> {
    await this.die();
    await rm(this.folder, { recursive: true, force: true });
  }

  #create(): Server {
    return createServer((req, res) => this.#answer(req, res));
  }

  #answer(req: IncomingMessage, res: ServerResponse): void {
    this.requests.push(`${req.method} ${req.url}`);
    if (this.fault === 'SILENT') return;
    if (this.fault === 'BUSY' || (this.fault === 'NO_READS' && req.method === 'GET'))
      refuse(res, 503, 'SlowDown');
    else if (this.fault === 'FORBIDDEN') refuse(res, 403, 'AccessDenied');
    else if (this.fault === 'CUT_CONTENT') {
      res.writeHead(200, { 'content-length': 1000 });
      res.write('only this', () => res.destroy());
    } else if (req.method === 'PUT') {
      const former = this.#writes.get(req.url!) ?? Promise.resolve();
      const written = former.then(() => {
        if (res.closed) return undefined;
        this.#bucket.callback()(req, res);
        return new Promise((resolve) => res.once('close', resolve));
      });
      this.#writes.set(req.url!, written);
    } else this.#bucket.callback()(req, res);
  }
}

function refuse(res: ServerResponse, status: number, code: string): void {
  res.writeHead(status, { 'content-type': 'application/xml' });
  res.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>no</Message></Error>`);
}
