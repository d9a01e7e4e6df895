import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Span, Tracing } from '../../platform/tracing/tracing.ts';
import { PROBES } from './probes.ts';

/** Probes, and event streams, whose operations have spans of their own. */
const UNTRACED = [...PROBES, '/graphql/stream'];

/**
 * A span until the response has ended or was cut off, below that of the caller's `traceparent`. It has the route, not
 * the path, which may be a signed link. None for `UNTRACED`.
 */
export function beginRequest(
  tracing: Tracing,
  request: FastifyRequest,
  reply: FastifyReply,
): Span | undefined {
  const { method, headers, routeOptions, is404 } = request;
  const route = is404 ? undefined : routeOptions.url;
  if (route && UNTRACED.includes(route)) return;
  const attributes = { 'http.request.method': method, ...(route && { 'http.route': route }) };
  const name = route ? `${method} ${route}` : method;
  const span = tracing.begin({ name, kind: 'SERVER', attributes }, headers.traceparent);
  reply.raw.once('close', () => {
    const { statusCode, writableFinished } = reply.raw;
    if (reply.raw.headersSent) span.set({ 'http.response.status_code': statusCode });
    if (!writableFinished) span.fail('cut off');
    else if (statusCode >= 500) span.fail(String(statusCode));
    span.end();
  });
  return span;
}
