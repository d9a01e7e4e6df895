import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from '../../operations/client.ts';
import { GiveConsentDocument, LoginDocument, MyConsentRequirementsDocument } from '../../operations/generated.ts';
import { type App, startApp } from '../../src/app.ts';
import { readEnvironment } from '../../src/platform/env.ts';
import { createLog } from '../../src/platform/log.ts';
import type { Role } from '../../src/platform/viewer.ts';
import { ensureAccount } from '../../src/users/users.service.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

export const PASSWORD = 'plain test sentence 7';

export interface TestUser {
  id: string;
  email: string;
  client: ApiClient;
  accessToken: string;
  refreshToken: string;
}

type Settings = Record<string, string | undefined>;

const SETTINGS: Settings = {
  NODE_ENV: 'test',
  PORT: '0',
  LOG_LEVEL: 'error',
  PASSWORD_HASH_MEMORY_KIB: '19456',
  RATE_LIMIT_REGISTRATIONS_PER_HOUR: '10000',
  RATE_LIMIT_LOGINS_PER_IP_PER_MINUTE: '10000',
};

/** The real server in this process, on a free port, over a database and a data folder of its own. */
export class TestApi {
  readonly #data: string;
  readonly #database: TestDatabase;
  readonly #settings: Settings;
  readonly #listeners: Set<(sql: string) => void>;
  #app: App;

  private constructor(
    app: App,
    parts: { data: string; database: TestDatabase; settings: Settings; listeners: Set<(sql: string) => void> },
  ) {
    this.#app = app;
    this.#data = parts.data;
    this.#database = parts.database;
    this.#settings = parts.settings;
    this.#listeners = parts.listeners;
  }

  /** `settings` as in the environment. */
  static async start(settings: Settings = {}): Promise<TestApi> {
    const [data, database] = await Promise.all([mkdtemp(join(tmpdir(), 'skincare-api-')), createTestDatabase()]);
    const listeners = new Set<(sql: string) => void>();
    const all = { ...SETTINGS, DATA_DIR: data, DATABASE_URL: database.url, ...settings };
    try {
      const app = await openApp(all, listeners);
      return new TestApi(app, { data, database, settings: all, listeners });
    } catch (error) {
      await database.drop();
      throw error;
    }
  }

  get url(): string {
    return this.#app.url;
  }

  get databaseUrl(): string {
    return this.#database.url;
  }

  get db() {
    return this.#app.db;
  }

  get photoFolder(): string {
    return join(this.#data, 'photos');
  }

  /** Ends the server and starts it again on the same data, with other settings where given. */
  async restart(settings: Settings = {}): Promise<void> {
    await this.#app.close();
    this.#app = await openApp({ ...this.#settings, ...settings }, this.#listeners);
  }

  async close(): Promise<void> {
    await this.#app.close();
    await this.#database.drop();
    await rm(this.#data, { recursive: true, force: true });
  }

  /** A client without a token. */
  stranger(): ApiClient {
    return new ApiClient(this.url);
  }

  /** A verified account that is logged in; with all consents unless told otherwise. */
  async createUser(options: { role?: Role; consents?: boolean; email?: string } = {}): Promise<TestUser> {
    const { role = 'USER', consents = true, email = `${randomUUID()}@test.example` } = options;
    await ensureAccount(this.#app.db, this.#app.passwords, {
      email,
      password: PASSWORD,
      role,
      firstName: 'Test',
      lastName: 'Person',
    });
    const user = await this.login(email);
    if (consents) await giveAllConsents(user.client);
    return user;
  }

  async login(email: string, password = PASSWORD): Promise<TestUser> {
    const client = this.stranger();
    const { login } = await client.request(LoginDocument, { input: { email, password } });
    if (!login.session || !login.user) throw new Error(JSON.stringify(login.userErrors));
    const { accessToken, refreshToken } = login.session;
    client.token = accessToken;
    return { id: login.user.id, email, client, accessToken, refreshToken };
  }

  /** Mails in the outbox to this address, oldest first. */
  async mails(to: string): Promise<string[]> {
    const outbox = join(this.#data, 'outbox');
    const names = await readdir(outbox).catch(() => []);
    const files = names.filter((name) => name.endsWith('.eml')).sort();
    const mails = await Promise.all(files.map((name) => readFile(join(outbox, name), 'utf8')));
    return mails.filter((mail) => mail.includes(`To: ${to}`));
  }

  /** The SQL statements that ran while `work` did. Nothing else may be going on. */
  async statements(work: () => Promise<unknown>): Promise<string[]> {
    const seen: string[] = [];
    const listener = (statement: string) => seen.push(statement);
    this.#listeners.add(listener);
    try {
      await work();
    } finally {
      this.#listeners.delete(listener);
    }
    return seen;
  }
}

export async function giveAllConsents(client: ApiClient): Promise<void> {
  const { me } = await client.request(MyConsentRequirementsDocument, {});
  for (const { kind, version } of me.consentRequirements) {
    await client.request(GiveConsentDocument, { input: { kind, version } });
  }
}

function openApp(settings: Settings, listeners: Set<(sql: string) => void>): Promise<App> {
  const env = readEnvironment(settings);
  return startApp({
    env,
    log: createLog({ level: env.LOG_LEVEL, readable: true }),
    databaseUrl: env.DATABASE_URL!,
    onStatement: (statement) => {
      for (const listener of listeners) listener(statement);
    },
  });
}
