import { join } from 'node:path';
import { AnalysesPersonalData } from './analyses/analyses.personal-data.ts';
import {
  analyzePhoto,
  completedAnalyses,
  failedAnalyses,
  reanalyzePhoto,
  sweepPhotos,
} from './analyses/analyses.queues.ts';
import { AnalysesService } from './analyses/analyses.service.ts';
import { AnalysesWorker } from './analyses/analyses.worker.ts';
import { AnalysisStatistics } from './analyses/analysis-statistics.ts';
import { CompareAnalysesService } from './analyses/compare-analyses.ts';
import { MetricSeries } from './analyses/metric-series.ts';
import { PhotoLinks } from './analyses/photo-links.ts';
import { registerPhotoRoute } from './analyses/photos.route.ts';
import { ReanalysisWorker } from './analyses/reanalysis.worker.ts';
import { SubmitAnalysisService } from './analyses/submit-analysis.ts';
import { AccessTokens } from './auth/access-tokens.ts';
import { AccountClosing } from './auth/account-closing.ts';
import { AuthPersonalData } from './auth/auth.personal-data.ts';
import { sendAuthMail } from './auth/auth.queues.ts';
import { AuthWorker } from './auth/auth.worker.ts';
import { createAuthLimits } from './auth/auth-limits.ts';
import { Invitations } from './auth/invitations.ts';
import { LoginService } from './auth/login.ts';
import { PasswordConfirmation } from './auth/password-confirmation.ts';
import { PasswordsService } from './auth/passwords.service.ts';
import { RefreshSessionService } from './auth/refresh-session.ts';
import { RegistrationService } from './auth/registration.service.ts';
import { SessionsService } from './auth/sessions.service.ts';
import { ViewerSessionsService } from './auth/viewer-sessions.service.ts';
import { CreateDermatologistService } from './consultations/create-dermatologist.ts';
import { DermatologistDuties } from './consultations/dermatologist-duties.ts';
import { DermatologistsPersonalData } from './consultations/dermatologists.personal-data.ts';
import { DermatologistsService } from './consultations/dermatologists.service.ts';
import { buildApiSchema } from './graphql/schema.ts';
import { createServer } from './graphql/server.ts';
import { InferencePool } from './inference/inference-pool.ts';
import { photoRequirements } from './inference/photo-checks.ts';
import { AvoidedIngredientsService } from './ingredients/avoided-ingredients.service.ts';
import { ImportIngredientsService } from './ingredients/import-ingredients.service.ts';
import { IngredientChecksService } from './ingredients/ingredient-checks.service.ts';
import { IngredientsPersonalData } from './ingredients/ingredients.personal-data.ts';
import { IngredientsService } from './ingredients/ingredients.service.ts';
import { NotificationsPersonalData } from './notifications/notifications.personal-data.ts';
import { NotificationsService } from './notifications/notifications.service.ts';
import { Background } from './platform/background.ts';
import { connectDatabase, type Database } from './platform/database.ts';
import type { Environment } from './platform/env.ts';
import { createLocalEvents, createRedisEvents } from './platform/events.ts';
import { Jobs } from './platform/jobs.ts';
import type { Log } from './platform/log.ts';
import { OutboxMailer, SmtpMailer } from './platform/mail.ts';
import { createMetrics } from './platform/metrics.ts';
import { PasswordHasher } from './platform/password-hash.ts';
import { FolderStorage } from './platform/photo-storage.ts';
import { RateLimit } from './platform/rate-limit.ts';
import { readiness } from './platform/readiness.ts';
import { connectRedis, pingRedis } from './platform/redis.ts';
import { SignedLinks } from './platform/signed-links.ts';
import { AdherenceService } from './progress/adherence.service.ts';
import { GoalsService } from './progress/goals.service.ts';
import { GoalsWorker } from './progress/goals.worker.ts';
import { JournalService } from './progress/journal.service.ts';
import { JournalWorker } from './progress/journal.worker.ts';
import { registerJournalPhotoRoute } from './progress/journal-photo.route.ts';
import { JournalPhotos } from './progress/journal-photos.ts';
import { ProgressPersonalData } from './progress/progress.personal-data.ts';
import { sweepJournalPhotos } from './progress/progress.queues.ts';
import { ProgressService } from './progress/progress.service.ts';
import { createResolvers } from './resolvers.ts';
import { CareProfiles } from './routines/care-profiles.ts';
import { CheckRoutineService } from './routines/check-routine.service.ts';
import { GenerateRoutineService } from './routines/generate-routine.service.ts';
import { ReactionsService } from './routines/reactions.service.ts';
import { RecommendationsService } from './routines/recommendations.service.ts';
import { RoutineSteps } from './routines/routine-steps.ts';
import { RoutinesPersonalData } from './routines/routines.personal-data.ts';
import { RoutinesService } from './routines/routines.service.ts';
import { StepLogsService } from './routines/step-logs.service.ts';
import { TodayRoutineService } from './routines/today-routine.service.ts';
import { WriteRoutineService } from './routines/write-routine.ts';
import { AccountPurge } from './users/account-purge.ts';
import { Accounts } from './users/accounts.ts';
import { AuditService } from './users/audit.service.ts';
import { AuditLogService } from './users/audit-log.service.ts';
import { ConsentsService } from './users/consents.service.ts';
import { registerDataExportRoute } from './users/data-exports.route.ts';
import { DataExportsService } from './users/data-exports.service.ts';
import { DataExportsWorker } from './users/data-exports.worker.ts';
import { PreferencesService } from './users/preferences.service.ts';
import { ProfileService } from './users/profile.service.ts';
import { registerProfilePictureRoute } from './users/profile-pictures.route.ts';
import { ProfilePictures } from './users/profile-pictures.ts';
import { RolesService } from './users/roles.service.ts';
import { UsersPersonalData } from './users/users.personal-data.ts';
import { expireExport, exportData, failedExports, sweepPicture } from './users/users.queues.ts';
import { UsersService } from './users/users.service.ts';
import { UsersWorker } from './users/users.worker.ts';

