import type { ConsentsModule } from '../consents/consents.module.ts';
import type { InferencePool } from '../inference/inference-pool.ts';
import { photoRequirements } from '../inference/photo-checks.ts';
import type { NotificationsModule } from '../notifications/notifications.module.ts';
import type { PhotosModule } from '../photos/photos.module.ts';
import type { DomainModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { ViewerLoader } from '../platform/viewer-loader.ts';
import type { UsersModule } from '../users/users.module.ts';
import { AnalysesPersonalData } from './analyses.personal-data.ts';
import { analyzePhoto, completedAnalyses, failedAnalyses, reanalyzePhoto } from './analyses.queues.ts';
import { AnalysesResolver } from './analyses.resolver.ts';
import { AnalysesService } from './analyses.service.ts';
import { AnalysesWorker } from './analyses.worker.ts';
import {
  AnalysisFieldsResolver,
  AnalysisMetricFieldsResolver,
  AnalysisProblemFieldsResolver,
  AnalysisZoneFieldsResolver,
  PhotoHintFieldsResolver,
} from './analysis-fields.resolver.ts';
import { AnalysisPhotos } from './analysis-photos.ts';
import { CheckPhotoService } from './capture/check-photo.service.ts';
import { PhotoCaptureResolver } from './capture/photo-capture.resolver.ts';
import { ComparablePhotos } from './comparison/comparable-photos.ts';
import { CompareAnalysesResolver } from './comparison/compare-analyses.resolver.ts';
import { CompareAnalysesService } from './comparison/compare-analyses.service.ts';
import {
  LesionCandidateFieldsResolver,
  LesionCountFieldsResolver,
} from './findings/analysis-findings.resolver.ts';
import { NotificationAnalysisResolver } from './notification-analysis.resolver.ts';
import { ReanalysisWorker } from './reanalysis.worker.ts';
import { AnalysisStatisticsResolver } from './statistics/analysis-statistics.resolver.ts';
import { AnalysisStatistics } from './statistics/analysis-statistics.ts';
import { MetricSeries } from './statistics/metric-series.ts';
import { SubmitAnalysisService } from './submit-analysis.service.ts';
import { ViewerAnalysesResolver } from './viewer-analyses.resolver.ts';

type Dependencies = Pick<Platform, 'db' | 'env' | 'events' | 'jobs' | 'limitOf' | 'log' | 'storage'> &
  Pick<ConsentsModule, 'consents'> &
  Pick<NotificationsModule, 'notifications'> &
  Pick<PhotosModule, 'photoIntake' | 'photoLinks' | 'photoOwners'> &
  Pick<UsersModule, 'users'> & { inference: InferencePool };

/** Turns photos into scores. */
export function createAnalyses(dependencies: Dependencies) {
  const { consents, db, env, events, inference, jobs, limitOf, log } = dependencies;
  const { notifications, photoIntake, photoLinks, photoOwners, storage, users } = dependencies;
  const { manifest } = inference;
  const limit = limitOf('analyses', env.RATE_LIMIT_ANALYSES_PER_HOUR, 3600);
  const analyses = new AnalysesService(db, events, jobs, consents, limit);
  photoOwners.add(new AnalysisPhotos({ db, analyses, users, storage }));
  const submissions = new SubmitAnalysisService({ db, events, jobs, photoIntake, consents, limit, users });
  const checkLimit = limitOf('photo-checks', env.RATE_LIMIT_PHOTO_CHECKS_PER_HOUR, 3600);
  const checks = new CheckPhotoService(photoIntake, consents, checkLimit);
  const metricTexts = new Map(manifest.metrics.map((metric) => [metric.key, metric]));
  const loader = new ViewerLoader((viewer, ids: readonly string[]) => analyses.rows.getMany(viewer, ids));
  const module: DomainModule = {
    resolvers: [
      new AnalysesResolver(analyses, submissions),
      new PhotoCaptureResolver(checks, photoRequirements(manifest)),
      new AnalysisFieldsResolver(photoLinks),
      new LesionCandidateFieldsResolver(),
      new LesionCountFieldsResolver(),
      new AnalysisMetricFieldsResolver(photoLinks, metricTexts),
      new AnalysisZoneFieldsResolver(photoLinks),
      new PhotoHintFieldsResolver(),
      new AnalysisProblemFieldsResolver(),
      new ViewerAnalysesResolver(),
      new NotificationAnalysisResolver(),
      new CompareAnalysesResolver(new CompareAnalysesService(db, analyses)),
      new AnalysisStatisticsResolver(new AnalysisStatistics(db)),
    ],
    nodes: { Analysis: ({ viewer }, ids) => analyses.rows.getMany(viewer, ids) },
    queues: [analyzePhoto, failedAnalyses, completedAnalyses, reanalyzePhoto],
    personalData: [new AnalysesPersonalData(db, storage)],
    workers: () => {
      const common = { db, events, jobs, inference, storage, consents, log };
      return [
        new AnalysesWorker({ ...common, notifications, concurrency: env.INFERENCE_CONCURRENCY }),
        new ReanalysisWorker(common),
      ];
    },
  };
  return {
    module,
    analyses,
    analysesLoader: loader,
    comparablePhotos: new ComparablePhotos(db),
    metricSeries: new MetricSeries(db),
    metricKeys: manifest.metrics.map(({ key }) => key),
  };
}
export type AnalysesModule = ReturnType<typeof createAnalyses>;
