import type { RedisOptions } from 'ioredis';

interface Host {
  host: string;
  port: number;
}

/** Where Redis is and how to log in, from REDIS_URL. */
export type RedisAddress = { login: RedisOptions } & (
  | { kind: 'SINGLE'; url: string }
  | { kind: 'CLUSTER'; hosts: Host[] }
  | { kind: 'SENTINEL'; hosts: Host[]; master: string; database: number }
);

const FORM =
  /^(rediss?)\+(cluster|sentinel):\/\/(?:([^@/?#]*)@)?([^@/?#]+)(?:\/([^/?#]*))?(?:\/(\d{1,4}))?\/?$/;
const PORTS = { cluster: 6379, sentinel: 26_379 };
const MAX_HOSTS = 100;

/**
 * Reads `redis://user:password@host:port/database` of one Redis, `redis+cluster://…@host:port,host:port` and
 * `redis+sentinel://…@host:port,host:port/master/database`; with `rediss` it is encrypted. Null if it is none of them.
 */
export function readRedisUrl(url: string): RedisAddress | null {
  if (/^rediss?:\/\//.test(url)) {
    return URL.canParse(url) && new URL(url).hostname !== '' ? { kind: 'SINGLE', url, login: {} } : null;
  }
  const [, scheme, form, credentials, list, name = '', database = '0'] = FORM.exec(url) ?? [];
  if (!scheme || !list || (form !== 'cluster' && form !== 'sentinel')) return null;
  const hosts = list.split(',', MAX_HOSTS).map((host) => readHost(host, PORTS[form]));
  const login = readLogin(credentials, scheme === 'rediss');
  if (!login || !hosts.every((host) => host !== null)) return null;
  if (form === 'cluster') return name === '' ? { kind: 'CLUSTER', hosts, login } : null;
  return name === '' ? null : { kind: 'SENTINEL', hosts, login, master: name, database: Number(database) };
}

function readHost(text: string, port: number): Host | null {
  if (!URL.canParse(`redis://${text}`)) return null;
  const url = new URL(`redis://${text}`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return host === '' ? null : { host, port: url.port === '' ? port : Number(url.port) };
}

function readLogin(credentials: string | undefined, encrypted: boolean): RedisOptions | null {
  const [user = '', ...password] = (credentials ?? '').split(':');
  try {
    return {
      ...(user !== '' && { username: decodeURIComponent(user) }),
      ...(password.length > 0 && { password: decodeURIComponent(password.join(':')) }),
      ...(encrypted && { tls: {} }),
    };
  } catch {
    return null; // a percent sign that encodes nothing
  }
}
