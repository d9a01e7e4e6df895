import { Gauge } from 'prom-client';
import { MOST_COUNTED } from '../database/count-rows.ts';
import type { Metrics } from '../metrics.ts';
import type { QueueState } from './queue-states.ts';

const STEADY_MS = 5000;
const MAX_WAIT_MS = 2000;

/** Reports the queues when Prometheus asks, read at most every 5 s; none of them while they cannot be read. */
export function reportQueues({ registry }: Metrics, read: () => Promise<QueueState[]>): void {
  const registers = [registry];
  let latest: Promise<QueueState[] | null> = Promise.resolve(null);
  let until = 0;
  const states = () => {
    if (performance.now() >= until) {
      until = performance.now() + STEADY_MS;
      latest = Promise.race([read().catch(() => null), late()]);
    }
    return latest;
  };
  const report = (name: string, help: string, key: Exclude<keyof QueueState, 'queue'>) =>
    new Gauge({
      ...{ name, help, labelNames: ['queue'], registers },
      async collect() {
        const found = await states();
        this.reset();
        for (const state of found ?? []) this.set({ queue: state.queue }, state[key]);
      },
    });
  const most = `at most ${MOST_COUNTED} are counted`;
  report('job_queue_due', `Jobs that could run now; ${most}.`, 'due');
  report('job_queue_active', `Jobs that run; ${most}.`, 'active');
  report('job_queue_failed', `Jobs that failed at their last attempt, within three days; ${most}.`, 'failed');
  report('job_queue_oldest_seconds', 'How long the oldest job has been due.', 'oldest');
  new Gauge({
    ...{ name: 'job_queue_read', help: '1 while the queues can be read.', registers },
    async collect() {
      if (await states()) this.set(1);
      else this.remove();
    },
  });
}

const late = () => new Promise<null>((resolve) => setTimeout(() => resolve(null), MAX_WAIT_MS).unref());