export interface App {
  /** Where the API is, without a path. */
  url: string;
  db: Database;
  passwords: PasswordHasher;
  /** Takes no more work, finishes what runs, and lets everything go. */
  close(): Promise<void>;
}

const QUEUES = [
  sendAuthMail,
  analyzePhoto,
  failedAnalyses,
  completedAnalyses,
  reanalyzePhoto,
  sweepPhotos,
  sweepJournalPhotos,
  exportData,
  failedExports,
  expireExport,
  sweepPicture,
];

interface AppOptions {
  env: Environment;
  log: Log;
  /** A migrated database. */
  databaseUrl: string;
  onStatement?: (sql: string) => void;
  /** Runs once everything is built, before the first request is taken. */
  beforeListening?: (parts: { db: Database; passwords: PasswordHasher }) => Promise<void>;
}

/** Builds and starts one process: every object is made here, once. */
export async function startApp(options: AppOptions): Promise<App> {
  const { env, log, databaseUrl, onStatement, beforeListening } = options;
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
    const serves = env.ROLE !== 'worker';
    const works = env.ROLE !== 'api';
    const metrics = createMetrics();
    const { db, ping: pingDatabase } = opened(
      connectDatabase({
        url: databaseUrl,
        poolSize: env.DATABASE_POOL_SIZE,
        statementTimeoutSeconds: env.DATABASE_STATEMENT_TIMEOUT,
        onStatement,
      }),
      (connection) => connection.close(),
    );
    const redis = (name: string) =>
      env.REDIS_URL
        ? opened(connectRedis(env.REDIS_URL, name, log), (client) => client.disconnect())
        : undefined;
    const [publisher, subscriber] = [redis('publisher'), redis('subscriber')];
    const events =
      publisher && subscriber ? createRedisEvents({ publisher, subscriber }, log) : createLocalEvents(log);
    const background = opened(new Background(log), (tasks) => tasks.settled());
    const mailer = opened(
      env.SMTP_URL
        ? new SmtpMailer({ url: env.SMTP_URL, from: env.MAIL_FROM })
        : new OutboxMailer({ folder: join(env.DATA_DIR, 'outbox'), from: env.MAIL_FROM }),
      (transport) => transport.close(),
    );
    const storage = new FolderStorage(join(env.DATA_DIR, 'photos'));
    const inference = opened(
      await InferencePool.start({
        modelDirectory: env.MODEL_DIR,
        // One process more than analyses run at once, so that an upload never waits behind them.
        concurrency: (works ? env.INFERENCE_CONCURRENCY : 0) + (serves ? 1 : 0),
        withModel: works,
        log,
      }),
      (pool) => pool.close(),
    );
    const jobs = opened(await Jobs.connect({ databaseUrl, log }), (queues) => queues.stop());
    await jobs.declare(...QUEUES);

    const passwords = new PasswordHasher({
      memoryKib: env.PASSWORD_HASH_MEMORY_KIB,
      concurrency: env.PASSWORD_HASH_CONCURRENCY,
    });
    const accessTokens = new AccessTokens({ secrets: env.JWT_SECRET, lifetimeSeconds: env.ACCESS_TOKEN_TTL });
    const audit = new AuditService();
    const accounts = new Accounts(db);
    const consents = new ConsentsService(db, audit);
    const limits = createAuthLimits(env, publisher);
    const refreshTokenSeconds = env.REFRESH_TOKEN_TTL;
    const sessions = new SessionsService({ db, accessTokens, audit, background, refreshTokenSeconds });
    const confirmation = new PasswordConfirmation({ db, accounts, passwords, limits, audit, background });
    const notifications = new NotificationsService(db, events);
    const ingredients = new IngredientsService(db);
    const avoidedIngredients = new AvoidedIngredientsService(db, ingredients);
    const users = new UsersService(db);
    const duties = new DermatologistDuties({ release: async () => () => undefined });
    const roles = new RolesService({ db, accounts, audit, notifications, duties });
    const invitations = new Invitations({ accounts, passwords, jobs });
    const steps = new RoutineSteps(db, ingredients);
    const profiles = new CareProfiles(db, ingredients, avoidedIngredients, users);
    const routines = new RoutinesService(db, users);
    const reactions = new ReactionsService(db, routines, steps);
    const write = new WriteRoutineService(db, { routines, steps, profiles });
    const stepLogs = new StepLogsService(db, routines, steps);
    const limitOf = (name: string, points: number, seconds: number) =>
      new RateLimit({ name, points, seconds }, publisher);
    const limit = limitOf('analyses', env.RATE_LIMIT_ANALYSES_PER_HOUR, 3600);
    const analyses = new AnalysesService(db, events, jobs, limit);
    let url = '';
    const links = new SignedLinks(() => env.PUBLIC_URL ?? url, env.JWT_SECRET);
    const pictures = new ProfilePictures({
      db,
      jobs,
      inference,
      storage,
      links,
      limit: limitOf('profile-pictures', env.RATE_LIMIT_PROFILE_PICTURES_PER_HOUR, 3600),
    });

    const auditLog = new AuditLogService(db);
    const personalData = [
      new UsersPersonalData(db, storage, auditLog),
      new AuthPersonalData(db),
      new AnalysesPersonalData(db, storage),
      new NotificationsPersonalData(db),
      new RoutinesPersonalData(db),
      new ProgressPersonalData(db, storage),
      new IngredientsPersonalData(db),
      new DermatologistsPersonalData(db),
    ];
    const exports = new DataExportsService({
      db,
      jobs,
      storage,
      links,
      limit: limitOf('data-exports', env.RATE_LIMIT_DATA_EXPORTS_PER_DAY, 86_400),
      audit,
    });

    const journalLimit = limitOf('journal-photos', env.RATE_LIMIT_ANALYSES_PER_HOUR, 3600);
    const journalPhotos = new JournalPhotos({ db, jobs, inference, storage, consents, limit: journalLimit });
    const journal = new JournalService(db, jobs, journalPhotos);
    const metricKeys = inference.manifest.metrics.map(({ key }) => key);
    const goals = new GoalsService({ db, events, analyses, metricKeys });
    const checks = {
      database: pingDatabase,
      queue: () => jobs.ping(),
      photos: () => storage.ping(),
      model: async () => {
        if (inference.pids.length === 0) throw new Error('no inference process runs');
      },
      ...(publisher ? { events: () => pingRedis(publisher) } : {}),
    };

    if (works) {
      const authWorker = new AuthWorker({ db, jobs, accounts, audit, mailer, appUrl: env.APP_URL, log });
      await opened(authWorker, (worker) => worker.stop()).start();
      const worker = { db, events, jobs, inference, storage, consents, notifications, log };
      await new AnalysesWorker(worker).start(env.INFERENCE_CONCURRENCY);
      await new ReanalysisWorker(worker).start();
      await new GoalsWorker({ db, events, jobs, analyses, notifications }).start();
      await new JournalWorker({ db, jobs, storage }).start();
      await new DataExportsWorker({ db, jobs, storage, notifications, personalData }).start();
      const purge = new AccountPurge({ db, jobs, storage, personalData, log });
      await opened(new UsersWorker({ jobs, pictures, purge, log }), (users) => users.stop()).start();
    }

    const photoLinks = new PhotoLinks(links);
    const schema = buildApiSchema({
      resolvers: createResolvers({
        registration: new RegistrationService({ db, accounts, passwords, jobs, limits, audit }),
        login: new LoginService({ db, accounts, sessions, passwords, limits, audit, background, jobs }),
        refreshSession: new RefreshSessionService({ db, sessions, audit }),
        sessions,
        users,
        passwords: new PasswordsService({
          db,
          accounts,
          passwords,
          confirmation,
          sessions,
          jobs,
          limits,
          audit,
        }),
        closing: new AccountClosing({ db, accounts, confirmation, sessions, jobs, audit, duties }),
        roles,
        dermatologists: new DermatologistsService(db),
        dermatologistCreation: new CreateDermatologistService({
          db,
          invitations,
          roles,
          audit,
          limit: limits.mailsPerAccount,
        }),
        viewerSessions: new ViewerSessionsService(db, audit),
        profiles: new ProfileService(db),
        pictures,
        preferences: new PreferencesService(db),
        auditLog,
        exports,
        analysisStatistics: new AnalysisStatistics(db),
        consents,
        analyses,
        comparisons: new CompareAnalysesService(db, analyses),
        submissions: new SubmitAnalysisService({ db, events, jobs, inference, storage, consents, limit }),
        photoRequirements: photoRequirements(inference.manifest),
        photoLinks,
        metricTexts: new Map(inference.manifest.metrics.map((metric) => [metric.key, metric])),
        notifications,
        journal,
        goals,
        adherence: new AdherenceService(stepLogs),
        progress: new ProgressService(new MetricSeries(db), metricKeys),
        ingredients,
        avoidedIngredients,
        ingredientChecks: new IngredientChecksService(ingredients, avoidedIngredients),
        ingredientImports: new ImportIngredientsService(db),
        routines,
        routineSteps: steps,
        routineWriter: write,
        routineGenerator: new GenerateRoutineService({
          analyses,
          routines,
          steps,
          profiles,
          reactions,
          write,
        }),
        routineChecks: new CheckRoutineService({ routines, steps, profiles }),
        todayRoutines: new TodayRoutineService(routines, steps, stepLogs),
        stepLogs,
        reactions,
        recommendations: new RecommendationsService(analyses, profiles, reactions),
      }),
    });
    const server = opened(
      await createServer({
        schema,
        env,
        log,
        metrics,
        authenticate: (token) => sessions.authenticate(token),
        liveSessions: (ids) => sessions.liveSessions(ids),
        ready: () => readiness(checks),
        routes: (app) => {
          registerPhotoRoute(app, { links: photoLinks, analyses, storage });
          registerJournalPhotoRoute(app, { links: photoLinks, journal, storage });
          registerProfilePictureRoute(app, { links, pictures });
          registerDataExportRoute(app, { links, exports });
        },
      }),
      (running) => Promise.all([running.close(), jobs.drain()]),
    );
    await beforeListening?.({ db, passwords });
    url = await server.listen();
    return { url, db, passwords, close };
  }
}
