import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { expect } from 'vitest';
import { freePort, type ServerProcess } from '../../scripts/server-process.ts';
import { createTestDatabase } from '../setup/database/test-database.ts';
import { nginxProgram, startProxy } from '../setup/servers/nginx.ts';
import { readOutbox } from '../setup/servers/outbox.ts';
import { ProgramMissing, redisProgram, ServerProgram } from '../setup/servers/server-program.ts';
import { PRODUCTION, ServerProcesses } from '../setup/servers/test-server.ts';
import { LeftOut } from './fault.ts';
import type { Stage } from './stage.ts';

export type ProcessName = Kind | `second ${Kind}`;
type Kind = 'api' | 'worker';

export interface HouseOptions {
  /** One that is migrated already by default. */
  databaseUrl?: string;
  /** Where the processes find it, when not at the address of the database. */
  throughUrl?: string;
  /** Settings as in the environment, for all processes or one. */
  settings?: Partial<Record<Kind | 'all', Record<string, string>>>;
  /** Mails as files instead of through SMTP. */
  outbox?: boolean;
  /** Two processes of each kind, behind nginx. */
  twice?: boolean;
  /** A folder of the caller's for photos and the outbox. */
  data?: string;
}

export interface TakenMail {
  to: string;
  id: string | undefined;
}

const MANY = '1000000';
const SMTP_MAIN = new URL('../setup/servers/smtp-main.ts', import.meta.url).pathname;

const kindOf = (name: ProcessName) => name.replace('second ', '') as Kind;

/** The product as it runs in production: an api and a worker process over PostgreSQL, Redis and SMTP. */
export class House {
  readonly #processes: ServerProcesses;
  readonly #settings: ReadonlyMap<ProcessName, Record<string, string>>;
  readonly #running = new Map<ProcessName, ServerProcess>();
  readonly #mailFile: string | null;

  private constructor(
    readonly url: string,
    readonly databaseUrl: string,
    /** Of the tests; it does not go through anything that is broken. */
    readonly sql: Sql,
    readonly redis: ServerProgram,
    readonly smtp: ServerProgram,
    parts: {
      processes: ServerProcesses;
      settings: ReadonlyMap<ProcessName, Record<string, string>>;
      mailFile: string | null;
    },
  ) {
    this.#processes = parts.processes;
    this.#settings = parts.settings;
    this.#mailFile = parts.mailFile;
  }

  static async open(stage: Stage, options: HouseOptions = {}): Promise<House> {
    const database = options.databaseUrl
      ? { url: options.databaseUrl }
      : await stage.open(createTestDatabase(), (own) => own.drop());
    const sql = postgres(database.url, { max: 2, onnotice: () => {} });
    stage.onEnd(() => sql.end({ timeout: 2 }));
    const folder = await stage.open(mkdtemp(join(tmpdir(), 'skincare-mails-')), (path) =>
      rm(path, { recursive: true, force: true }),
    );
    const mailFile = join(folder, 'mails');
    const [redisPort, smtpPort, ...ports] = await Promise.all(Array.from({ length: 6 }, () => freePort()));
    const redis = redisProgram(redisPort!);
    const smtpCommand = [process.execPath, '--import', 'tsx', SMTP_MAIN, String(smtpPort), mailFile] as const;
    const smtp = new ServerProgram([...smtpCommand], 'Takes mails');
    for (const program of [redis, smtp]) stage.onEnd(() => program.kill());
    await Promise.all([redis.start(), smtp.start()]).catch((error: unknown) => {
      throw error instanceof ProgramMissing ? new LeftOut(error.message) : error;
    });
    const processes = await stage.open(ServerProcesses.open(), (own) => own.close());
    const all = {
      ...PRODUCTION,
      ...(options.outbox ? { NODE_ENV: 'test', SMTP_URL: '' } : { SMTP_URL: `smtp://127.0.0.1:${smtpPort}` }),
      LOG_LEVEL: 'warn',
      DATABASE_URL: options.throughUrl ?? database.url,
      REDIS_URL: `redis://127.0.0.1:${redisPort}`,
      PASSWORD_HASH_MEMORY_KIB: '19456',
      INFERENCE_CONCURRENCY: '1',
      RATE_LIMIT_ANALYSES_PER_HOUR: MANY,
      RATE_LIMIT_CONSULTATIONS_PER_DAY: MANY,
      RATE_LIMIT_CONSULTATION_MESSAGES_PER_HOUR: MANY,
      RATE_LIMIT_LOGINS_PER_IP_PER_MINUTE: MANY,
      RATE_LIMIT_TEST_NOTIFICATIONS_PER_HOUR: MANY,
      ...(options.data && { DATA_DIR: options.data }),
      ...options.settings?.all,
    };
    const names: readonly ProcessName[] = ['api', 'worker', 'second api', 'second worker'];
    const settings = new Map(
      names.slice(0, options.twice ? 4 : 2).map((name, at) => {
        const ROLE = kindOf(name);
        return [name, { ...all, ROLE, PORT: String(ports[at]), ...options.settings?.[ROLE] }];
      }),
    );
    if (options.twice && !nginxProgram) throw new LeftOut('There is no nginx here.');
    const port = options.twice
      ? (await stage.open(startProxy([ports[0]!, ports[2]!]), (own) => own.stop())).port
      : ports[0];
    const house = new House(`http://127.0.0.1:${port}`, database.url, sql, redis, smtp, {
      ...{ processes, settings },
      mailFile: options.outbox ? null : mailFile,
    });
    await Promise.all([...settings.keys()].map((name) => house.start(name)));
    return house;
  }

  get dataFolder(): string {
    return this.settingsOf('api').DATA_DIR!;
  }

  settingsOf(name: ProcessName): Readonly<Record<string, string>> {
    return { DATA_DIR: this.#processes.data, ...this.#settings.get(name)! };
  }

  async start(name: ProcessName): Promise<void> {
    this.#running.set(name, await this.#processes.start(this.#settings.get(name)!));
  }

  /** SIGKILL; resolves when it is gone. */
  kill(name: ProcessName): Promise<void> {
    return this.process(name).kill();
  }

  process(name: ProcessName): ServerProcess {
    return this.#running.get(name)!;
  }

  /** What `/ready` says, by name of the check. */
  async readiness(name: ProcessName): Promise<{ status: number; checks: Record<string, string> }> {
    const response = await fetch(`${this.process(name).url}/ready`, { signal: AbortSignal.timeout(10_000) });
    const { checks } = (await response.json()) as { checks: Record<string, string> };
    return { status: response.status, checks };
  }

  /** The mails that the mail server or the folder has taken. */
  async mails(): Promise<TakenMail[]> {
    if (this.#mailFile === null) {
      const mails = await readOutbox(join(this.dataFolder, 'outbox'));
      return mails.map(({ to, headers }) => ({ to, id: headers['message-id'] }));
    }
    const text = await readFile(this.#mailFile, 'utf8').catch(() => '');
    return text.split('\n').flatMap((line) => (line ? [JSON.parse(line) as TakenMail] : []));
  }

  /** Throws unless the same processes still run, and ran into nothing unforeseen. */
  assertWell(): void {
    for (const [name, server] of this.#running) {
      expect(() => process.kill(server.pid, 0), `the ${name} process lives`).not.toThrow();
      expect(server.output()).not.toMatch(/unhandled|TypeError|RangeError/i);
    }
  }
}
