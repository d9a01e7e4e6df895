import { AccountClosingResolver } from '../accounts/account-closing.resolver.ts';
import {
  DataExportsResolver,
  NotificationDataExportResolver,
  ViewerDataExportsResolver,
} from '../accounts/data-exports.resolver.ts';
import { RolesResolver } from '../accounts/roles.resolver.ts';
import { AnalysesLoader } from '../analyses/analyses.loader.ts';
import { AnalysesResolver } from '../analyses/analyses.resolver.ts';
import {
  AnalysisFieldsResolver,
  AnalysisMetricFieldsResolver,
} from '../analyses/analysis-fields.resolver.ts';
import { CompareAnalysesResolver } from '../analyses/comparison/compare-analyses.resolver.ts';
import { NotificationAnalysisResolver } from '../analyses/notification-analysis.resolver.ts';
import { AnalysisStatisticsResolver } from '../analyses/statistics/analysis-statistics.resolver.ts';
import { ViewerAnalysesResolver } from '../analyses/viewer-analyses.resolver.ts';
import { AuditEntryResolver, AuditLogResolver } from '../audit/audit-log.resolver.ts';
import { AuthResolver } from '../auth/auth.resolver.ts';
import { PasswordsResolver } from '../auth/passwords/passwords.resolver.ts';
import { SessionsResolver, ViewerSessionsResolver } from '../auth/sessions/viewer-sessions.resolver.ts';
import { ConsentsResolver } from '../consents/consents.resolver.ts';
import { ConsultationActionsResolver } from '../consultations/consultation-actions.resolver.ts';
import { ConsultationFieldsResolver } from '../consultations/consultation-fields.resolver.ts';
import { ConsultationStatisticsResolver } from '../consultations/consultation-statistics.resolver.ts';
import { ConsultationsLoader } from '../consultations/consultations.loader.ts';
import {
  ConsultationsResolver,
  DeletedAnalysisConsultationsResolver,
  NotificationConsultationResolver,
  ViewerConsultationsResolver,
} from '../consultations/consultations.resolver.ts';
import { DermatologistsResolver } from '../consultations/dermatologists/dermatologists.resolver.ts';
import { MessagesLoader } from '../consultations/messages/messages.loader.ts';
import {
  ConsultationMessagesResolver,
  MessagesResolver,
} from '../consultations/messages/messages.resolver.ts';
import { IngredientsResolver } from '../ingredients/ingredients.resolver.ts';
import { ViewerIngredientsResolver } from '../ingredients/viewer-ingredients.resolver.ts';
import { DeliveriesLoader } from '../notifications/deliveries.loader.ts';
import {
  NotificationsResolver,
  ViewerNotificationsResolver,
} from '../notifications/notifications.resolver.ts';
import { NotificationPreferencesResolver } from '../notifications/preferences/notification-preferences.resolver.ts';
import { AdherenceResolver } from '../progress/adherence/adherence.resolver.ts';
import { AdherenceStatisticsResolver } from '../progress/adherence/adherence-statistics.resolver.ts';
import { GoalsLoader } from '../progress/goals/goals.loader.ts';
import { GoalsResolver, ViewerGoalsResolver } from '../progress/goals/goals.resolver.ts';
import { NotificationGoalResolver } from '../progress/goals/notification-goal.resolver.ts';
import {
  JournalResolver,
  ProgressJournalResolver,
  ViewerJournalResolver,
} from '../progress/journal/journal.resolver.ts';
import { PhotoTimelineResolver } from '../progress/photo-timeline.resolver.ts';
import {
  BeforeAfterPairResolver,
  ProgressPointResolver,
  ProgressResolver,
} from '../progress/progress.resolver.ts';
import { RemindersResolver } from '../reminders/reminders.resolver.ts';
import {
  AnalysisRecommendationsResolver,
  RecommendationsResolver,
} from '../routines/advice/recommendations.resolver.ts';
import { StepLogsResolver } from '../routines/diary/step-logs.resolver.ts';
import { NotificationRoutineResolver } from '../routines/notification-routine.resolver.ts';
import {
  RoutineFieldsResolver,
  RoutineStepFieldsResolver,
  StepIngredientFieldsResolver,
} from '../routines/routine-fields.resolver.ts';
import { RoutinesLoader } from '../routines/routines.loader.ts';
import { RoutinesResolver } from '../routines/routines.resolver.ts';
import { ViewerRoutinesResolver } from '../routines/viewer-routines.resolver.ts';
import { PreferencesResolver } from '../users/preferences.resolver.ts';
import { ProfilePictureResolver, ProfileResolver } from '../users/profile.resolver.ts';
import { StatisticsResolver, ViewerStatisticsResolver } from '../users/statistics.resolver.ts';
import { UsersResolver } from '../users/users.resolver.ts';
import type { Services } from './services.ts';

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
