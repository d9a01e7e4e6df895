import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The metrics that Prometheus reads at /metrics. Labels are from the schema and the routes, never from clients. */
export interface Metrics {
  registry: Registry;
  /** Seconds of GraphQL operations by kind, root field and outcome (`ok`, `error`). */
  operationSeconds: Histogram<'kind' | 'field' | 'outcome'>;
  /** Seconds of HTTP requests by route and status class (`2xx`). */
  requestSeconds: Histogram<'route' | 'status'>;
  openSockets: Gauge;
  subscriptions: Gauge;
}

/** Creates the metrics of this process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    operationSeconds: new Histogram({
      name: 'graphql_operation_seconds',
      help: 'Duration of GraphQL operations.',
      labelNames: ['kind', 'field', 'outcome'],
      buckets: SECONDS,
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'http_request_seconds',
      help: 'Duration of HTTP requests.',
      labelNames: ['route', 'status'],
      buckets: SECONDS,
      registers,
    }),
    openSockets: new Gauge({ name: 'graphql_open_sockets', help: 'Open WebSocket connections.', registers }),
    subscriptions: new Gauge({ name: 'graphql_subscriptions', help: 'Running subscriptions.', registers }),
  };
}
