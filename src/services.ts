import { AnalysesPersonalData } from './analyses/analyses.personal-data.ts';
import { AnalysesService } from './analyses/analyses.service.ts';
import { AnalysisStatistics } from './analyses/analysis-statistics.ts';
import { CompareAnalysesService } from './analyses/compare-analyses.ts';
import { MetricSeries } from './analyses/metric-series.ts';
import { PhotoLinks } from './analyses/photo-links.ts';
import { SubmitAnalysisService } from './analyses/submit-analysis.ts';
import { AccessTokens } from './auth/access-tokens.ts';
import { AccountClosing } from './auth/account-closing.ts';
import { AuthPersonalData } from './auth/auth.personal-data.ts';
import { createAuthLimits } from './auth/auth-limits.ts';
import { LoginService } from './auth/login.ts';
import { PasswordConfirmation } from './auth/password-confirmation.ts';
import { PasswordsService } from './auth/passwords.service.ts';
import { RefreshSessionService } from './auth/refresh-session.ts';
import { RegistrationService } from './auth/registration.service.ts';
import { SessionsService } from './auth/sessions.service.ts';
import { SuccessorTokens } from './auth/successor-tokens.ts';
import { ViewerSessionsService } from './auth/viewer-sessions.service.ts';
import type { Connections } from './connections.ts';
import { createConsultationServices } from './consultation-services.ts';
import { photoRequirements } from './inference/photo-checks.ts';
import { AvoidedIngredientsService } from './ingredients/avoided-ingredients.service.ts';
import { ImportIngredientsService } from './ingredients/import-ingredients.service.ts';
import { IngredientChecksService } from './ingredients/ingredient-checks.service.ts';
import { IngredientsPersonalData } from './ingredients/ingredients.personal-data.ts';
import { IngredientsService } from './ingredients/ingredients.service.ts';
import { DeliveriesService } from './notifications/deliveries.service.ts';
import { NotificationPreferencesService } from './notifications/notification-preferences.service.ts';
import { NotificationsPersonalData } from './notifications/notifications.personal-data.ts';
import { NotificationsService } from './notifications/notifications.service.ts';
import { TestNotificationService } from './notifications/test-notification.service.ts';
import type { Environment } from './platform/env.ts';
import { PasswordHasher } from './platform/password-hash.ts';
import { RateLimit } from './platform/rate-limit.ts';
import { SignedLinks } from './platform/signed-links.ts';
import { AdherenceService } from './progress/adherence.service.ts';
import { GoalsService } from './progress/goals.service.ts';
import { JournalService } from './progress/journal.service.ts';
import { JournalPhotos } from './progress/journal-photos.ts';
import { ProgressPersonalData } from './progress/progress.personal-data.ts';
import { ProgressService } from './progress/progress.service.ts';
import { RemindersPersonalData } from './reminders/reminders.personal-data.ts';
import { RemindersService } from './reminders/reminders.service.ts';
import { UpcomingReminders } from './reminders/upcoming-reminders.ts';
import { CareProfiles } from './routines/care-profiles.ts';
import { CheckRoutineService } from './routines/check-routine.service.ts';
import { GenerateRoutineService } from './routines/generate-routine.service.ts';
import { OpenStepsService } from './routines/open-steps.service.ts';
import { ReactionsService } from './routines/reactions.service.ts';
import { RecommendationsService } from './routines/recommendations.service.ts';
import { RoutineSteps } from './routines/routine-steps.ts';
import { RoutinesPersonalData } from './routines/routines.personal-data.ts';
import { RoutinesService } from './routines/routines.service.ts';
import { StepLogsService } from './routines/step-logs.service.ts';
import { TodayRoutineService } from './routines/today-routine.service.ts';
import { WriteRoutineService } from './routines/write-routine.ts';
import { Accounts } from './users/accounts.ts';
import { AuditService } from './users/audit.service.ts';
import { AuditLogService } from './users/audit-log.service.ts';
import { ConsentsService } from './users/consents.service.ts';
import { DataExportsService } from './users/data-exports.service.ts';
import { PreferencesService } from './users/preferences.service.ts';
import { ProfileService } from './users/profile.service.ts';
import { ProfilePictures } from './users/profile-pictures.ts';
import { UsersPersonalData } from './users/users.personal-data.ts';
import { UsersService } from './users/users.service.ts';

interface ServiceOptions {
  env: Environment;
  connections: Connections;
  /** Where clients reach the API; known once it listens. */
  publicUrl: () => string;
}

/** Every service, and what only the workers and routes need. */
export type Services = ReturnType<typeof createServices>;

