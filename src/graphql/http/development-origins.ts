import { AsyncLocalStorage } from 'node:async_hooks';
import type { Environment } from '../../platform/env.ts';

/** Web pages and apps of this machine and of private networks, as dev servers of Vite or Expo have them. */
export const PRIVATE_ORIGIN =
  /^(https?|exp):\/\/(localhost|[\w-]{1,63}\.local|127(\.\d{1,3}){3}|10(\.\d{1,3}){3}|192\.168(\.\d{1,3}){2}|172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2}|\[::1\])(:\d{1,5})?$/;

const HOST = /^[\w.-]{1,253}(:\d{1,5})?$|^\[[\da-f:]{2,39}\](:\d{1,5})?$/i;

const origins = new AsyncLocalStorage<string>();

/**
 * Runs the work of a request so that `requestOrigin` knows by which address the client reached this server. In production,
 * and with PUBLIC_URL, links never follow requests.
 */
export function atOrigin<T>(
  env: Pick<Environment, 'production' | 'PUBLIC_URL'>,
  { protocol, host }: { protocol: string; host: string | undefined },
  work: () => T,
): T {
  if (env.production || env.PUBLIC_URL || !host || !HOST.test(host)) return work();
  return origins.run(`${protocol}://${host}`, work);
}

/** Such as `http://192.168.0.7:4000`; undefined outside a request. */
export const requestOrigin = () => origins.getStore();
