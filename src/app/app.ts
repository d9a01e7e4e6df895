import { requestOrigin } from '../graphql/http/development-origins.ts';
import type { PlanOptions } from '../graphql/planner/planner.ts';
import { buildApiSchema } from '../graphql/schema.ts';
import { createServer } from '../graphql/server.ts';
import type { InferencePool } from '../inference/inference-pool.ts';
import type { Database } from '../platform/database/database.ts';
import type { Environment } from '../platform/env.ts';
import type { NodeReaders } from '../platform/ids/nodes.ts';
import { useCatalogues } from '../platform/language/render.ts';
import type { Log } from '../platform/logging/log.ts';
import { createMetrics } from '../platform/metrics.ts';
import type { PasswordHasher } from '../platform/password-hash.ts';
import { readiness } from '../platform/readiness.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
import { openTracing } from '../platform/tracing/open-tracing.ts';
import { openConnections } from './connections.ts';
import { createModules } from './modules.ts';

export interface App {
  /** Base URL of the API, without a path. */
  url: string;
  db: Database;
  passwords: PasswordHasher;
  storage: FileStorage;
  inference: InferencePool;
  /** Stops accepting work, finishes running work and closes all connections. */
  close(): Promise<void>;
}

interface AppOptions {
  env: Environment;
  log: Log;
  /** A migrated database. */
  databaseUrl: string;
  onStatement?: (sql: string) => void;
  onUnprepared?: (sql: string) => void;
  plans?: PlanOptions;
  /** Stays open when the app closes; by default the app opens and closes its own. */
  inference?: InferencePool;
  /** Additional readiness checks. */
  checks?: Record<string, () => Promise<void>>;
  /** Runs once everything is built, before the first request is accepted. */
  beforeListening?: (parts: { db: Database; passwords: PasswordHasher }) => Promise<void>;
}

/** Builds and starts one process: every object is made here, once. */
export async function startApp(options: AppOptions): Promise<App> {
  const { env, log, databaseUrl, onStatement, onUnprepared, beforeListening } = options;
  const closing: (() => unknown)[] = [];
  const opened = <T>(thing: T, close: (thing: T) => unknown): T => {
    closing.unshift(() => close(thing));
    return thing;
  };
  const close = async () => {
    for (const step of closing.splice(0)) {
      await Promise.resolve(step()).catch((error: unknown) => log.warn({ err: error }, 'Not closed cleanly'));
    }
  };
  try {
    return await start();
  } catch (error) {
    await close();
    throw error;
  }

  async function start(): Promise<App> {
    useCatalogues(env.MESSAGES_DIR);
    let url = `http://${env.HOST}:${env.PORT}`; // jobs may need it before the server listens
    const metrics = createMetrics();
    const tracing = opened(await openTracing(env, log), (spans) => spans?.close());
    const { platform, inference, checks } = await openConnections({
      ...{
        env,
        log,
        databaseUrl,
        metrics,
        tracing,
        onStatement,
        onUnprepared,
        opened,
        inference: options.inference,
      },
      publicUrl: () => env.PUBLIC_URL ?? requestOrigin() ?? url,
    });
    const { db, jobs } = platform;
    const { modules, sessions, passwords } = createModules({ ...platform, inference });
    const schema = buildApiSchema({
      db,
      resolvers: modules.flatMap(({ resolvers }) => resolvers),
      nodes: Object.assign({}, ...modules.map(({ nodes }) => nodes)) as NodeReaders,
    });
    await jobs.declare(...modules.flatMap(({ queues = [] }) => queues));
    await inference.ready; // its processes load the model meanwhile
    if (env.ROLE !== 'api') {
      const personalData = modules.flatMap((module) => module.personalData ?? []);
      for (const worker of modules.flatMap((module) => module.workers?.({ personalData }) ?? [])) {
        await opened(worker, ({ stop }) => stop?.call(worker)).start();
      }
    }
    const server = opened(
      await createServer({
        schema,
        env,
        log,
        metrics,
        tracing,
        authenticate: (token) => sessions.authenticate(token),
        plans: options.plans,
        readWithSession: (data) => sessions.reading(data),
        ownerOfToken: (token) => sessions.ownerOfToken(token),
        liveSessions: (ids) => sessions.liveSessions(ids),
        ready: () => readiness({ ...checks, ...options.checks }),
        routes: async (app) => {
          for (const { routes } of modules) await routes?.(app);
        },
      }),
      (running) => Promise.all([running.close(), jobs.drain()]),
    );
    await beforeListening?.({ db, passwords });
    url = await server.listen();
    return { url, db, passwords, storage: platform.storage, inference, close };
  }
}
