import {
  ApolloServer,
  type ApolloServerPlugin,
  HeaderMap,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Environment } from '../../platform/env.ts';
import type { Log } from '../../platform/logging/log.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { type Tracing, traced } from '../../platform/tracing/tracing.ts';
import { type Authenticate, type Identity, identify, readerOfRequest } from '../authentication.ts';
import { type Context, requireViewer } from '../context.ts';
import { type CostlyOperations, isCostly } from '../costly-operations.ts';
import type { Documents } from '../documents/documents.ts';
import type { Variables } from '../documents/limits.ts';
import { badRequest, type ErrorMapper } from '../errors.ts';
import { noIntrospection } from '../introspection.ts';
import { announceOperation, countOperation, operationLabels } from '../observation.ts';
import { checkPersistedQuery } from '../persisted-queries.ts';
import type { Loaded, Planner } from '../planner/planner.ts';
import { atOrigin } from './development-origins.ts';
import { DirectOperations } from './direct-operations.ts';
import { refusal } from './refusal.ts';
import { receiveMultipart } from './uploads.ts';

export interface GraphQLOverHttp {
  schema: GraphQLSchema;
  env: Environment;
  log: Log;
  metrics: Metrics;
  tracing?: Tracing | undefined;
  documents: Documents;
  costly: CostlyOperations;
  errors: ErrorMapper;
  authenticate: Authenticate;
  planner: Planner;
}

const PREFLIGHT_HEADERS = ['apollo-require-preflight', 'x-apollo-operation-name'];
const SERVED = new Set(['GET', 'POST']);
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const JSON_TYPE = 'application/json; charset=utf-8';
/** The landing page sets its own content security policy. */
const LANDING_PAGE_POLICY = "frame-ancestors 'none'";

/** Serves the schema at /graphql. Returns a function that stops it. */
export async function serveGraphQL(
  app: FastifyInstance,
  options: GraphQLOverHttp,
): Promise<() => Promise<void>> {
  const { documents, costly, errors, authenticate, tracing } = options;
  /** Of requests that were identified before their files were received. */
  const identities = new WeakMap<FastifyRequest, Identity>();
  const apollo = createApollo(options);
  const direct = new DirectOperations(options);
  await apollo.start();

  app.addContentTypeParser('multipart/form-data', (_request, _body, done) => done(null));
  app.route({
    method: METHODS,
    url: '/graphql',
    onRequest: (request, reply, done) => {
      if (SERVED.has(request.method)) return done();
      reply.header('allow', [...SERVED].join(', '));
      throw refusal(405);
    },
    preValidation: (request, reply, done) => {
      if (!isMultipart(request)) return done();
      if (!PREFLIGHT_HEADERS.some((name) => request.headers[name])) {
        throw badRequest(`A multipart request needs a header such as "${PREFLIGHT_HEADERS[0]}: true".`);
      }
      receiveFiles(request, reply).then(() => done(), done);
    },
    handler: (request, reply) =>
      atOrigin(options.env, request, () => {
        const span = tracing?.below({ name: 'graphql' });
        return span ? traced(span, () => answer(request, reply)) : answer(request, reply);
      }),
  });
  return () => apollo.stop();

  async function receiveFiles(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const identity = await identify(request.headers.authorization, authenticate);
    requireViewer(contextOf(request, identity, 0));
    identities.set(request, identity);
    request.body = await receiveMultipart(request.raw, reply.raw);
  }

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    let leave = () => {};
    let context: Context;
    let document: DocumentNode | undefined;
    let loaded: Loaded | null = null;
    try {
      const { query, variables, extensions } = operationIn(request);
      checkPersistedQuery(extensions, query);
      const read = query ? documents.read(query, variables) : undefined;
      if (read) loaded = await direct.load(request, read);
      const identity =
        loaded ?? identities.get(request) ?? (await identify(request.headers.authorization, authenticate));
      context = contextOf(request, identity, read?.cost ?? 0);
      if (isCostly(context.cost)) leave = await costly.enter(context);
      document = read?.document;
    } catch (error) {
      const { id: requestId, headers } = request;
      const refused = errors.toRequestError(error, { requestId, reader: readerOfRequest(headers) });
      return answerByApollo(request, reply, () => Promise.reject(refused));
    }
    try {
      const short = await direct.answer(request, document, context, loaded);
      if (short) return reply.code(short.status).type(JSON_TYPE).send(short.body);
      return await answerByApollo(request, reply, async () => context);
    } finally {
      leave();
    }
  }

  async function answerByApollo(
    request: FastifyRequest,
    reply: FastifyReply,
    context: () => Promise<Context>,
  ): Promise<FastifyReply> {
    const httpGraphQLRequest = toApollo(request);
    return sendAnswer(reply, await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context }));
  }
}

