import { AnalysesLoader } from './analyses/analyses.loader.ts';
import { AnalysesResolver } from './analyses/analyses.resolver.ts';
import type { AnalysesService } from './analyses/analyses.service.ts';
import {
  AnalysisFieldsResolver,
  AnalysisMetricFieldsResolver,
  type MetricTexts,
} from './analyses/analysis-fields.resolver.ts';
import { AnalysisStatisticsResolver } from './analyses/analysis-statistics.resolver.ts';
import type { AnalysisStatistics } from './analyses/analysis-statistics.ts';
import { CompareAnalysesResolver } from './analyses/compare-analyses.resolver.ts';
import type { CompareAnalysesService } from './analyses/compare-analyses.ts';
import { NotificationAnalysisResolver } from './analyses/notification-analysis.resolver.ts';
import type { PhotoLinks } from './analyses/photo-links.ts';
import type { SubmitAnalysisService } from './analyses/submit-analysis.ts';
import { ViewerAnalysesResolver } from './analyses/viewer-analyses.resolver.ts';
import { AccountClosingResolver } from './auth/account-closing.resolver.ts';
import type { AccountClosing } from './auth/account-closing.ts';
import { AuthResolver } from './auth/auth.resolver.ts';
import type { LoginService } from './auth/login.ts';
import { PasswordsResolver } from './auth/passwords.resolver.ts';
import type { PasswordsService } from './auth/passwords.service.ts';
import type { RefreshSessionService } from './auth/refresh-session.ts';
import type { RegistrationService } from './auth/registration.service.ts';
import type { SessionsService } from './auth/sessions.service.ts';
import { SessionsResolver, ViewerSessionsResolver } from './auth/viewer-sessions.resolver.ts';
import type { ViewerSessionsService } from './auth/viewer-sessions.service.ts';
import { ConsultationActionsResolver } from './consultations/consultation-actions.resolver.ts';
import type { ConsultationDetails } from './consultations/consultation-details.ts';
import { ConsultationFieldsResolver } from './consultations/consultation-fields.resolver.ts';
import type { ConsultationPhotos } from './consultations/consultation-photos.ts';
import type { ConsultationQueue } from './consultations/consultation-queue.ts';
import { ConsultationStatisticsResolver } from './consultations/consultation-statistics.resolver.ts';
import type { ConsultationStatistics } from './consultations/consultation-statistics.ts';
import { ConsultationsLoader } from './consultations/consultations.loader.ts';
import {
  ConsultationsResolver,
  DeletedAnalysisConsultationsResolver,
  NotificationConsultationResolver,
  ViewerConsultationsResolver,
} from './consultations/consultations.resolver.ts';
import type { ConsultationsService } from './consultations/consultations.service.ts';
import type { CreateDermatologistService } from './consultations/create-dermatologist.ts';
import { DermatologistsResolver } from './consultations/dermatologists.resolver.ts';
import type { DermatologistsService } from './consultations/dermatologists.service.ts';
import { MessagesLoader } from './consultations/messages.loader.ts';
import { ConsultationMessagesResolver, MessagesResolver } from './consultations/messages.resolver.ts';
import type { MessagesService } from './consultations/messages.service.ts';
import type { PostMessageService } from './consultations/post-message.ts';
import type { ReadReceipts } from './consultations/read-receipts.ts';
import type { RequestConsultationService } from './consultations/request-consultation.ts';
import type { ReviewConsultation } from './consultations/review-consultation.ts';
import type { PhotoRequirements } from './inference/inference.types.ts';
import type { AvoidedIngredientsService } from './ingredients/avoided-ingredients.service.ts';
import type { ImportIngredientsService } from './ingredients/import-ingredients.service.ts';
import type { IngredientChecksService } from './ingredients/ingredient-checks.service.ts';
import { IngredientsResolver } from './ingredients/ingredients.resolver.ts';
import type { IngredientsService } from './ingredients/ingredients.service.ts';
import { ViewerIngredientsResolver } from './ingredients/viewer-ingredients.resolver.ts';
import { DeliveriesLoader } from './notifications/deliveries.loader.ts';
import type { DeliveriesService } from './notifications/deliveries.service.ts';
import { NotificationPreferencesResolver } from './notifications/notification-preferences.resolver.ts';
import type { NotificationPreferencesService } from './notifications/notification-preferences.service.ts';
import {
  NotificationsResolver,
  ViewerNotificationsResolver,
} from './notifications/notifications.resolver.ts';
import type { NotificationsService } from './notifications/notifications.service.ts';
import type { TestNotificationService } from './notifications/test-notification.service.ts';
import { AdherenceResolver } from './progress/adherence.resolver.ts';
import type { AdherenceService } from './progress/adherence.service.ts';
import { AdherenceStatisticsResolver } from './progress/adherence-statistics.resolver.ts';
import { GoalsLoader } from './progress/goals.loader.ts';
import { GoalsResolver, ViewerGoalsResolver } from './progress/goals.resolver.ts';
import type { GoalsService } from './progress/goals.service.ts';
import {
  JournalResolver,
  ProgressJournalResolver,
  ViewerJournalResolver,
} from './progress/journal.resolver.ts';
import type { JournalService } from './progress/journal.service.ts';
import { NotificationGoalResolver } from './progress/notification-goal.resolver.ts';
import { PhotoTimelineResolver } from './progress/photo-timeline.resolver.ts';
import {
  BeforeAfterPairResolver,
  ProgressPointResolver,
  ProgressResolver,
} from './progress/progress.resolver.ts';
import type { ProgressService } from './progress/progress.service.ts';
import { RemindersResolver } from './reminders/reminders.resolver.ts';
import type { RemindersService } from './reminders/reminders.service.ts';
import type { UpcomingReminders } from './reminders/upcoming-reminders.ts';
import type { CheckRoutineService } from './routines/check-routine.service.ts';
import type { GenerateRoutineService } from './routines/generate-routine.service.ts';
import { NotificationRoutineResolver } from './routines/notification-routine.resolver.ts';
import type { ReactionsService } from './routines/reactions.service.ts';
import {
  AnalysisRecommendationsResolver,
  RecommendationsResolver,
} from './routines/recommendations.resolver.ts';
import type { RecommendationsService } from './routines/recommendations.service.ts';
import {
  RoutineFieldsResolver,
  RoutineStepFieldsResolver,
  StepIngredientFieldsResolver,
} from './routines/routine-fields.resolver.ts';
import type { RoutineSteps } from './routines/routine-steps.ts';
import { RoutinesLoader } from './routines/routines.loader.ts';
import { RoutinesResolver } from './routines/routines.resolver.ts';
import type { RoutinesService } from './routines/routines.service.ts';
import { StepLogsResolver } from './routines/step-logs.resolver.ts';
import type { StepLogsService } from './routines/step-logs.service.ts';
import type { TodayRoutineService } from './routines/today-routine.service.ts';
import { ViewerRoutinesResolver } from './routines/viewer-routines.resolver.ts';
import type { WriteRoutineService } from './routines/write-routine.ts';
import { AuditEntryResolver, AuditLogResolver } from './users/audit-log.resolver.ts';
import type { AuditLogService } from './users/audit-log.service.ts';
import { ConsentsResolver } from './users/consents.resolver.ts';
import type { ConsentsService } from './users/consents.service.ts';
import {
  DataExportsResolver,
  NotificationDataExportResolver,
  ViewerDataExportsResolver,
} from './users/data-exports.resolver.ts';
import type { DataExportsService } from './users/data-exports.service.ts';
import { PreferencesResolver } from './users/preferences.resolver.ts';
import type { PreferencesService } from './users/preferences.service.ts';
import { ProfilePictureResolver, ProfileResolver } from './users/profile.resolver.ts';
import type { ProfileService } from './users/profile.service.ts';
import type { ProfilePictures } from './users/profile-pictures.ts';
import { RolesResolver } from './users/roles.resolver.ts';
import type { RolesService } from './users/roles.service.ts';
import { StatisticsResolver, ViewerStatisticsResolver } from './users/statistics.resolver.ts';
import { UsersResolver } from './users/users.resolver.ts';
import type { UsersService } from './users/users.service.ts';

