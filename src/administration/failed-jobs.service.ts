import type { Administrator, RolesService } from '../accounts/roles.service.ts';
import { actor } from '../accounts/roles.service.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { AuditAction } from '../audit/audit.table.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import { userError } from '../platform/errors.ts';
import type { FailedJobs, JobKey } from '../platform/jobs/failed-jobs.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import { message } from '../platform/language/text.ts';

const MOST_IDS = 100;

export interface WhichJobs {
  ids?: readonly string[] | null;
  queue?: string | null;
}

interface Dependencies {
  db: Database;
  jobs: Jobs;
  failed: FailedJobs;
  roles: RolesService;
  audit: AuditService;
}

/** Failed jobs in the hands of administrators. What they do is in their own audit log, as a job is nobody's. */
export class FailedJobsService {
  constructor(private readonly deps: Dependencies) {}

  /** Returns how many will run again. Throws REQUIRED, TOO_MANY and UNKNOWN. */
  async retry(by: Administrator, input: WhichJobs): Promise<number> {
    const { failed, jobs } = this.deps;
    const queues = await this.#change(by, input, 'FAILED_JOBS_RETRIED', (tx, which) =>
      failed.retry(tx, which),
    );
    for (const name of new Set(queues)) jobs.wake({ name });
    return queues.length;
  }

  /** Returns how many were removed. Throws the same. */
  async discard(by: Administrator, input: WhichJobs): Promise<number> {
    const { failed } = this.deps;
    const queues = await this.#change(by, input, 'FAILED_JOBS_DISCARDED', (tx, which) =>
      failed.discard(tx, which),
    );
    return queues.length;
  }

  async #change(
    by: Administrator,
    input: WhichJobs,
    action: AuditAction,
    work: (tx: Transaction, which: readonly JobKey[] | string) => Promise<string[]>,
  ): Promise<string[]> {
    const { audit, db, failed, roles } = this.deps;
    const which = read(input);
    if (typeof which === 'string' && !(await failed.hasQueue(which)))
      throw userError('UNKNOWN', message('administration.failed-jobs.unknown-queue'), 'queue');
    return db.transaction(async (tx) => {
      await roles.administrators(tx, by);
      const queues = await work(tx, which);
      const records = [...new Set(queues)].map((queue) => ({
        ...{ action, subjectId: by.viewer.userId, ...actor(by) },
        details: { queue, count: queues.filter((each) => each === queue).length },
      }));
      await audit.appendAll(tx, records);
      return queues;
    });
  }
}

/** Ids name a job and its queue. */
function read({ ids, queue }: WhichJobs): readonly JobKey[] | string {
  if (queue) return queue;
  if (!ids || ids.length === 0)
    throw userError('REQUIRED', message('administration.failed-jobs.ids-or-queue'), 'ids');
  if (ids.length > MOST_IDS)
    throw userError('TOO_MANY', message('faults.input.list-too-long', { maximum: MOST_IDS }), 'ids');
  if (!ids.every((id) => id.includes('/')))
    throw userError('UNKNOWN', message('administration.failed-jobs.unknown-job'), 'ids');
  return [...new Set(ids)].map((id) => ({
    id: id.slice(0, id.indexOf('/')),
    queue: id.slice(id.indexOf('/') + 1),
  }));
}
