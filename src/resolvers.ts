import { AnalysesLoader } from './analyses/analyses.loader.ts';
import { AnalysesResolver } from './analyses/analyses.resolver.ts';
import type { AnalysesService } from './analyses/analyses.service.ts';
import { AnalysisFieldsResolver, AnalysisMetricFieldsResolver } from './analyses/analysis-fields.resolver.ts';
import { AnalysisStatisticsResolver } from './analyses/analysis-statistics.resolver.ts';
import type { AnalysisStatistics } from './analyses/analysis-statistics.ts';
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
import type { PhotoRequirements } from './inference/inference.types.ts';
import {
  NotificationsResolver,
  ViewerNotificationsResolver,
} from './notifications/notifications.resolver.ts';
import type { NotificationsService } from './notifications/notifications.service.ts';
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
  profiles: ProfileService;
  pictures: ProfilePictures;
  preferences: PreferencesService;
  auditLog: AuditLogService;
  exports: DataExportsService;
  analysisStatistics: AnalysisStatistics;
  consents: ConsentsService;
  analyses: AnalysesService;
  submissions: SubmitAnalysisService;
  photoRequirements: PhotoRequirements;
  photoLinks: PhotoLinks;
  notifications: NotificationsService;
}

/** Every resolver of the schema. */
export const createResolvers = (services: Services): object[] => [
  new AuthResolver(services.registration, services.login, services.refreshSession, services.sessions),
  new PasswordsResolver(services.passwords),
  new AccountClosingResolver(services.closing),
  new SessionsResolver(services.viewerSessions),
  new ViewerSessionsResolver(services.viewerSessions),
  new UsersResolver(services.users),
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
  new AnalysisFieldsResolver(services.photoLinks),
  new AnalysisMetricFieldsResolver(services.photoLinks),
  new ViewerAnalysesResolver(services.analyses),
  new NotificationsResolver(services.notifications),
  new ViewerNotificationsResolver(services.notifications),
  new NotificationAnalysisResolver(new AnalysesLoader(services.analyses)),
];
