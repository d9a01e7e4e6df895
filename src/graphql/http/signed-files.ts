import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Sends what a signed link opened: for this reader only, kept nowhere, and harmless in a browser. */
export const sendPrivately = (reply: FastifyReply, content: Buffer | Readable, type: string) =>
  reply
    .type(type)
    .header('cache-control', 'private, no-store')
    .header('content-security-policy', "default-src 'none'")
    .header('cross-origin-resource-policy', 'cross-origin')
    .send(content);

/** The answer to every link that opens nothing, whatever is wrong with it. */
export const linkNotFound = (reply: FastifyReply) =>
  reply
    .code(404)
    .send({ errors: [{ message: 'There is no such file.', extensions: { code: 'NOT_FOUND' } }] });