export interface Services {
  registration: RegistrationService;
  login: LoginService;
  refreshSession: RefreshSessionService;
  sessions: SessionsService;
  passwords: PasswordsService;
  viewerSessions: ViewerSessionsService;
  closing: AccountClosing;
  users: UsersService;
  roles: RolesService;
  dermatologists: DermatologistsService;
  dermatologistCreation: CreateDermatologistService;
  consultations: ConsultationsService;
  consultationQueue: ConsultationQueue;
  consultationDetails: ConsultationDetails;
  consultationPhotos: ConsultationPhotos;
  messages: MessagesService;
  messagePosting: PostMessageService;
  readReceipts: ReadReceipts;
  consultationRequests: RequestConsultationService;
  consultationReviews: ReviewConsultation;
  consultationStatistics: ConsultationStatistics;
  profiles: ProfileService;
  pictures: ProfilePictures;
  preferences: PreferencesService;
  auditLog: AuditLogService;
  exports: DataExportsService;
  analysisStatistics: AnalysisStatistics;
  consents: ConsentsService;
  analyses: AnalysesService;
  comparisons: CompareAnalysesService;
  submissions: SubmitAnalysisService;
  photoRequirements: PhotoRequirements;
  photoLinks: PhotoLinks;
  metricTexts: MetricTexts;
  notifications: NotificationsService;
  notificationPreferences: NotificationPreferencesService;
  deliveries: DeliveriesService;
  testNotifications: TestNotificationService;
  progress: ProgressService;
  adherence: AdherenceService;
  journal: JournalService;
  goals: GoalsService;
  ingredients: IngredientsService;
  avoidedIngredients: AvoidedIngredientsService;
  ingredientChecks: IngredientChecksService;
  ingredientImports: ImportIngredientsService;
  routines: RoutinesService;
  routineSteps: RoutineSteps;
  routineWriter: WriteRoutineService;
  routineGenerator: GenerateRoutineService;
  routineChecks: CheckRoutineService;
  todayRoutines: TodayRoutineService;
  stepLogs: StepLogsService;
  reactions: ReactionsService;
  recommendations: RecommendationsService;
  reminders: RemindersService;
  upcomingReminders: UpcomingReminders;
}

