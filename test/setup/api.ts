import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, vi } from 'vitest';
import { ApiClient, type GraphQLAnswer } from '../../operations/clients/client.ts';
import {
  GiveConsentDocument,
  LoginDocument,
  MyConsentRequirementsDocument,
  type TypedDocumentString,
  UpdateHealthProfileDocument,
  UpdateProfileDocument,
} from '../../operations/generated.ts';
import { completedAnalyses } from '../../src/analyses/analyses.queues.ts';
import type { App } from '../../src/app/app.ts';
import { sendNotificationMail } from '../../src/notifications/notifications.queues.ts';
import { readEnvironment } from '../../src/platform/env.ts';
import type { Role } from '../../src/platform/viewer.ts';
import { PASSWORD, TestAccounts } from './accounts.ts';
import { createTestDatabase, type TestDatabase } from './database/test-database.ts';
import { uuidOf } from './ids.ts';
import { type ReceivedMail, readOutbox } from './servers/outbox.ts';
import { openApp, type Settings, takeUnprepared } from './test-app.ts';

export { PASSWORD };

export interface TestUser {
  /** Of the row; clients see `idOf('User', id)`. */
  id: string;
  email: string;
  client: ApiClient;
  accessToken: string;
  refreshToken: string;
}

// biome-ignore lint/suspicious/noExplicitAny: the answer to a document in text has no type
type Untyped = any;

/** An answer with what HTTP says about it. */
export interface Answer<T> {
  status: number;
  headers: Headers;
  data: T;
  errors: GraphQLAnswer<T>['errors'];
}

const SETTINGS: Settings = {
  NODE_ENV: 'test',
  PORT: '0',
  LOG_LEVEL: 'error',
  PASSWORD_HASH_MEMORY_KIB: '19456',
  RATE_LIMIT_REGISTRATIONS_PER_HOUR: '10000',
  RATE_LIMIT_LOGINS_PER_IP_PER_MINUTE: '10000',
  RATE_LIMIT_MAILS_PER_HOUR: '10000',
  RATE_LIMIT_MAILS_PER_IP_PER_HOUR: '10000',
  INFERENCE_CONCURRENCY: '1',
  DATABASE_POOL_SIZE: '5',
  GRAPHQL_EXPLORER: 'false',
  GRAPHQL_MAX_WORK_MS: '10000', // the first operation of a process is slow on a busy machine
};

/** The real server in this process, on a free port, over a database and a data folder of its own. */
export class TestApi {
  readonly #data: string;
  readonly #database: TestDatabase;
  readonly #settings: Settings;
  readonly #listeners: Set<(sql: string) => void>;
  #app: App;
  #accounts: TestAccounts | undefined;

  private constructor(
    app: App,
    parts: {
      data: string;
      database: TestDatabase;
      settings: Settings;
      listeners: Set<(sql: string) => void>;
    },
  ) {
    this.#app = app;
    this.#data = parts.data;
    this.#database = parts.database;
    this.#settings = parts.settings;
    this.#listeners = parts.listeners;
  }

  /** `settings` as in the environment. */
  static async start(settings: Settings = {}): Promise<TestApi> {
    const [data, database] = await Promise.all([
      mkdtemp(join(tmpdir(), 'skincare-api-')),
      createTestDatabase(),
    ]);
    const listeners = new Set<(sql: string) => void>();
    const all = { ...SETTINGS, DATA_DIR: data, DATABASE_URL: database.url, ...settings };
    try {
      const app = await openApp(all, listeners);
      return new TestApi(app, { data, database, settings: all, listeners });
    } catch (error) {
      await Promise.all([database.drop(), rm(data, { recursive: true, force: true })]);
      throw error;
    }
  }

