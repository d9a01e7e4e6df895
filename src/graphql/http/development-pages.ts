import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Email } from 'postal-mime';
import { notFound } from '../../platform/errors.ts';
import { SOMEBODY } from '../../platform/language/language.ts';
import { escaped, htmlPage } from '../../platform/mail/html-page.ts';

const NAME = /^\w[\w.-]{0,100}$/;
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
const OWN_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/;
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];
/** Of the outbox, the newest first. */
const MOST_MAILS = 50;
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'";
/** Mails hold text of strangers: no scripts, no requests; links open in a tab of their own. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";
const FRAME = 'width:100%;height:640px;border:1px solid #d9d9de;border-radius:8px;background:#ffffff';

interface Pages {
  /** Whether /explorer and the page of /graphql are served. */
  explorer: boolean;
  /** Of `.eml` files; null where mails are sent. */
  outbox: string | null;
}

/** Serves / and /outbox, to this machine only, as mails hold tokens. Not for production. */
export async function serveDevelopmentPages(
  app: FastifyInstance,
  { explorer, outbox }: Pages,
): Promise<void> {
  app.addHook('onRequest', async (request) => {
    if (!isLocal(request)) throw notFound('page');
  });
  app.get('/', async (_request, reply) => {
    const links = [
      ...(explorer
        ? [
            ['/explorer/', 'Explorer', 'requests, uploads and subscriptions, offline'],
            ['/graphql', 'Apollo Sandbox', 'the same with Apollo’s page, needs the internet'],
          ]
        : []),
      ...(outbox ? [['/outbox', 'Outbox', 'mails that the server wrote']] : []),
      ['/health', 'Health', 'whether the process is alive'],
      ['/ready', 'Readiness', 'database, queue, model and events'],
    ];
    const items = links.map(
      ([href, name, what]) => `<li><a class="link" href="${href}">${name}</a>: ${what}</li>`,
    );
    return sendPage(reply, 'Skincare API in development', `<ul>${items.join('')}</ul>`);
  });
  if (!outbox) return;
  app.get('/outbox', async (_request, reply) => {
    const names = await newestMails(outbox);
    const mails = await Promise.all(
      names.map(async (name) => ({ name, mail: await readMail(outbox, name) })),
    );
    const items = mails.map(({ name, mail }) => {
      const about = `${mail.date?.slice(0, 19).replace('T', ' ') ?? ''} to ${receiverOf(mail)}`;
      return `<li><a class="link" href="/outbox/${name}">${escaped(mail.subject ?? name)}</a><br>${escaped(about)}</li>`;
    });
    const body = items.length > 0 ? `<ul>${items.join('')}</ul>` : '<p>No mail has been written yet.</p>';
    return sendPage(reply, 'Outbox', `${body}<p><a class="link" href="/">Start page</a></p>`);
  });
  app.get('/outbox/:name', async (request: FastifyRequest<{ Params: { name: string } }>, reply) => {
    const { name } = request.params;
    const mail = await readMail(outbox, name);
    const frame = `<iframe title="The mail as it looks" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/outbox/${name}/html" style="${FRAME}"></iframe>`;
    const body = `<p>To ${escaped(receiverOf(mail))}</p>${frame}<details><summary>As text</summary><pre style="white-space:pre-wrap">${escaped(mail.text ?? '')}</pre></details><p><a class="link" href="/outbox">Outbox</a></p>`;
    return sendPage(reply, mail.subject ?? name, body);
  });
  app.get('/outbox/:name/html', async (request: FastifyRequest<{ Params: { name: string } }>, reply) => {
    const mail = await readMail(outbox, request.params.name);
    const html = (mail.html ?? `<pre>${escaped(mail.text ?? '')}</pre>`).replace(
      /<head>/i,
      '<head><base target="_blank">',
    );
    reply.header('content-security-policy', MAIL_POLICY).header('x-frame-options', 'SAMEORIGIN');
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
  });
}

/**
 * Also by its name, as a page of another site could point a name of its own at this machine; not for pages of another
 * origin, which CORS lets read the API, and not through a proxy, behind which anybody may be.
 */
function isLocal({ raw, headers }: FastifyRequest): boolean {
  const { host = '', origin = `http://${host}` } = headers;
  const isForwarded = FORWARDED.some((name) => headers[name] !== undefined);
  const address = raw.socket.remoteAddress ?? '';
  return LOOPBACK.test(address) && OWN_NAME.test(host) && origin === `http://${host}` && !isForwarded;
}

async function newestMails(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  const names = files.filter((file) => file.endsWith('.eml')).map((file) => file.slice(0, -'.eml'.length));
  return names
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
    .slice(0, MOST_MAILS);
}

async function readMail(folder: string, name: string): Promise<Email> {
  const bytes = NAME.test(name) ? await readFile(join(folder, `${name}.eml`)).catch(() => null) : null;
  if (!bytes) throw notFound('page');
  const { default: PostalMime } = await import('postal-mime');
  return PostalMime.parse(bytes);
}

const receiverOf = ({ to }: Email) => to?.map(({ address }) => address ?? '').join(', ') ?? '';

function sendPage(reply: FastifyReply, title: string, body: string): FastifyReply {
  reply.header('content-security-policy', PAGE_POLICY).header('cache-control', 'no-store');
  return reply.type('text/html; charset=utf-8').send(htmlPage({ title, body }, SOMEBODY));
}
