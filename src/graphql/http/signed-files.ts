import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Sends the file of a signed link: private, not cached, and safe in a browser. */
export const sendPrivately = (reply: FastifyReply, content: Buffer | Readable, type: string) =>
  reply
    .type(type)
    .header('cache-control', 'private, no-store')
    .header('content-security-policy', "default-src 'none'")
    .header('cross-origin-resource-policy', 'cross-origin')
    .send(content);

/** The response to every invalid link, whatever the reason. */
export const linkNotFound = (reply: FastifyReply) =>
  reply
    .code(404)
    .send({ errors: [{ message: 'There is no such file.', extensions: { code: 'NOT_FOUND' } }] });
