import fastifyStatic from '@fastify/static';
import { getDistDirectory, isSandboxFrame, renderAltair, SANDBOX_FRAME_CSP } from 'altair-static';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "worker-src 'self' blob:",
  "frame-src 'self'",
  "base-uri 'self'",
  "frame-ancestors 'self'",
].join('; ');
const HOST = /^[\w.:[\]-]+$/;
const FIRST_QUERY = `# Any response with an "accessToken", such as that of the mutation "login", logs this page in:
# requests and subscriptions send the token of the environment "Session" from then on.
query Start {
  __typename
}
`;
const KEEP_TOKEN = `const body = altair.response.body;
const found = /"accessToken":\\s*"([^"]+)"/.exec(typeof body === 'string' ? body : JSON.stringify(body));
if (found) await altair.helpers.setEnvironment('accessToken', found[1], true);`;
const SESSION = { id: 'session', title: 'Session', variables: { accessToken: '' } };

/** Serves Altair at /explorer, without external resources. */
export async function serveExplorer(app: FastifyInstance): Promise<void> {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', POLICY);
  });
  app.get('/explorer', async (_request, reply) => reply.redirect('/explorer/'));
  app.get('/explorer/', async (request, reply) => reply.type('text/html; charset=utf-8').send(page(request)));
  await app.register(fastifyStatic, {
    root: getDistDirectory(),
    prefix: '/explorer/',
    index: false,
    cacheControl: false,
    setHeaders: (response, path) => {
      if (isSandboxFrame(path)) response.setHeader('content-security-policy', SANDBOX_FRAME_CSP);
    },
  });
}

function page(request: FastifyRequest): string {
  const host = HOST.test(request.host) ? request.host : 'localhost';
  const secure = request.protocol === 'https';
  return renderAltair({
    baseURL: '/explorer/',
    endpointURL: `${secure ? 'https' : 'http'}://${host}/graphql`,
    subscriptionsEndpoint: `${secure ? 'wss' : 'ws'}://${host}/graphql`,
    initialHeaders: { 'apollo-require-preflight': 'true', authorization: 'Bearer {{accessToken}}' },
    initialSubscriptionRequestHandlerId: 'graphql-ws',
    initialSubscriptionsPayload: { authorization: 'Bearer {{accessToken}}' },
    initialPostRequestScript: KEEP_TOKEN,
    initialEnvironments: { activeSubEnvironment: SESSION.id, subEnvironments: [SESSION] },
    initialQuery: FIRST_QUERY,
    initialSettings: { 'banners.disable': true },
    disableAccount: true,
  });
}
