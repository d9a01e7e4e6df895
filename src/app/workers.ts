import { AccountPurge } from '../accounts/account-purge.ts';
import { DataExportsWorker } from '../accounts/data-exports.worker.ts';
import {
  analyzePhoto,
  completedAnalyses,
  failedAnalyses,
  reanalyzePhoto,
  sweepPhotos,
} from '../analyses/analyses.queues.ts';
import { AnalysesWorker } from '../analyses/analyses.worker.ts';
import { ReanalysisWorker } from '../analyses/reanalysis.worker.ts';
import { AuthWorker } from '../auth/auth.worker.ts';
import { sendAuthMail } from '../auth/mail/auth.queues.ts';
import { sweepConsultationPhotos, tellOfUrgentCase } from '../consultations/case/consultations.queues.ts';
import { ConsultationsWorker } from '../consultations/consultations.worker.ts';
import { failedNotificationMails, sendNotificationMail } from '../notifications/notifications.queues.ts';
import { NotificationsWorker } from '../notifications/notifications.worker.ts';
import { connectDatabase } from '../platform/database/database.ts';
import { GoalsWorker } from '../progress/goals/goals.worker.ts';
import { JournalWorker } from '../progress/journal/journal.worker.ts';
import { sweepJournalPhotos } from '../progress/progress.queues.ts';
import { FireReminders } from '../reminders/fire-reminders.ts';
import { RemindersWorker } from '../reminders/reminders.worker.ts';
import { expireExport, exportData, failedExports, sweepPicture } from '../users/users.queues.ts';
import { UsersWorker } from '../users/users.worker.ts';
import type { ConnectionOptions, Connections } from './connections.ts';
import type { Services } from './services.ts';

/** Every queue; each process declares them all before it starts. */
export const QUEUES = [
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
  sendNotificationMail,
  failedNotificationMails,
  sweepConsultationPhotos,
  tellOfUrgentCase,
];

/** Starts everything that handles jobs. */
export async function startWorkers(
  { env, log, databaseUrl, opened }: Omit<ConnectionOptions, 'onStatement'>,
  connections: Connections,
  services: Services,
): Promise<void> {
  const { db, events, jobs, inference, storage, mailer } = connections;
  const { accounts, analyses, audit, consents, notifications, personalData, pictures } = services;
  const { users, openSteps } = services;
  const authWorker = new AuthWorker({ db, jobs, accounts, audit, mailer, appUrl: env.APP_URL, log });
  await opened(authWorker, (worker) => worker.stop()).start();
  const { links, notificationPreferences: preferences } = services;
  const mails = { db, jobs, mailer, preferences, links, appUrl: env.APP_URL, log };
  await new NotificationsWorker(mails).start();
  const worker = { db, events, jobs, inference, storage, consents, notifications, log };
  await new AnalysesWorker(worker).start(env.INFERENCE_CONCURRENCY);
  await new ReanalysisWorker(worker).start();
  await new GoalsWorker({ db, events, jobs, analyses, notifications }).start();
  await new JournalWorker({ db, jobs, storage }).start();
  const { consultationPhotos: photos, deadlines, figures } = services;
  await opened(
    new ConsultationsWorker({ db, jobs, accounts, notifications, photos, deadlines, figures, log }),
    (consultations) => consultations.stop(),
  ).start();
  await new DataExportsWorker({ db, jobs, storage, notifications, personalData }).start();
  const purge = new AccountPurge({ db, jobs, storage, personalData, log });
  await opened(new UsersWorker({ jobs, pictures, purge, log }), (worker) => worker.stop()).start();
  // A connection of its own: many reminders at once do not keep requests waiting.
  const own = connectDatabase({
    url: databaseUrl,
    poolSize: 1,
    statementTimeoutSeconds: env.DATABASE_STATEMENT_TIMEOUT,
  });
  const remind = new FireReminders({
    db: opened(own, (connection) => connection.close()).db,
    users,
    openSteps,
    notifications,
    log,
  });
  opened(new RemindersWorker(remind, log), (worker) => worker.stop()).start();
}
