import type { IncomingMessage, ServerResponse } from 'node:http';
import { GraphQLScalarType } from 'graphql';
import { type FileUpload, processRequest, Upload as UploadPart } from 'graphql-upload-minimal';
import { badInput, Fault } from '../../platform/errors.ts';
import { badRequest } from '../errors.ts';

export type { FileUpload };

/** Most bytes that one file may have. */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
const MAX_FILES = 5;
const MAX_FIELD_BYTES = 200 * 1024;
/** Most bytes of a whole request: the files, the two fields and what lies between them. */
export const MAX_MULTIPART_BYTES = MAX_FILES * MAX_UPLOAD_BYTES + 1024 * 1024;
const NAMES_OF_THE_PARSER = / ?\(https?:[^)]*\)/g;

/** A file of a GraphQL multipart request; read it with `readUpload`. */
export const Upload = new GraphQLScalarType<Promise<FileUpload>, never>({
  name: 'Upload',
  description: 'A file of a GraphQL multipart request: the variable is null and `map` names it.',
  specifiedByURL: 'https://github.com/jaydenseric/graphql-multipart-request-spec',
  parseValue: (value) => {
    if (value instanceof UploadPart) return value.promise;
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
export async function readUpload(upload: Promise<FileUpload>): Promise<Buffer> {
  try {
    const { createReadStream } = await upload;
    const chunks: Buffer[] = [];
    for await (const chunk of createReadStream()) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  } catch (error) {
    if (statusOf(error) === 413) throw tooLarge();
    throw new Fault('BAD_USER_INPUT', 'The upload is malformed or broke off.', { http: { status: 400 } });
  }
}

/** Reads the fields of a multipart request; its files stay in the request until a resolver reads them. */
export async function receiveMultipart(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  if (Number(request.headers['content-length']) > MAX_MULTIPART_BYTES) throw tooLarge();
  // What no resolver has read would stop the client from ever reading the answer.
  response.once('finish', () => {
    request.unpipe();
    request.resume();
  });
  try {
    return await processRequest(request, response, {
      maxFieldSize: MAX_FIELD_BYTES,
      maxFileSize: MAX_UPLOAD_BYTES + 1,
      maxFiles: MAX_FILES,
    });
  } catch (error) {
    if (statusOf(error) === 413) throw tooLarge();
    const reason = statusOf(error) === 400 ? (error as Error).message.replace(NAMES_OF_THE_PARSER, '') : '';
    throw badRequest(`The multipart request is malformed. ${reason}`.trim());
  }
}

const statusOf = (error: unknown) => (error as { status?: unknown } | null)?.status;

const tooLarge = () =>
  new Fault('PAYLOAD_TOO_LARGE', `At most ${MAX_FILES} files of 10 MB each can be sent at once.`, {
    http: { status: 413 },
  });