/** Every resolver of the schema. */
export const createResolvers = (services: Services): object[] => [
  ...routineResolvers(services),
  ...progressResolvers(services),
  ...consultationResolvers(services),
  new AuthResolver(services.registration, services.login, services.refreshSession, services.sessions),
  new PasswordsResolver(services.passwords),
  new AccountClosingResolver(services.closing),
  new SessionsResolver(services.viewerSessions),
  new ViewerSessionsResolver(services.viewerSessions),
  new UsersResolver(services.users),
  new RolesResolver(services.roles),
  new ProfileResolver(services.profiles, services.pictures),
  new ProfilePictureResolver(services.pictures),
  new PreferencesResolver(services.preferences),
  new AuditLogResolver(services.auditLog),
  new AuditEntryResolver(),
  new DataExportsResolver(services.exports),
  new ViewerDataExportsResolver(services.exports),
  new NotificationDataExportResolver(services.exports),
  new ViewerStatisticsResolver(),
  new StatisticsResolver(),
  new AnalysisStatisticsResolver(services.analysisStatistics),
  new ConsentsResolver(services.consents),
  new AnalysesResolver(services.analyses, services.submissions, services.photoRequirements),
  new CompareAnalysesResolver(services.comparisons),
  new AnalysisFieldsResolver(services.photoLinks),
  new AnalysisMetricFieldsResolver(services.photoLinks, services.metricTexts),
  new ViewerAnalysesResolver(services.analyses),
  new NotificationsResolver(
    services.notifications,
    new DeliveriesLoader(services.deliveries),
    services.testNotifications,
  ),
  new NotificationPreferencesResolver(services.notificationPreferences),
  new ViewerNotificationsResolver(services.notifications),
  new NotificationAnalysisResolver(new AnalysesLoader(services.analyses)),
  new IngredientsResolver(
    services.ingredients,
    services.ingredientChecks,
    services.avoidedIngredients,
    services.ingredientImports,
  ),
  new ViewerIngredientsResolver(services.avoidedIngredients),
];

function routineResolvers(services: Services): object[] {
  const loader = new RoutinesLoader({
    routines: services.routines,
    steps: services.routineSteps,
    ingredients: services.ingredients,
    checks: services.routineChecks,
    recommendations: services.recommendations,
  });
  return [
    new RoutinesResolver(
      services.routines,
      services.routineGenerator,
      services.routineWriter,
      services.routineChecks,
    ),
    new RoutineFieldsResolver(loader),
    new RoutineStepFieldsResolver(),
    new StepIngredientFieldsResolver(loader),
    new ViewerRoutinesResolver(services.routines, services.reactions),
    new StepLogsResolver(services.todayRoutines, services.stepLogs, services.reactions),
    new RecommendationsResolver(services.recommendations),
    new AnalysisRecommendationsResolver(services.recommendations, loader),
    new NotificationRoutineResolver(loader),
    new RemindersResolver(services.reminders, services.upcomingReminders),
  ];
}

function progressResolvers(services: Services): object[] {
  const analyses = new AnalysesLoader(services.analyses);
  return [
    new ProgressResolver(services.progress),
    new ProgressPointResolver(analyses),
    new BeforeAfterPairResolver(analyses),
    new AdherenceResolver(services.adherence),
    new AdherenceStatisticsResolver(services.adherence),
    new PhotoTimelineResolver(services.analyses, services.photoLinks),
    new JournalResolver(services.journal, services.users, services.photoLinks),
    new ViewerJournalResolver(services.journal),
    new ProgressJournalResolver(services.journal),
    new GoalsResolver(services.goals, services.users, analyses),
    new ViewerGoalsResolver(services.goals),
    new NotificationGoalResolver(new GoalsLoader(services.goals)),
  ];
}

function consultationResolvers(services: Services): object[] {
  const { consultations, dermatologists } = services;
  const details = services.consultationDetails;
  const loader = new ConsultationsLoader({ consultations, details, dermatologists });
  const messages = new MessagesLoader(services.messages);
  return [
    new DermatologistsResolver(dermatologists, services.dermatologistCreation),
    new ConsultationsResolver(consultations, services.consultationQueue),
    new ConsultationActionsResolver(services.consultationRequests, services.consultationReviews),
    new ConsultationFieldsResolver(loader, services.consultationPhotos),
    new MessagesResolver(
      services.messagePosting,
      services.readReceipts,
      messages,
      services.consultationPhotos,
    ),
    new ConsultationMessagesResolver(messages),
    new ViewerConsultationsResolver(consultations),
    new NotificationConsultationResolver(loader),
    new DeletedAnalysisConsultationsResolver(consultations),
    new ConsultationStatisticsResolver(services.consultationStatistics),
  ];
}