  /** Another server over the same data, as after a deployment with other settings. */
  async startBeside(settings: Settings = {}): Promise<Pick<App, 'url' | 'close'>> {
    return openApp({ ...this.#settings, ...settings }, new Set());
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

  get passwords() {
    return this.#app.passwords;
  }

  /** The running server. */
  get app(): App {
    return this.#app;
  }

  get photoFolder(): string {
    return join(this.#data, 'photos');
  }

  /** Ends the server and starts it again on the same data, with other settings where given. */
  async restart(settings: Settings = {}): Promise<void> {
    await this.#app.close();
    this.#app = await openApp({ ...this.#settings, ...settings }, this.#listeners);
    this.#accounts = undefined;
  }

  /** Fails if a statement was planned for one execution. */
  async close(): Promise<void> {
    await this.#app.close();
    await this.#database.drop();
    expect(takeUnprepared()).toEqual([]);
    await rm(this.#data, { recursive: true, force: true });
  }

  /** A client without a token. */
  stranger(): ApiClient {
    return new ApiClient(this.url);
  }

  /** Sends a document, typed or in text, to this server or to the one at `url`. */
  async graphql<T = Untyped, V = Record<string, unknown>>(
    document: string | TypedDocumentString<T, V>,
    variables?: V,
    options: { token?: string; headers?: Record<string, string>; url?: string } = {},
  ): Promise<Answer<T>> {
    const headers = new Headers({ 'content-type': 'application/json', ...options.headers });
    if (options.token) headers.set('authorization', `Bearer ${options.token}`);
    const response = await fetch(`${options.url ?? this.url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query: String(document), variables }),
    });
    const { data, errors } = (await response.json()) as { data: T; errors: Answer<T>['errors'] };
    return { status: response.status, headers: response.headers, data, errors };
  }

  /**
   * A verified account that is logged in; by default with all consents and, if it has them, a profile that answers what
   * the rules ask first.
   */
  async createUser(
    options: { role?: Role; consents?: boolean; answers?: boolean; email?: string } = {},
  ): Promise<TestUser> {
    const { role = 'USER', consents = true, email = `${randomUUID()}@test.example` } = options;
    const { answers = consents } = options;
    this.#accounts ??= new TestAccounts(this.#app.db, readEnvironment(this.#settings));
    const made = await this.#accounts.create({ email, role, consents, answers });
    if (made) {
      const { accessToken, refreshToken } = made.tokens;
      const client = this.stranger();
      client.token = accessToken;
      return { id: made.id, email: email.toLowerCase(), client, accessToken, refreshToken };
    }
    const user = await this.login(email);
    if (consents) await giveAllConsents(user.client);
    if (answers) await answerFirst(user.client);
    return user;
  }

  async login(email: string, password = PASSWORD): Promise<TestUser> {
    const client = this.stranger();
    const { login } = await client.request(LoginDocument, { input: { email, password } });
    if (!login.session || !login.viewer) throw new Error(JSON.stringify(login.userErrors));
    const { accessToken, refreshToken } = login.session;
    client.token = accessToken;
    return { id: uuidOf(login.viewer.id), email: login.viewer.email, client, accessToken, refreshToken };
  }

  /** What has been sent to this address so far, oldest first. */
  mails(to: string): Promise<ReceivedMail[]> {
    return readOutbox(join(this.#data, 'outbox'), to);
  }

  /** Waits until so many mails have been sent to this address; returns the last of them. */
  mail(to: string, count = 1): Promise<ReceivedMail> {
    const read = async () => {
      const mails = await this.mails(to);
      if (mails.length < count) throw new Error(`Only ${mails.length} mails were sent to ${to}.`);
      return mails[count - 1]!;
    };
    return vi.waitFor(read, { timeout: 180_000, interval: 25 });
  }

  /** The SQL statements that ran while `work` did. Nothing else may be going on, but for what an analysis or a notification leaves for later, which is awaited. */
  async statements(work: () => Promise<unknown>): Promise<string[]> {
    await this.#aftermathDone();
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

  /** The first item of a live list that begins now, once the server has read `table` for it: nothing after that is missed. */
  async firstOf<T>(list: AsyncIterator<T>, table: string): Promise<{ item: Promise<IteratorResult<T>> }> {
    let onRead = (_statement: string) => {};
    const read = new Promise<void>((resolve) => {
      onRead = (statement) => statement.includes(`from "${table}"`) && resolve();
    });
    this.#listeners.add(onRead);
    const item = list.next();
    await read.finally(() => this.#listeners.delete(onRead));
    return { item };
  }

  /** No mail of a notification is due, and no analysis that ended is still compared with goals. */
  async #aftermathDone(): Promise<void> {
    const due = sql`select 1 from pgboss.job
      where name in (${sendNotificationMail.name}, ${completedAnalyses.name})
      and state in ('created', 'retry', 'active') and start_after <= now() limit 1`;
    await vi.waitFor(async () => expect(await this.db.execute(due)).toHaveLength(0), {
      timeout: 180_000,
      interval: 50,
    });
  }
}

export async function giveAllConsents(client: ApiClient): Promise<void> {
  const { viewer } = await client.request(MyConsentRequirementsDocument, {});
  for (const { kind, version } of viewer.consentRequirements) {
    await client.request(GiveConsentDocument, { input: { kind, version } });
  }
}

/** An adult who cannot become pregnant and takes nothing. */
export async function answerFirst(client: ApiClient): Promise<void> {
  const profile = { age: 30, skinTone: 'II', pregnancy: 'NOT_APPLICABLE' } as const;
  await client.request(UpdateProfileDocument, { input: profile });
  await client.request(UpdateHealthProfileDocument, { input: { noMedications: true } });
}
