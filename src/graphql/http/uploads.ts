import type { IncomingMessage, ServerResponse } from 'node:http';
import { GraphQLScalarType } from 'graphql';
import { type FileUpload as Part, processRequest, Upload as UploadPart } from 'graphql-upload-minimal';
import { badInput, Fault } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import { badRequest } from '../errors.ts';

/** Maximum size of one file. */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
const MAX_FILES = 5;
const MAX_FIELD_BYTES = 200 * 1024;
/** Maximum size of a whole request: the files, the two fields and the overhead. */
export const MAX_MULTIPART_BYTES = MAX_FILES * MAX_UPLOAD_BYTES + 1024 * 1024;
const TOO_LARGE = message('faults.upload.too-large', {
  files: MAX_FILES,
  megabytes: MAX_UPLOAD_BYTES / 1024 / 1024,
});
const NAMES_OF_THE_PARSER = / ?\(https?:[^)]*\)/g;

/** A file of a GraphQL multipart request, whose parts may arrive in any order; read it once, with `readUpload`. */
export class FileUpload {
  #arrived = false;
  #wanted = false;
  #content: Promise<Buffer> | undefined;

  /** `request` collects all files of the request. */
  constructor(
    private readonly part: Promise<Part>,
    private readonly request: Set<FileUpload>,
  ) {
    request.add(this);
    part.then(
      () => {
        this.#arrived = true;
        this.#makeWay();
      },
      () => undefined, // the error is thrown to the reader
    );
  }

  read(): Promise<Buffer> {
    if (this.#wanted) throw new Error('A file was read twice.');
    this.#wanted = true;
    const content = this.#receive();
    this.#content = undefined;
    this.#makeWay();
    return content;
  }

  /** Parts arrive in sequence: buffers those that precede one that a resolver is waiting for. */
  #makeWay(): void {
    const files = [...this.request];
    if (!files.some((file) => file.#wanted && !file.#arrived)) return;
    for (const file of files) if (file.#arrived && !file.#wanted) file.#receive().catch(() => undefined);
  }

  #receive(): Promise<Buffer> {
    this.#content ??= this.part.then(({ createReadStream }) => collect(createReadStream()));
    return this.#content;
  }
}

export const Upload = new GraphQLScalarType<FileUpload, never>({
  name: 'Upload',
  description: 'A file of a GraphQL multipart request: the variable is null and `map` names it.',
  specifiedByURL: 'https://github.com/jaydenseric/graphql-multipart-request-spec',
  parseValue: (value) => {
    if (value instanceof FileUpload) return value;
    throw badInput('It must be a file, sent as a GraphQL multipart request.');
  },
  parseLiteral: () => {
    throw badInput('It must be a variable, sent as a GraphQL multipart request.');
  },
  serialize: () => {
    throw new TypeError('An upload is never sent to clients.');
  },
});

/**
 * The whole file. Throws the fault PAYLOAD_TOO_LARGE over MAX_UPLOAD_BYTES, and BAD_USER_INPUT when the request
 * is malformed or breaks off.
 */
export async function readUpload(upload: FileUpload): Promise<Buffer> {
  try {
    return await upload.read();
  } catch (error) {
    if (statusOf(error) === 413) throw tooLarge();
    throw new Fault('BAD_USER_INPUT', message('faults.upload.incomplete'), { http: { status: 400 } });
  }
}

/** Reads the fields of a multipart request; its files stay in the request until a resolver reads them. */
export async function receiveMultipart(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  if (Number(request.headers['content-length']) > MAX_MULTIPART_BYTES) throw tooLarge();
  // Files that no resolver has read would keep the client from ever reading the response.
  response.once('finish', () => {
    request.unpipe();
    request.resume();
  });
  try {
    const operations = await processRequest(request, response, {
      maxFieldSize: MAX_FIELD_BYTES,
      maxFileSize: MAX_UPLOAD_BYTES + 1,
      maxFiles: MAX_FILES,
    });
    placeFiles(operations);
    return operations;
  } catch (error) {
    if (statusOf(error) === 413) throw tooLarge();
    const reason = statusOf(error) === 400 ? (error as Error).message.replace(NAMES_OF_THE_PARSER, '') : '';
    throw badRequest(`The multipart request is malformed. ${reason}`.trim());
  }
}

/** Replaces each part from the parser by a FileUpload. Not recursive, since the client controls the nesting. */
function placeFiles(operations: object): void {
  const files = new Map<UploadPart, FileUpload>();
  const request = new Set<FileUpload>();
  const open = [operations as Record<string, unknown>];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const [key, value] of Object.entries(node)) {
      if (value instanceof UploadPart) {
        const file = files.get(value) ?? new FileUpload(value.promise, request);
        files.set(value, file);
        node[key] = file;
      } else if (typeof value === 'object' && value !== null) {
        open.push(value as Record<string, unknown>);
      }
    }
  }
}

async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const statusOf = (error: unknown) => (error as { status?: unknown } | null)?.status;

const tooLarge = () =>
  new Fault('PAYLOAD_TOO_LARGE', TOO_LARGE, {
    http: { status: 413 },
  });
