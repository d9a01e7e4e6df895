import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readerOfRequest } from '../../graphql/authentication.ts';
import type { RateLimit } from '../../platform/rate-limit.ts';
import { readSignature, type SignedLinks } from '../../platform/signed-links.ts';
import { NOTIFICATION_KINDS } from '../notifications.table.ts';
import { canBeTurnedOff } from '../preferences/channel-rules.ts';
import type { NotificationPreferencesService } from '../preferences/notification-preferences.service.ts';
import { unsubscribePath } from './unsubscribe-links.ts';
import { UnsubscribePages } from './unsubscribe-page.ts';

interface Dependencies {
  links: SignedLinks;
  preferences: NotificationPreferencesService;
  limit: RateLimit;
  appName: string;
}

const request = z.object({ kind: z.enum(NOTIFICATION_KINDS) });
/** RFC 8058 posts `List-Unsubscribe=One-Click`. The body is not read, since the URL identifies everything. */
const MAX_BODY_BYTES = 4096;
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * `/unsubscribe/<kind>`: the page that a link in a mail opens. GET asks and changes nothing; POST, from the form or the
 * mail client, turns mail of the kind off. No login: the link is signed for one user and kind.
 */
export async function registerUnsubscribeRoute(
  app: FastifyInstance,
  { links, preferences, limit, appName }: Dependencies,
): Promise<void> {
  const pages = new UnsubscribePages(appName);
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
      (_request, _body, done) => done(null),
    );
    scope.get('/unsubscribe/:kind', async (req, reply) => {
      const link = await open(req);
      const reader = link && (await preferences.readerOf(link.userId));
      return reader ? page(reply, 200, pages.question(reader, link.kind)) : invalid(req, reply);
    });
    scope.post('/unsubscribe/:kind', async (req, reply) => {
      const link = await open(req);
      const reader = link && (await preferences.unsubscribe(link.userId, link.kind, req.ip));
      return reader ? page(reply, 200, pages.done(reader, link.kind)) : invalid(req, reply);
    });
  });

  const invalid = (req: FastifyRequest, reply: FastifyReply) =>
    page(reply, 404, pages.invalidLink(readerOfRequest(req.headers)));

  /** Null unless the link is valid. Throws RATE_LIMITED; forged links do not count against anyone's limit. */
  async function open(req: FastifyRequest) {
    const wanted = request.safeParse(req.params);
    const signature = readSignature(req.query);
    if (!wanted.success || !signature) return null;
    const { kind } = wanted.data;
    if (!canBeTurnedOff(kind) || !links.check(unsubscribePath(kind), signature)) return null;
    await limit.take(signature.viewer);
    return { userId: signature.viewer, kind };
  }
}

const page = (reply: FastifyReply, status: number, html: string) =>
  reply.code(status).type('text/html; charset=utf-8').header('content-security-policy', POLICY).send(html);
