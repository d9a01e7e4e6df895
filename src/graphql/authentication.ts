import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import Negotiator from 'negotiator';
import { Fault, unauthenticated } from '../platform/errors.ts';
import { localeOf, type Reader, SOMEBODY } from '../platform/language/language.ts';
import { languages } from '../platform/language/render.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { Context } from './context.ts';

export type Authenticate = (accessToken: string) => Promise<Viewer>;
/** Who sent a request. */
export type Identity = Pick<Context, 'viewer' | 'rejection'>;

const BEARER = /^Bearer +([\w.~+/=-]{1,4096})$/i;

/** The token of `Bearer <token>`, or null. */
export const bearerToken = (text: unknown): string | null =>
  (typeof text === 'string' && BEARER.exec(text)?.[1]) || null;

/**
 * The viewer of an authorization header. A rejected token makes the caller anonymous and keeps the reason, so that a
 * client can refresh its session while it still sends the old token. Other faults are thrown.
 */
export async function identify(
  authorization: string | undefined,
  authenticate: Authenticate,
): Promise<Identity> {
  if (!authorization) return { viewer: null };
  const token = bearerToken(authorization);
  if (!token)
    return {
      viewer: null,
      rejection: unauthenticated('The header must be "Authorization: Bearer <access token>".'),
    };
  try {
    return { viewer: await authenticate(token) };
  } catch (error) {
    if (error instanceof Fault && error.code === 'UNAUTHENTICATED') return { viewer: null, rejection: error };
    throw error;
  }
}

/** Who reads the answer to a stranger: the first language of the header that there are texts in, or English. */
export function readerOfRequest(headers: IncomingHttpHeaders): Reader {
  if (headers['accept-language'] === undefined) return SOMEBODY;
  const accepted = new Negotiator({ headers }).languages();
  return { locale: localeOf(accepted, languages()), timeZone: 'UTC' };
}

/** The client's address, trusting all proxies (true), none (false) or a number of them. */
export function clientAddress(request: IncomingMessage, trust: boolean | number): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part.length > 0);
  const nearestFirst = [request.socket.remoteAddress ?? '', ...forwarded.reverse()];
  const hops = trust === true ? nearestFirst.length - 1 : Number(trust);
  return nearestFirst[Math.min(hops, nearestFirst.length - 1)]!;
}
