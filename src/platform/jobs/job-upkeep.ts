import type PgBoss from 'pg-boss';
import type { Sql } from 'postgres';

const EVERY_MS = 4000;

/** Gives jobs back to their queue whose process died; pg-boss itself would delete and plan each time for nothing. */
export class JobUpkeep {
  #timer: NodeJS.Timeout | undefined;
  #running = false;

  constructor(
    private readonly boss: PgBoss,
    private readonly client: Sql,
  ) {}

  start(): void {
    this.#timer ??= setInterval(() => void this.#expire(), EVERY_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #expire(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      const [row] = await this.client<[{ overdue: boolean }]>`
        select exists (select from pgboss.job where state = 'active' and started_on + expire_in < now()) as overdue`;
      if (row.overdue) await this.boss.expire();
    } catch {
      // The next time will do; an unreachable database is reported by the workers.
    } finally {
      this.#running = false;
    }
  }
}
