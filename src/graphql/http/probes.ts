import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Environment } from '../../platform/env.ts';
import { notFound } from '../../platform/errors.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { bearerToken } from '../authentication.ts';

export const PROBES: readonly string[] = ['/health', '/ready', '/metrics'];

/** Serves GET /health, /ready and /metrics. */
export function serveProbes(
  app: FastifyInstance,
  options: {
    env: Environment;
    metrics: Metrics;
    ready: () => Promise<Record<string, string>>;
  },
): void {
  const { env, metrics } = options;
  app.get('/health', async () => ({ status: 'ok' }));

  app.get('/ready', async (_request, reply) => {
    const checks = await options.ready();
    const ready = Object.values(checks).every((state) => state === 'ok');
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable', checks });
  });

  app.get('/metrics', async (request, reply) => {
    if (env.production && !isMetricsToken(request.headers.authorization)) throw notFound('page');
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });

  function isMetricsToken(authorization: string | undefined): boolean {
    const given = Buffer.from(bearerToken(authorization) ?? '');
    return env.METRICS_TOKEN.map((token) => Buffer.from(token)).some(
      (token) => given.length === token.length && timingSafeEqual(given, token),
    );
  }
}