/** Builds each of them once. */
export function createServices({ env, connections, publicUrl }: ServiceOptions) {
  const { db, publisher, events, background, storage, inference, jobs } = connections;
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
  const limitOf = (name: string, points: number, seconds: number) =>
    new RateLimit({ name, points, seconds }, publisher);
  const links = new SignedLinks(publicUrl, env.JWT_SECRET);
  const exports = new DataExportsService({
    db,
    jobs,
    storage,
    links,
    limit: limitOf('data-exports', env.RATE_LIMIT_DATA_EXPORTS_PER_DAY, 86_400),
    audit,
  });
  const sessions = new SessionsService({ db, accessTokens, audit, exports, background, refreshTokenSeconds });
  const confirmation = new PasswordConfirmation({ db, accounts, passwords, limits, audit, background });
  const notifications = new NotificationsService({ db, events, jobs });
  const notificationPreferences = new NotificationPreferencesService(db, audit);
  const ingredients = new IngredientsService(db);
  const avoidedIngredients = new AvoidedIngredientsService(db, ingredients);
  const users = new UsersService(db);
  const steps = new RoutineSteps(db, ingredients);
  const profiles = new CareProfiles(db, ingredients, avoidedIngredients, users);
  const routines = new RoutinesService(db, users);
  const reactions = new ReactionsService(db, routines, steps);
  const write = new WriteRoutineService(db, { routines, steps, profiles });
  const stepLogs = new StepLogsService(db, routines, steps);
  const openSteps = new OpenStepsService(db, { routines, steps, logs: stepLogs });
  const reminders = new RemindersService(db, accounts);
  const limit = limitOf('analyses', env.RATE_LIMIT_ANALYSES_PER_HOUR, 3600);
  const analyses = new AnalysesService(db, events, jobs, limit);
  const pictures = new ProfilePictures({
    db,
    jobs,
    inference,
    storage,
    links,
    limit: limitOf('profile-pictures', env.RATE_LIMIT_PROFILE_PICTURES_PER_HOUR, 3600),
  });

  const {
    personalData: personalDataOfConsultations,
    duties,
    deadlines,
    figures,
    ...consultationServices
  } = createConsultationServices({
    ...{ env, connections, accounts, analyses, audit, avoidedIngredients, consents, limitOf, links },
    ...{ notifications, passwords, routines, steps, users },
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
    new RemindersPersonalData(reminders),
    ...personalDataOfConsultations,
  ];
  const journalLimit = limitOf('journal-photos', env.RATE_LIMIT_ANALYSES_PER_HOUR, 3600);
  const journalPhotos = new JournalPhotos({ db, jobs, inference, storage, consents, limit: journalLimit });
  const journal = new JournalService(db, jobs, journalPhotos);
  const metricKeys = inference.manifest.metrics.map(({ key }) => key);
  const goals = new GoalsService({ db, events, analyses, metricKeys });
  const photoLinks = new PhotoLinks(links);
  const services = {
    registration: new RegistrationService({
      db,
      accounts,
      passwords,
      jobs,
      limits,
      audit,
      notificationPreferences,
    }),
    login: new LoginService({
      db,
      accounts,
      sessions,
      passwords,
      limits,
      audit,
      background,
      jobs,
      notifications,
    }),
    refreshSession: new RefreshSessionService({
      db,
      sessions,
      successors: new SuccessorTokens(env.JWT_SECRET),
      exports,
      audit,
      notifications,
      reuseIntervalSeconds: env.REFRESH_TOKEN_REUSE_INTERVAL,
    }),
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
      notifications,
      notificationPreferences,
    }),
    closing: new AccountClosing({
      db,
      accounts,
      confirmation,
      sessions,
      jobs,
      audit,
      notifications,
      duties,
    }),
    ...consultationServices,
    viewerSessions: new ViewerSessionsService(db, audit, exports),
    profiles: new ProfileService(db, [reminders]),
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
    notificationPreferences,
    deliveries: new DeliveriesService(db),
    testNotifications: new TestNotificationService({
      db,
      notifications,
      limit: limitOf('test-notifications', env.RATE_LIMIT_TEST_NOTIFICATIONS_PER_HOUR, 3600),
    }),
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
    reminders,
    upcomingReminders: new UpcomingReminders(reminders, openSteps, notificationPreferences),
  };
  const unsubscribeLimit = limitOf('unsubscribe-links', env.RATE_LIMIT_UNSUBSCRIBE_LINKS_PER_HOUR, 3600);
  const others = {
    passwordHasher: passwords,
    accounts,
    audit,
    links,
    personalData,
    openSteps,
    unsubscribeLimit,
    deadlines,
    figures,
  };
  return { ...services, ...others };
}
