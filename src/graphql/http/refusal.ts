import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyError } from 'fastify';
import { Fault } from '../../platform/errors.ts';
import { badRequest, type ErrorMapper } from '../errors.ts';
import { endConnection, isClosing } from './lingering-close.ts';

const MESSAGES: Record<number, string> = {
  404: 'Nothing was found at this address.',
  405: 'The method is not allowed at this address.',
  406: 'Only text/event-stream is served at this address.',
  408: 'The request arrived too slowly.',
  411: 'The request needs a length.',
  414: 'The address is too long.',
  415: 'The content type or encoding of the body is not supported.',
  417: 'The expectation cannot be met.',
  431: 'The header of the request is too large.',
};
const CODES: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** Converts an error of the HTTP framework or of a route to a Fault. */
export function fromFramework(error: FastifyError): unknown {
  const status = error.statusCode;
  if (status === undefined || status < 400 || status > 499) return error;
  if (status === 413) return new Fault('PAYLOAD_TOO_LARGE', 'The body is larger than 200 KB.');
  return refusal(status);
}

/** A request that is rejected with `status` before it reaches GraphQL. */
export const refusal = (status: number) =>
  badRequest(MESSAGES[status] ?? 'The request is malformed.', status);

/**
 * Responds on a connection without a response object, and closes it whether or not the peer closes its side.
 */
export function refuseConnection(connection: Duplex, error: unknown, errors: ErrorMapper): void {
  if (isClosing(connection)) return;
  // Node removes its listener when it hands over a connection; a reset would end the process.
  connection.on('error', () => connection.destroy());
  if (!connection.writable) return void connection.destroy();
  const { status, body } = errors.toResponse(error, errors.askerOf(error));
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(text)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  endConnection(connection, `${head.join('\r\n')}\r\n\r\n${text}`);
}

/** The problem that Node's HTTP parser found. */
export const fromParser = (error: { code?: string }) => refusal(CODES[error.code ?? ''] ?? 400);
