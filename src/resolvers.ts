import { AnalysesLoader } from './analyses/analyses.loader.ts';
import { AnalysesResolver } from './analyses/analyses.resolver.ts';
import type { AnalysesService } from './analyses/analyses.service.ts';
import {
  AnalysisFieldsResolver,
  AnalysisMetricFieldsResolver,
  type MetricTexts,
} from './analyses/analysis-fields.resolver.ts';
import { CompareAnalysesResolver } from './analyses/compare-analyses.resolver.ts';
import type { CompareAnalysesService } from './analyses/compare-analyses.ts';
import { NotificationAnalysisResolver } from './analyses/notification-analysis.resolver.ts';
import type { PhotoLinks } from './analyses/photo-links.ts';
import type { SubmitAnalysisService } from './analyses/submit-analysis.ts';
import { ViewerAnalysesResolver } from './analyses/viewer-analyses.resolver.ts';
import { AuthResolver } from './auth/auth.resolver.ts';
import type { LoginService } from './auth/login.ts';
import type { RefreshSessionService } from './auth/refresh-session.ts';
import type { RegistrationService } from './auth/registration.service.ts';
import type { SessionsService } from './auth/sessions.service.ts';
import type { PhotoRequirements } from './inference/inference.types.ts';
import {
  NotificationsResolver,
  ViewerNotificationsResolver,
} from './notifications/notifications.resolver.ts';
import type { NotificationsService } from './notifications/notifications.service.ts';
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
import { ConsentsResolver } from './users/consents.resolver.ts';
import type { ConsentsService } from './users/consents.service.ts';
import { UsersResolver } from './users/users.resolver.ts';
import type { UsersService } from './users/users.service.ts';

export interface Services {
  registration: RegistrationService;
  login: LoginService;
  refreshSession: RefreshSessionService;
  sessions: SessionsService;
  users: UsersService;
  consents: ConsentsService;
  analyses: AnalysesService;
  comparisons: CompareAnalysesService;
  submissions: SubmitAnalysisService;
  photoRequirements: PhotoRequirements;
  photoLinks: PhotoLinks;
  metricTexts: MetricTexts;
  notifications: NotificationsService;
  progress: ProgressService;
  journal: JournalService;
  goals: GoalsService;
}

/** Every resolver of the schema. */
export function createResolvers(services: Services): object[] {
  const analysesLoader = new AnalysesLoader(services.analyses);
  return [
    new AuthResolver(services.registration, services.login, services.refreshSession, services.sessions),
    new UsersResolver(services.users),
    new ConsentsResolver(services.consents),
    new AnalysesResolver(services.analyses, services.submissions, services.photoRequirements),
    new CompareAnalysesResolver(services.comparisons),
    new AnalysisFieldsResolver(services.photoLinks),
    new AnalysisMetricFieldsResolver(services.photoLinks, services.metricTexts),
    new ViewerAnalysesResolver(services.analyses),
    new NotificationsResolver(services.notifications),
    new ViewerNotificationsResolver(services.notifications),
    new NotificationAnalysisResolver(analysesLoader),
    new ProgressResolver(services.progress),
    new ProgressPointResolver(analysesLoader),
    new BeforeAfterPairResolver(analysesLoader),
    new PhotoTimelineResolver(services.analyses, services.photoLinks),
    new JournalResolver(services.journal, services.users, services.photoLinks),
    new ViewerJournalResolver(services.journal),
    new ProgressJournalResolver(services.journal),
    new GoalsResolver(services.goals, services.users, analysesLoader),
    new ViewerGoalsResolver(services.goals),
    new NotificationGoalResolver(new GoalsLoader(services.goals)),
  ];
}
