import { registerPhotoRoute } from './analyses/photos.route.ts';
import { openConnections } from './connections.ts';
import { registerConsultationPhotoRoute } from './consultations/consultation-photo.route.ts';
import { buildApiSchema } from './graphql/schema.ts';
import { createServer } from './graphql/server.ts';
import { registerUnsubscribeRoute } from './notifications/unsubscribe.route.ts';
import type { Database } from './platform/database.ts';
import type { Environment } from './platform/env.ts';
import type { Log } from './platform/log.ts';
import { createMetrics } from './platform/metrics.ts';
import type { PasswordHasher } from './platform/password-hash.ts';
import { readiness } from './platform/readiness.ts';
import { registerJournalPhotoRoute } from './progress/journal-photo.route.ts';
import { createResolvers } from './resolvers.ts';
import { createServices } from './services.ts';
import { registerDataExportRoute } from './users/data-exports.route.ts';
import { registerProfilePictureRoute } from './users/profile-pictures.route.ts';
import { QUEUES, startWorkers } from './workers.ts';

export interface App {
  /** Where the API is, without a path. */
  url: string;
  db: Database;
  passwords: PasswordHasher;
  /** Takes no more work, finishes what runs, and lets everything go. */
  close(): Promise<void>;
}

interface AppOptions {
  env: Environment;
  log: Log;
  /** A migrated database. */
  databaseUrl: string;
  onStatement?: (sql: string) => void;
  /** More that must be well for the process to be ready. */
  checks?: Record<string, () => Promise<void>>;
  /** Runs once everything is built, before the first request is taken. */
  beforeListening?: (parts: { db: Database; passwords: PasswordHasher }) => Promise<void>;
}

/** Builds and starts one process: every object is made here, once. */
export async function startApp(options: AppOptions): Promise<App> {
  const { env, log, databaseUrl, onStatement, beforeListening, checks } = options;
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
    const metrics = createMetrics();
    const connections = await openConnections({ env, log, databaseUrl, onStatement, opened });
    const { db, jobs, storage } = connections;
    await jobs.declare(...QUEUES);
    let url = `http://${env.HOST}:${env.PORT}`; // jobs may need it before the port is open
    const services = createServices({ env, connections, publicUrl: () => env.PUBLIC_URL ?? url });
    const { analyses, consultationPhotos, exports, journal, links, photoLinks, pictures, sessions, users } =
      services;
    const { notificationPreferences: preferences, unsubscribeLimit } = services;
    if (env.ROLE !== 'api') await startWorkers({ env, log, databaseUrl, opened }, connections, services);
    const server = opened(
      await createServer({
        schema: buildApiSchema({ resolvers: createResolvers(services) }),
        env,
        log,
        metrics,
        authenticate: (token) => sessions.authenticate(token),
        liveSessions: (ids) => sessions.liveSessions(ids),
        ready: () => readiness({ ...connections.checks, ...checks }),
        routes: async (app) => {
          registerPhotoRoute(app, { links: photoLinks, users, analyses, storage });
          registerJournalPhotoRoute(app, { links: photoLinks, users, journal, storage });
          registerProfilePictureRoute(app, { links, pictures });
          registerDataExportRoute(app, { links, exports });
          await registerUnsubscribeRoute(app, { links, preferences, limit: unsubscribeLimit });
          registerConsultationPhotoRoute(app, { links, consultationPhotos });
        },
      }),
      (running) => Promise.all([running.close(), jobs.drain()]),
    );
    const passwords = services.passwordHasher;
    await beforeListening?.({ db, passwords });
    url = await server.listen();
    return { url, db, passwords, close };
  }
}
