import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { shippedFile } from '../../platform/shipped-files.ts';
import { type Example, readExamples } from './explorer-examples.ts';

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
const FIRST_QUERY = 'query Start {\n  __typename\n}\n';
/** Of the first tab. */
const HINT = `# Any response with an "accessToken", such as that of the mutation "login", logs this page in:
# requests and subscriptions send the token of the environment "Session" from then on.
`;
const KEEP_TOKEN = `const body = altair.response.body;
const found = /"accessToken":\\s*"([^"]+)"/.exec(typeof body === 'string' ? body : JSON.stringify(body));
if (found) await altair.helpers.setEnvironment('accessToken', found[1], true);`;
const SESSION = { id: 'session', title: 'Session', variables: { accessToken: '' } };

/**
 * What Altair has no options for: opens and fills the pane of the documentation in each tab once, and shows the first
 * example at the first visit.
 */
const openDocs = (examples: number) => `const seen = new WeakSet();
const visited = localStorage.getItem('explorer-visited');
localStorage.setItem('explorer-visited', 'yes');
let steady = visited ? 5 : 0;
const look = () => {
  const tabs = document.querySelectorAll('.window-switcher__item');
  const docs = document.querySelector('[track-id=show_docs]');
  if (!docs) return;
  if (steady < 5) {
    if (tabs.length <= ${examples}) return;
    if (tabs[0].classList.contains('window-switcher__item--active')) steady += 1;
    else tabs[0].click();
    return;
  }
  const shown = document.querySelector('app-window');
  if (seen.has(shown)) return;
  seen.add(shown);
  if (!docs.classList.contains('url-box__button--active')) docs.click();
  document.querySelector('[track-id=reload_docs]').click();
};
setInterval(look, 200);`;

/** Serves Altair at /explorer, without external resources, with the examples of the folder `operations` in tabs. */
export async function serveExplorer(app: FastifyInstance): Promise<void> {
  let loading: Promise<Explorer> | undefined;
  let loaded: Explorer | undefined;
  const load = () => {
    loading ??= loadExplorer();
    return loading;
  };
  app.addHook('onRequest', async (_request, reply) => {
    loaded = await load();
    reply.header('content-security-policy', POLICY);
  });
  app.get('/explorer', async (_request, reply) => reply.redirect('/explorer/'));
  app.get('/explorer/', async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(page(request, await load())),
  );
  await app.register(fastifyStatic, {
    root: join(dirname(createRequire(import.meta.url).resolve('altair-static')), 'dist'),
    prefix: '/explorer/',
    index: false,
    cacheControl: false,
    setHeaders: (response, path) => {
      const altair = loaded?.altair;
      if (altair?.isSandboxFrame(path))
        response.setHeader('content-security-policy', altair.SANDBOX_FRAME_CSP);
    },
  });
}

type Altair = Pick<typeof import('altair-static'), 'isSandboxFrame' | 'renderAltair' | 'SANDBOX_FRAME_CSP'>;

interface Explorer {
  altair: Altair;
  examples: Example[];
}

/** When it is first asked for: it would take a tenth of the start. */
const loadExplorer = async (): Promise<Explorer> => ({
  altair: await import('altair-static'),
  examples: readExamples(shippedFile('operations')),
});

function page(request: FastifyRequest, { altair, examples }: Explorer): string {
  const host = HOST.test(request.host) ? request.host : 'localhost';
  const secure = request.protocol === 'https';
  const tab = {
    endpointURL: `${secure ? 'https' : 'http'}://${host}/graphql`,
    subscriptionsEndpoint: `${secure ? 'wss' : 'ws'}://${host}/graphql`,
    initialHeaders: { 'apollo-require-preflight': 'true', authorization: 'Bearer {{accessToken}}' },
    initialSubscriptionRequestHandlerId: 'graphql-ws' as const,
    initialSubscriptionsPayload: { authorization: 'Bearer {{accessToken}}' },
    initialPostRequestScript: KEEP_TOKEN,
  };
  const html = altair.renderAltair({
    ...tab,
    baseURL: '/explorer/',
    initialEnvironments: { activeSubEnvironment: SESSION.id, subEnvironments: [SESSION] },
    initialQuery: HINT + FIRST_QUERY,
    initialWindows: examples.map(({ name, query, variables }, at) => ({
      ...tab,
      initialName: name,
      initialQuery: at === 0 ? HINT + query : query,
      initialVariables: variables,
    })),
    initialSettings: { 'banners.disable': true },
    disableAccount: true,
  });
  return html.replace('</body>', `<script>${openDocs(examples.length)}</script></body>`);
}
