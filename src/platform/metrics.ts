import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The metrics that Prometheus reads at /metrics. Labels are from the schema, the routes and the code, never from clients. */
export type Metrics = ReturnType<typeof createMetrics>;

/** A value that is read when Prometheus asks. */
type Watch = (name: string, help: string, read: () => number) => void;

/** Creates the metrics of this process. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const watch: Watch = (name, help, read) => {
    new Gauge({
      ...{ name, help, registers },
      collect() {
        this.set(read());
      },
    });
  };
  return {
    registry,
    watch,
    /** Seconds of GraphQL operations by kind, root field and outcome (`ok`, `error`). */
    operationSeconds: new Histogram({
      name: 'graphql_operation_seconds',
      help: 'Duration of GraphQL operations.',
      labelNames: ['kind', 'field', 'outcome'],
      buckets: SECONDS,
      registers,
    }),
    operationErrors: new Counter({
      name: 'graphql_errors_total',
      help: 'GraphQL operations with an error of a code, each code once.',
      labelNames: ['kind', 'field', 'code'],
      registers,
    }),
    /** Queries by whether a plan has loaded all that they asked for, a part or nothing. */
    plans: new Counter({
      name: 'graphql_plans_total',
      help: 'Queries by root field and coverage: loaded by one statement (planned), partly so, or by resolvers (plain).',
      labelNames: ['field', 'coverage'],
      registers,
    }),
    /** Seconds of HTTP requests by route and status class (`2xx`). */
    requestSeconds: new Histogram({
      name: 'http_request_seconds',
      help: 'Duration of HTTP requests.',
      labelNames: ['route', 'status'],
      buckets: SECONDS,
      registers,
    }),
    openSockets: gauge('graphql_open_sockets', 'Open WebSocket connections.'),
    openStreams: gauge('graphql_open_event_streams', 'Open event streams.'),
    subscriptions: gauge('graphql_subscriptions', 'Running subscriptions.'),
    inferenceSeconds: new Histogram({
      name: 'inference_seconds',
      help: 'Duration of decoding and measuring photos, with waiting for a process.',
      labelNames: ['kind', 'outcome'],
      buckets: SECONDS,
      registers,
    }),
    cacheRequests: new Counter({
      name: 'cache_requests_total',
      help: 'Questions to a cache of answers: hit, miss, or off while Redis does not respond.',
      labelNames: ['cache', 'outcome'],
      registers,
    }),
    mails: new Counter({
      name: 'mails_total',
      help: 'Attempts to send a mail: sent, refused (no such mailbox) or failed (tried again).',
      labelNames: ['outcome'],
      registers,
    }),
  };
}
