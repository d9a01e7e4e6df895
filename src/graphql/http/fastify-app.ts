import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import helmet from 'helmet';
import type { Environment } from '../../platform/env.ts';
import { notFound } from '../../platform/errors.ts';
import { requestIdOf } from '../../platform/logging/log-context.ts';
import { readerOfRequest } from '../authentication.ts';
import type { ErrorMapper } from '../errors.ts';
import type { Timings } from '../timings.ts';
import { PRIVATE_ORIGIN } from './development-origins.ts';
import { fromFramework, fromParser, refuseConnection } from './refusal.ts';

const MAX_BODY_BYTES = 200 * 1024;

/** A Fastify instance whose responses are all JSON, with the headers, CORS and compression of the API. */
export async function createApp(
  env: Environment,
  errors: ErrorMapper,
  timings: Timings,
): Promise<FastifyInstance> {
  const fail = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const { status, body } = errors.toResponse(fromFramework(error), {
      requestId: request.id,
      reader: readerOfRequest(request.headers),
    });
    const retryAfter = body.errors[0]?.extensions?.retryAfterSeconds;
    if (typeof retryAfter === 'number') reply.header('retry-after', Math.ceil(retryAfter));
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    return reply.code(status).type(typeFor(request)).send(body);
  };
  const hops = env.TRUST_PROXY;
  const app = fastify({
    // No route has a schema; what would compile them is a tenth of what a start loads.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    trustProxy: typeof hops === 'number' ? (_address, hop) => hop < hops : hops,
    bodyLimit: MAX_BODY_BYTES,
    requestIdHeader: false,
    genReqId: ({ headers }) => requestIdOf(headers['x-request-id']),
    requestTimeout: timings.request,
    connectionTimeout: timings.silence,
    keepAliveTimeout: 72_000,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    http: {
      headersTimeout: timings.headers,
      connectionsCheckingInterval: Math.min(1000, timings.headers / 4),
    },
    clientErrorHandler: (error: Error & { code?: string }, socket) => {
      // Data after the last request of a connection is ignored; that request is still answered.
      if (error.code !== 'HPE_CLOSED_CONNECTION') refuseConnection(socket, fromParser(error), errors);
    },
    frameworkErrors: (error, request, reply) =>
      void fail(error, request as FastifyRequest, reply as FastifyReply),
  });
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(fail);
  app.setNotFoundHandler(async () => {
    throw notFound('page');
  });
  await registerPlugins(app, env);
  return app;
}

function noSchemas(): never {
  throw new Error('Routes have no schemas here: GraphQL and zod check what comes in.');
}

/** Clients of GraphQL read errors beside a status such as 401 only from the type of its own. */
const typeFor = ({ headers }: FastifyRequest) =>
  headers.accept?.includes('application/graphql-response+json')
    ? 'application/graphql-response+json; charset=utf-8'
    : 'application/json; charset=utf-8';

const allowedOrigins = ({ CORS_ORIGINS, production }: Environment) =>
  production ? CORS_ORIGINS : [...CORS_ORIGINS, PRIVATE_ORIGIN];

async function registerPlugins(app: FastifyInstance, env: Environment): Promise<void> {
  const headers = securityHeaders();
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
  const allowed = allowedOrigins(env);
  await app.register(cors, {
    // Apps and servers send no origin: their answers do without the headers.
    origin: (origin, done) => done(null, origin !== undefined && allowed),
    methods: ['GET', 'POST'],
    exposedHeaders: 'x-request-id, retry-after',
    maxAge: 600,
    strictPreflight: false,
  });
  await app.register(compress, {
    globalDecompression: false,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
}

/** Those of helmet that concern data; what it has for pages and for browsers of the past would cost each answer 2 %. */
function securityHeaders(): OutgoingHttpHeaders {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const setHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  setHeaders(response.req, response, () => {});
  return response.getHeaders();
}
