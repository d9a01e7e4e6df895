import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import {
  assertPlace,
  type ByteRange,
  type FileStorage,
  type FoundFile,
  type OpenFile,
  StorageUnavailable,
  working,
} from './file-storage.ts';

export interface BucketOptions {
  bucket: string;
  region: string;
  /** Unset for AWS. */
  endpoint?: string | undefined;
  /** By the chain of AWS (role of the machine, profile) if unset. */
  credentials?: { accessKeyId: string; secretAccessKey: string } | undefined;
}

type Part = Extract<ByteRange, { start: number }>;

const ATTEMPTS = 3;
const CONNECT_MS = 2000;
/** Without a byte in either direction, also because the reader of a stream pauses. */
const SILENCE_MS = 30_000;
/** For one request with all its attempts; for each attempt of a part of a stream. */
const REQUEST_MS = 10_000;
const PING_MS = 2500;
const PART_BYTES = 8 * 1024 * 1024;
const PAGE = 1000;

/** Stores files as objects `<folder>/<name>` in a bucket of S3 or of a server that speaks its protocol. */
export class BucketStorage implements FileStorage {
  readonly #client: S3Client;
  readonly #Bucket: string;

  constructor(options: BucketOptions) {
    this.#client = new S3Client(clientConfig(options));
    this.#Bucket = options.bucket;
  }

  async save(folder: string, name: string, bytes: Uint8Array): Promise<void> {
    const put = new PutObjectCommand({
      ...this.#object(folder, name),
      Body: bytes,
      ContentLength: bytes.length,
    });
    await working(this.#client.send(put, limited()));
  }

  async write(folder: string, name: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
    let written = 0;
    let broken: { error: unknown } | undefined;
    async function* counted() {
      try {
        for await (const piece of pieces) {
          written += piece.length;
          yield piece;
        }
      } catch (error) {
        broken = { error };
        throw error;
      }
    }
    const params = { ...this.#object(folder, name), Body: Readable.from(counted(), { objectMode: false }) };
    try {
      await new Upload({ client: this.#client, params, queueSize: 1, partSize: PART_BYTES }).done();
    } catch (error) {
      throw broken ? broken.error : new StorageUnavailable(error);
    } finally {
      params.Body.destroy();
    }
    return written;
  }

  async stream(folder: string, name: string, range?: ByteRange): Promise<FoundFile | null> {
    if (range && 'last' in range) return await this.#streamLast(folder, name, range.last);
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), REQUEST_MS);
    // How long the content may take is up to its reader.
    return await this.#get(folder, name, late.signal, range).finally(() => clearTimeout(timer));
  }

  async read(folder: string, name: string): Promise<Buffer | null> {
    const file = await this.#get(folder, name, AbortSignal.timeout(REQUEST_MS));
    if (!file || file === 'OUT_OF_RANGE') return null;
    return await working(complete(file));
  }

  async remove(folder: string): Promise<void> {
    assertPlace(folder);
    for (const Key of await this.#keys(folder)) {
      await working(this.#client.send(new DeleteObjectCommand({ Bucket: this.#Bucket, Key }), limited()));
    }
  }

  async ping(): Promise<void> {
    await this.#client.send(new HeadBucketCommand({ Bucket: this.#Bucket }), limited(PING_MS));
  }

  /** Whether there is such a file. */
  async has(folder: string, name: string): Promise<boolean> {
    return (await this.#size(folder, name)) !== null;
  }

  close(): void {
    this.#client.destroy();
  }

  /** Not by a range without a start, which not every server understands. */
  async #streamLast(folder: string, name: string, last: number) {
    const size = await this.#size(folder, name);
    if (size === null || last === 0) return size === null ? null : 'OUT_OF_RANGE';
    return await this.stream(folder, name, { start: Math.max(0, size - last) });
  }

  /** Null if there is no such file. */
  async #size(folder: string, name: string): Promise<number | null> {
    const head = new HeadObjectCommand(this.#object(folder, name));
    const found = this.#client.send(head, limited()).then(
      ({ ContentLength }) => ContentLength ?? 0,
      (error: unknown) => {
        if (nameOf(error) === 'NotFound') return null;
        throw error;
      },
    );
    return await working(found);
  }

  async #get(folder: string, name: string, abortSignal: AbortSignal, range?: Part) {
    const place = this.#object(folder, name);
    const get = new GetObjectCommand({ ...place, ...(range ? { Range: headerOf(range) } : {}) });
    const found = await working(
      this.#client.send(get, { abortSignal }).catch((error: unknown) => {
        if (nameOf(error) === 'NoSuchKey') return null;
        if (nameOf(error) === 'InvalidRange') return 'OUT_OF_RANGE' as const;
        throw error;
      }),
    );
    if (!found || found === 'OUT_OF_RANGE') return found;
    const { Body, ContentLength: bytes = 0, ContentRange } = found;
    if (!(Body instanceof Readable)) throw new StorageUnavailable(new Error('The bucket sent no content'));
    const [, start, size] = /^bytes (\d+)-\d+\/(\d+)$/.exec(ContentRange ?? '') ?? [];
    return { size: Number(size ?? bytes), start: Number(start ?? 0), bytes, content: Body };
  }

  /** Of one page, which is far more than a folder ever holds. */
  async #keys(folder: string): Promise<string[]> {
    const list = new ListObjectsV2Command({ Bucket: this.#Bucket, Prefix: `${folder}/`, MaxKeys: PAGE });
    const { Contents = [] } = await working(this.#client.send(list, limited()));
    return Contents.flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
  }

  #object(folder: string, name: string): { Bucket: string; Key: string } {
    assertPlace(folder, name);
    return { Bucket: this.#Bucket, Key: `${folder}/${name}` };
  }
}

function clientConfig({ region, endpoint, credentials }: BucketOptions): S3ClientConfig {
  return {
    region,
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(credentials ? { credentials } : {}),
    maxAttempts: ATTEMPTS,
    // Other servers than AWS refuse checksums in trailers.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      requestTimeout: REQUEST_MS,
      throwOnRequestTimeout: true,
    },
  };
}

const limited = (milliseconds = REQUEST_MS) => ({ abortSignal: AbortSignal.timeout(milliseconds) });

const headerOf = ({ start, end }: Part): string => `bytes=${start}-${end ?? ''}`;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** All bytes; what was cut short is no file. */
async function complete({ bytes, content }: OpenFile): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  const whole = Buffer.concat(pieces);
  if (whole.length !== bytes) throw new Error('The bucket sent less than the file');
  return whole;
}
