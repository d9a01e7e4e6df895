import type { AnalysesModule } from '../analyses/analyses.module.ts';
import type { ConsentsModule } from '../consents/consents.module.ts';
import type { NotificationsModule } from '../notifications/notifications.module.ts';
import type { PhotosModule } from '../photos/photos.module.ts';
import { oneOfViewer } from '../platform/ids/nodes.ts';
import type { DomainModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import type { RoutinesModule } from '../routines/routines.module.ts';
import type { UsersModule } from '../users/users.module.ts';
import { AdherenceService } from './adherence/adherence.service.ts';
import { AdherenceStatisticsResolver } from './adherence/adherence-statistics.resolver.ts';
import { ViewerAdherenceResolver } from './adherence/viewer-adherence.resolver.ts';
import { GoalsResolver } from './goals/goals.resolver.ts';
import { GoalsService } from './goals/goals.service.ts';
import { GoalsWorker } from './goals/goals.worker.ts';
import { NotificationGoalResolver } from './goals/notification-goal.resolver.ts';
import { ViewerGoalsResolver } from './goals/viewer-goals.resolver.ts';
import { JournalResolver, ProgressJournalResolver } from './journal/journal.resolver.ts';
import { JournalService } from './journal/journal.service.ts';
import { JournalPhotos } from './journal/journal-photos.ts';
import { ViewerJournalResolver } from './journal/viewer-journal.resolver.ts';
import { ProgressPersonalData } from './progress.personal-data.ts';
import { ProgressService } from './progress.service.ts';
import { BeforeAfterPairFieldsResolver, ProgressPointFieldsResolver } from './progress-fields.resolver.ts';
import {
  TimelinePhotoFieldsResolver,
  ViewerPhotoTimelineResolver,
} from './viewer-photo-timeline.resolver.ts';
import { ViewerProgressResolver } from './viewer-progress.resolver.ts';

type Dependencies = Pick<Platform, 'db' | 'env' | 'events' | 'jobs' | 'limitOf' | 'storage'> &
  Pick<AnalysesModule, 'analyses' | 'analysesLoader' | 'comparablePhotos' | 'metricKeys' | 'metricSeries'> &
  Pick<ConsentsModule, 'consents'> &
  Pick<NotificationsModule, 'notifications'> &
  Pick<PhotosModule, 'photoIntake' | 'photoLinks' | 'photoOwners'> &
  Pick<RoutinesModule, 'stepLogs'> &
  Pick<UsersModule, 'users'>;

/** Trends, goals, the journal, adherence. */
export function createProgress(dependencies: Dependencies) {
  const { analyses, analysesLoader, comparablePhotos, consents, db, env, events, jobs, limitOf } =
    dependencies;
  const { metricKeys, metricSeries, notifications, photoIntake, photoLinks, photoOwners } = dependencies;
  const { stepLogs, storage, users } = dependencies;
  const journalPhotos = new JournalPhotos({
    ...{ db, users, consents, photoIntake },
    limit: limitOf('journal-photos', env.RATE_LIMIT_ANALYSES_PER_HOUR, 3600),
  });
  photoOwners.add(journalPhotos);
  const journal = new JournalService(db, jobs, journalPhotos);
  const goals = new GoalsService({ db, events, analyses, metricKeys });
  const adherence = new AdherenceService(stepLogs);
  const module: DomainModule = {
    resolvers: [
      new ViewerProgressResolver(new ProgressService(metricSeries, metricKeys)),
      new ProgressPointFieldsResolver(analysesLoader),
      new BeforeAfterPairFieldsResolver(analysesLoader),
      new ViewerPhotoTimelineResolver(),
      new TimelinePhotoFieldsResolver(photoLinks),
      new ViewerAdherenceResolver(adherence),
      new AdherenceStatisticsResolver(adherence),
      new JournalResolver(journal, users, photoLinks),
      new ViewerJournalResolver(),
      new ProgressJournalResolver(journal),
      new GoalsResolver(goals, users),
      new ViewerGoalsResolver(),
      new NotificationGoalResolver(),
    ],
    nodes: {
      Goal: ({ viewer }, ids) => goals.rows.getMany(viewer, ids),
      JournalEntry: ({ viewer }, ids) => journal.rows.getMany(viewer, ids),
      Adherence: oneOfViewer(async (viewer) => {
        const { timeZone } = await users.getUser(viewer);
        return adherence.adherence(viewer, timeZone);
      }),
    },
    personalData: [new ProgressPersonalData(db, storage)],
    workers: () => [new GoalsWorker({ db, events, jobs, analyses, comparablePhotos, notifications, users })],
  };
  return { module };
}
