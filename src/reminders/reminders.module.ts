import type { NotificationsModule } from '../notifications/notifications.module.ts';
import { oneOfViewer } from '../platform/ids/nodes.ts';
import type { DomainModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import type { RoutinesModule } from '../routines/routines.module.ts';
import type { UsersModule } from '../users/users.module.ts';
import { FireReminders } from './fire-reminders.ts';
import { RemindersPersonalData } from './reminders.personal-data.ts';
import { RemindersResolver } from './reminders.resolver.ts';
import { RemindersService } from './reminders.service.ts';
import { RemindersWorker } from './reminders.worker.ts';
import { UpcomingReminders } from './upcoming-reminders.ts';
import { ViewerRemindersResolver } from './viewer-reminders.resolver.ts';

type Dependencies = Pick<Platform, 'db' | 'log' | 'openDatabase'> &
  Pick<NotificationsModule, 'notifications' | 'notificationPreferences'> &
  Pick<RoutinesModule, 'openSteps'> &
  Pick<UsersModule, 'accounts' | 'timeZoneFollowers' | 'users'>;

/** Reminders of routine steps, in local time. */
export function createReminders(dependencies: Dependencies) {
  const { accounts, db, log, notifications, notificationPreferences, openSteps, users } = dependencies;
  const { openDatabase, timeZoneFollowers } = dependencies;
  const reminders = new RemindersService(db, accounts);
  timeZoneFollowers.push(reminders);
  const upcoming = new UpcomingReminders(reminders, openSteps, notificationPreferences);
  const module: DomainModule = {
    resolvers: [new RemindersResolver(reminders), new ViewerRemindersResolver(reminders, upcoming)],
    nodes: {
      ReminderSettings: oneOfViewer(async (viewer) => reminders.settings(await users.getUser(viewer))),
    },
    personalData: [new RemindersPersonalData(reminders)],
    workers: () => {
      // A separate connection, so that a burst of reminders does not delay requests.
      const own = openDatabase({ poolSize: 1 });
      const fire = new FireReminders({ db: own, users, openSteps, notifications, log });
      return [new RemindersWorker(fire, log)];
    },
  };
  return { module };
}
