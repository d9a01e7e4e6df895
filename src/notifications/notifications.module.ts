import type { AuditModule } from '../audit/audit.module.ts';
import { oneOfViewer } from '../platform/ids/nodes.ts';
import { clientApp } from '../platform/mail/mail-template.ts';
import type { DomainModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { NotificationsPersonalData } from './notifications.personal-data.ts';
import { failedNotificationMails, sendNotificationMail } from './notifications.queues.ts';
import { NotificationsResolver } from './notifications.resolver.ts';
import { NotificationsService } from './notifications.service.ts';
import { NotificationsWorker } from './notifications.worker.ts';
import { NotificationPreferencesResolver } from './preferences/notification-preferences.resolver.ts';
import { NotificationPreferencesService } from './preferences/notification-preferences.service.ts';
import { ViewerNotificationPreferencesResolver } from './preferences/viewer-notification-preferences.resolver.ts';
import { TestNotificationService } from './test-notification.service.ts';
import { registerUnsubscribeRoute } from './unsubscribe/unsubscribe.route.ts';
import { ViewerNotificationsResolver } from './viewer-notifications.resolver.ts';

type Dependencies = Pick<
  Platform,
  'db' | 'env' | 'events' | 'jobs' | 'limitOf' | 'links' | 'log' | 'mailer'
> &
  Pick<AuditModule, 'audit'>;

/** Notifications, live and by mail, and the preferences for them. */
export function createNotifications(dependencies: Dependencies) {
  const { audit, db, env, events, jobs, limitOf, links, log, mailer } = dependencies;
  const notifications = new NotificationsService({ db, events, jobs });
  const preferences = new NotificationPreferencesService(db, audit);
  const testNotifications = new TestNotificationService({
    ...{ db, notifications },
    limit: limitOf('test-notifications', env.RATE_LIMIT_TEST_NOTIFICATIONS_PER_HOUR, 3600),
  });
  const unsubscribeLimit = limitOf('unsubscribe-links', env.RATE_LIMIT_UNSUBSCRIBE_LINKS_PER_HOUR, 3600);
  const module: DomainModule = {
    resolvers: [
      new NotificationsResolver(notifications, testNotifications),
      new ViewerNotificationsResolver(),
      new NotificationPreferencesResolver(preferences),
      new ViewerNotificationPreferencesResolver(preferences),
    ],
    nodes: {
      Notification: ({ viewer }, ids) => notifications.rows.getMany(viewer, ids),
      NotificationPreferences: oneOfViewer((viewer) => preferences.get(viewer)),
    },
    queues: [sendNotificationMail, failedNotificationMails],
    personalData: [new NotificationsPersonalData(db)],
    routes: (app) =>
      registerUnsubscribeRoute(app, { links, preferences, limit: unsubscribeLimit, appName: env.APP_NAME }),
    workers: () => [
      new NotificationsWorker({ ...{ db, jobs, mailer, preferences, links, log }, app: clientApp(env) }),
    ],
  };
  return { module, notifications, notificationPreferences: preferences };
}
export type NotificationsModule = ReturnType<typeof createNotifications>;
