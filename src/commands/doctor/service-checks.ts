import { createTransport } from 'nodemailer';
import type { Environment } from '../../platform/env.ts';
import { createLog } from '../../platform/logging/log.ts';
import { checkRedis as checkUse } from '../../platform/redis/check-redis.ts';
import { connectRedis } from '../../platform/redis/redis-clients.ts';
import { tracesUrl } from '../../platform/tracing/open-tracing.ts';
import { type Finding, failed, lineOf, ok, warning } from './finding.ts';

const MAIL_MS = 5000;
const TRACES_MS = 5000;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export async function checkRedis(env: Environment): Promise<Finding> {
  if (!env.REDIS_URL) return ok('not used: one process serves everything');
  const clients = connectRedis({ url: env.REDIS_URL, sentinelPassword: env.REDIS_SENTINEL_PASSWORD });
  try {
    await checkUse(clients, createLog({ level: 'silent', readable: false }));
    if (clients.publisher.status !== 'ready') {
      return failed('cannot be reached', 'Check REDIS_URL, and that Redis runs and is reachable from here.');
    }
    const version = /^redis_version:(\S+)/m.exec(await clients.publisher.info('server'))?.[1];
    return ok(version ? `Redis ${version}` : 'answers');
  } catch (error) {
    return failed(lineOf(error), 'Correct REDIS_URL or the configuration of Redis.');
  } finally {
    clients.publisher.disconnect();
    clients.subscriber.disconnect();
  }
}

/** Sends no spans to the collector, which takes them like any. */
export async function checkTraces(env: Environment): Promise<Finding> {
  if (!tracesUrl(env)) return ok('not used');
  const advice =
    'Check OTEL_EXPORTER_OTLP_ENDPOINT and OTEL_EXPORTER_OTLP_HEADERS, and that the collector runs.';
  try {
    const response = await fetch(tracesUrl(env)!, {
      method: 'POST',
      headers: { 'content-type': 'application/x-protobuf', ...env.OTEL_EXPORTER_OTLP_HEADERS },
      body: new Uint8Array(),
      signal: AbortSignal.timeout(TRACES_MS),
    });
    await response.body?.cancel();
    return response.ok
      ? ok('the collector takes them')
      : failed(`the collector answers ${response.status}`, advice);
  } catch (error) {
    return failed(lineOf((error as Error).cause ?? error), advice);
  }
}

/** Connects, encrypts and logs in; sends nothing. */
export async function checkMail(env: Environment): Promise<Finding> {
  if (!env.SMTP_URL) {
    return warning('mails are only written to the folder outbox of DATA_DIR', 'Set SMTP_URL.');
  }
  const { protocol, hostname } = new URL(env.SMTP_URL);
  try {
    await logIn(env.SMTP_URL, protocol === 'smtp:');
    return ok('takes mails, encrypted');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ETLS') return unusable(error);
  }
  try {
    await logIn(env.SMTP_URL, false);
  } catch (error) {
    return unusable(error);
  }
  if (LOOPBACK.has(hostname)) return ok('takes mails on this machine, not encrypted');
  return warning('takes mails, not encrypted', 'Use a mail server with STARTTLS, or smtps:// in SMTP_URL.');
}

const unusable = (error: unknown) =>
  failed(lineOf(error), 'Check SMTP_URL: host, port, user name and password, and its certificate.');

async function logIn(url: string, requireTLS: boolean): Promise<void> {
  const transport = createTransport({
    url,
    requireTLS,
    connectionTimeout: MAIL_MS,
    greetingTimeout: MAIL_MS,
    socketTimeout: MAIL_MS,
    dnsTimeout: MAIL_MS,
  });
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}
