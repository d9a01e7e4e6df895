import type { Environment } from '../../platform/env.ts';
import type { Log } from '../../platform/logging/log.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { Authenticate } from '../authentication.ts';
import type { ErrorMapper } from '../errors.ts';
import type { Timings } from '../timings.ts';
import type { OperationGate } from './operation-gate.ts';
import type { SessionWatch } from './session-watch.ts';

/** What connections that stay open are served with. */
export interface ConnectionOptions {
  env: Environment;
  log: Log;
  metrics: Metrics;
  errors: ErrorMapper;
  gate: OperationGate;
  sessions: SessionWatch;
  timings: Timings;
  authenticate: Authenticate;
}
