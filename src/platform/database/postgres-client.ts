import { connect } from 'node:net';
import postgres, { type Options, type PostgresType, type Sql } from 'postgres';
import { deferred } from './deferred.ts';
import { limitStatements } from './limit-statements.ts';
import type { Pooling } from './pooler.ts';

/** A statement waited too long for a connection of the pool. */
export class PoolExhausted extends Error {
  override readonly name = 'PoolExhausted';
}

const CONNECT_SECONDS = 5;
const WAIT_SECONDS = 4;
const WAIT_TICK_MS = 500;
/** A new connection costs PostgreSQL a process, and the planning of every statement. */
const IDLE_SECONDS = 600;
/** Idle transactions are ended by the server after this time. */
const IDLE_TRANSACTION_MS = 10_000;

export interface ClientOptions extends Pooling {
  url: string;
  poolSize: number;
  /** Seconds that one statement may run; 0 for no limit. */
  statementTimeoutSeconds: number;
  /** Seconds after which an unused connection is closed; 0 to keep it. */
  idleSeconds?: number;
  /** Seconds after which a connection is replaced by a new one; 0 for never, else half an hour to an hour. */
  lifetimeSeconds?: number;
  /** Milliseconds that a statement may wait for a lock; without it, as long as it may run. */
  lockTimeout?: number;
  applicationName: string;
  types?: Record<string, PostgresType>;
  onNotify?: (channel: string, text: string) => void;
  /** A connection was closed, for whatever reason. */
  onClose?: () => void;
}

/**
 * A postgres.js client that fails fast instead of waiting forever: 5 s to connect, `statementTimeoutSeconds` for a
 * statement, 10 s for an idle transaction; a connection that stays silent after a statement was sent is closed.
 */
export function createClient(options: ClientOptions): Sql {
  const limit = options.statementTimeoutSeconds * 1000;
  const { lockTimeout, pooled, prepare = true } = options;
  let turn = 0;
  // A network that drops packets reports no error for 15 minutes, so silence for longer than any statement may run
  // counts as an error. postgres.js has no such setting but accepts a socket.
  const socket = ({ host, port, path }: { host: string[]; port: number[]; path?: string | false }) => {
    const at = turn++ % host.length;
    const opened = path ? connect(path) : connect(port[at]!, host[at]!);
    // postgres.js reads the TLS server name from here.
    if (!path) Object.assign(opened, { host: host[at] });
    return opened.setTimeout(Math.max(limit, IDLE_TRANSACTION_MS) + 2000, () => {
      if ((opened as { isUnused?: boolean }).isUnused) return; // by the patch of postgres.js
      opened.destroy(Object.assign(new Error('The database does not answer.'), { code: 'ETIMEDOUT' }));
    });
  };
  const client = postgres(options.url, {
    prepare,
    max: options.poolSize,
    connect_timeout: CONNECT_SECONDS,
    idle_timeout: options.idleSeconds ?? IDLE_SECONDS,
    backoff: (retries: number) => Math.min(0.02 * 2 ** retries, 0.5),
    ...(options.lifetimeSeconds !== undefined && { max_lifetime: options.lifetimeSeconds }),
    onnotice: () => {},
    ...(options.onNotify && { onnotify: options.onNotify }),
    ...(options.onClose && { onclose: options.onClose }),
    no_subscribe: true, // logical replication, whose reconnects may end the process
    connection: {
      application_name: options.applicationName,
      TimeZone: 'UTC',
      ...(lockTimeout && { lock_timeout: lockTimeout }),
      ...(limit > 0 && !pooled && limits(limit)),
    },
    ...(limit > 0 && { socket }),
    ...(options.types && { types: options.types }),
  } as Options<Record<string, never>>) as unknown as Sql;
  return pooled && limit > 0 ? limitStatements(client, limit, limits(limit)) : client;
}

const limits = (statement: number) => ({
  statement_timeout: statement,
  idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS,
});

/**
 * postgres.js queues statements without limit when every connection is busy, and behind slow ones on the same
 * connection. This never passes it more work than it has connections; callers that wait longer than 4 s get PoolExhausted.
 * Time in which this process was too busy to look does not count, as the database may have answered long ago.
 */
export function limitWaiting(client: Sql, places: Places): Sql {
  const unsafe: Sql['unsafe'] = (...args) => {
    const query = client.unsafe(...args); // sends nothing until it is awaited
    const run = deferred(() => places.run(() => query));
    return Object.assign(run, { values: () => deferred(() => places.run(() => query.values())) }) as never;
  };
  const begin = (work: (transaction: never) => unknown) => places.run(() => client.begin(work as never));
  return Object.assign(Object.create(client) as Sql, { unsafe, begin });
}

/** The connections of a pool. */
export class Places {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(readonly size: number) {
    this.#free = size;
  }

  get busy(): number {
    return this.size - this.#free;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  run<T>(work: () => PromiseLike<T>): PromiseLike<T> {
    if (this.#free === 0) return this.#wait().then(() => this.#take(work));
    this.#free--;
    return this.#take(work);
  }

  #take<T>(work: () => PromiseLike<T>): PromiseLike<T> {
    let running: PromiseLike<T>;
    try {
      running = work();
    } catch (error) {
      this.#leave();
      throw error;
    }
    return running.then(
      (result) => {
        this.#leave();
        return result;
      },
      (error) => {
        this.#leave();
        throw error;
      },
    );
  }

  #leave(): void {
    const [next] = this.#waiting;
    if (next) next();
    else this.#free++;
  }

  #wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      let ticks = 0;
      const enter = () => {
        clearInterval(timer);
        this.#waiting.delete(enter);
        resolve();
      };
      const timer = setInterval(() => {
        ticks += 1;
        if (ticks * WAIT_TICK_MS < WAIT_SECONDS * 1000) return;
        clearInterval(timer);
        this.#waiting.delete(enter);
        reject(new PoolExhausted(`No database connection was free within ${WAIT_SECONDS} s.`));
      }, WAIT_TICK_MS);
      this.#waiting.add(enter);
    });
  }
}