function contextOf(request: FastifyRequest, { viewer, rejection }: Identity, cost: number): Context {
  const stranger = readerOfRequest(request.headers);
  return {
    viewer,
    ...(rejection && { rejection }),
    reader: viewer ?? stranger,
    requestLocale: stranger.locale,
    requestId: request.id,
    ip: request.ip,
    userAgent: request.headers['user-agent']?.slice(0, 500) ?? null,
    cost,
  };
}

function sendAnswer(reply: FastifyReply, answer: HTTPGraphQLResponse): FastifyReply {
  if (answer.body.kind !== 'complete') throw new Error('Incremental delivery is not supported.');
  answer.headers.delete('cache-control');
  reply.code(answer.status ?? 200).headers(Object.fromEntries(answer.headers));
  if (answer.headers.get('content-type')?.startsWith('text/html')) {
    reply.header('content-security-policy', LANDING_PAGE_POLICY);
  }
  return reply.send(answer.body.string);
}

function createApollo(options: GraphQLOverHttp): ApolloServer<Context> {
  const { schema, env, errors } = options;
  return new ApolloServer<Context>({
    schema,
    introspection: true,
    validationRules: env.GRAPHQL_INTROSPECTION ? [] : [noIntrospection],
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    csrfPrevention: { requestHeaders: PREFLIGHT_HEADERS },
    parseOptions: { maxTokens: env.GRAPHQL_MAX_TOKENS },
    logger: options.log,
    formatError: (formatted, error) => errors.toClient(error, errors.askerOf(error), formatted),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      env.GRAPHQL_EXPLORER
        ? ApolloServerPluginLandingPageLocalDefault({ embed: { runTelemetry: false } })
        : ApolloServerPluginLandingPageDisabled(),
      watchOperations(options),
    ],
  });
}

function watchOperations(options: GraphQLOverHttp): ApolloServerPlugin<Context> {
  const { schema, errors, log } = options;
  return {
    requestDidStart: async ({ request }) => {
      const started = performance.now();
      delete request.extensions?.persistedQuery;
      return {
        didResolveOperation: async ({ operation }) => {
          announceOperation(operation ?? undefined, options);
          if (operation?.operation === 'subscription') {
            throw badRequest(
              'Subscriptions are served over WebSocket at this URL, and as event streams at /graphql/stream.',
            );
          }
        },
        didEncounterErrors: async (request) => errors.claim(request.errors, request.contextValue),
        willSendResponse: async ({ operation, contextValue, response }) => {
          const refused = contextValue.budget?.error;
          if (refused && response.body.kind === 'single') {
            response.body.singleResult = { errors: [errors.toClient(refused, contextValue)] };
            response.http.status = 400;
          }
          const labels = operationLabels(operation, schema);
          const shown = response.body.kind === 'single' ? response.body.singleResult.errors : undefined;
          const failed = shown !== undefined;
          countOperation(options, labels, started, shown);
          log.debug({ ...labels, failed, requestId: contextValue.requestId }, 'operation');
        },
      };
    },
  };
}

const isMultipart = (request: FastifyRequest) =>
  request.method === 'POST' && /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '');

function toApollo(request: FastifyRequest): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return { method: request.method, headers, search: searchOf(request), body: request.body };
}

function searchOf({ url }: FastifyRequest): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}

/** The documents to check; Apollo rejects requests of other forms. */
function operationIn(request: FastifyRequest): {
  query?: string;
  variables: Variables;
  extensions: unknown;
} {
  const given =
    request.method === 'GET'
      ? Object.fromEntries(new URLSearchParams(searchOf(request)))
      : (request.body ?? {});
  const { query, variables, extensions } = given as Record<string, unknown>;
  if (typeof query === 'object' && query !== null) throw badRequest('The "query" must be a string.');
  const parsed = typeof variables === 'string' ? parseJson(variables) : variables;
  return {
    query: typeof query === 'string' ? query : undefined,
    variables: typeof parsed === 'object' && parsed !== null ? (parsed as Variables) : {},
    extensions: typeof extensions === 'string' ? parseJson(extensions) : extensions,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
