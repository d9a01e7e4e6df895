import type { AccountsModule } from '../accounts/accounts.module.ts';
import type { AnalysesModule } from '../analyses/analyses.module.ts';
import type { AuditModule } from '../audit/audit.module.ts';
import type { AuthModule } from '../auth/auth.module.ts';
import type { ConsentsModule } from '../consents/consents.module.ts';
import type { HealthModule } from '../health/health.module.ts';
import type { IngredientsModule } from '../ingredients/ingredients.module.ts';
import type { NotificationsModule } from '../notifications/notifications.module.ts';
import type { PhotosModule } from '../photos/photos.module.ts';
import type { DomainModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import type { RoutinesModule } from '../routines/routines.module.ts';
import type { UsersModule } from '../users/users.module.ts';
import { ConsultationAudit } from './case/consultation-audit.ts';
import { ConsultationDetails } from './case/consultation-details.ts';
import { ConsultationPhotos } from './case/consultation-photos.ts';
import { ConsultationTransitions } from './case/consultation-transitions.ts';
import { failedUrgentCaseNotices, notifyOfUrgentCase } from './case/consultations.queues.ts';
import { ConsultationsService } from './case/consultations.service.ts';
import { DermatologistFigures } from './case/dermatologist-figures.ts';
import { Escalations } from './case/escalations.ts';
import { NotifyOfUrgentCases } from './case/notify-of-urgent-cases.ts';
import {
  ConsultationFieldsResolver,
  ConsultationPhotoFieldsResolver,
} from './consultation-fields.resolver.ts';
import { ConsultationStatisticsResolver } from './consultation-statistics.resolver.ts';
import { ConsultationsPersonalData } from './consultations.personal-data.ts';
import { ConsultationsResolver } from './consultations.resolver.ts';
import { ConsultationsWorker } from './consultations.worker.ts';
import { DeletedAnalysisConsultationsResolver } from './deleted-analysis-consultations.resolver.ts';
import { CreateDermatologistService } from './dermatologists/create-dermatologist.service.ts';
import { DermatologistDuties } from './dermatologists/dermatologist-duties.ts';
import { DermatologistsPersonalData } from './dermatologists/dermatologists.personal-data.ts';
import { DermatologistsResolver } from './dermatologists/dermatologists.resolver.ts';
import { DermatologistsService } from './dermatologists/dermatologists.service.ts';
import { ConsultationMessagesResolver, MessagesResolver } from './messages/messages.resolver.ts';
import { MessagesService } from './messages/messages.service.ts';
import { PostMessageService } from './messages/post-message.service.ts';
import { ReadReceipts } from './messages/read-receipts.ts';
import { NotificationConsultationResolver } from './notification-consultation.resolver.ts';
import { UnansweredCases } from './oversight/unanswered-cases.ts';
import { UnansweredConsultationsResolver } from './oversight/unanswered-consultations.resolver.ts';
import { ConsultationQueue } from './queue/consultation-queue.ts';
import { FollowQueue } from './queue/follow-queue.ts';
import { QueueResolver } from './queue/queue.resolver.ts';
import { FreezeCase } from './request/freeze-case.ts';
import { RequestConsultationResolver } from './request/request-consultation.resolver.ts';
import { RequestConsultationService } from './request/request-consultation.service.ts';
import { ConsultationDeadlines } from './review/consultation-deadlines.ts';
import { ReleaseCases } from './review/release-cases.ts';
import { ReviewConsultationResolver } from './review/review-consultation.resolver.ts';
import { ReviewConsultationService } from './review/review-consultation.service.ts';
import { escalationPlan } from './triage/escalation-plan.ts';
import { ViewerConsultationsResolver } from './viewer-consultations.resolver.ts';

type Dependencies = Pick<Platform, 'db' | 'env' | 'events' | 'jobs' | 'limitOf' | 'log' | 'storage'> &
  Pick<AccountsModule, 'roleDuties' | 'roles'> &
  Pick<AnalysesModule, 'analyses'> &
  Pick<AuditModule, 'audit'> &
  Pick<AuthModule, 'invitations'> &
  Pick<ConsentsModule, 'consents'> &
  Pick<HealthModule, 'healthProfiles' | 'medications'> &
  Pick<IngredientsModule, 'avoidedIngredients'> &
  Pick<NotificationsModule, 'notifications'> &
  Pick<PhotosModule, 'photoIntake' | 'photoLinks' | 'photoOwners'> &
  Pick<RoutinesModule, 'routines' | 'routineSteps' | 'withheldSteps'> &
  Pick<UsersModule, 'accounts' | 'users'>;

/** Consultations of dermatologists. */
export function createConsultations(dependencies: Dependencies) {
  const { accounts, analyses, avoidedIngredients, consents, db, env, events } = dependencies;
  const { invitations, jobs, limitOf, log, notifications, roleDuties, roles } = dependencies;
  const { photoIntake, photoLinks, photoOwners } = dependencies;
  const { routines, routineSteps: steps, withheldSteps: withheld, storage, users } = dependencies;
  const audit = new ConsultationAudit(dependencies.audit);
  const escalations = new Escalations(jobs, escalationPlan(env));
  const transitions = new ConsultationTransitions({
    ...{ db, events, jobs, accounts, notifications, audit, escalations },
  });
  const releases = new ReleaseCases(transitions, events);
  const figures = new DermatologistFigures();
  roleDuties.add(new DermatologistDuties(releases));
  const dermatologists = new DermatologistsService(db);
  const creation = new CreateDermatologistService({
    ...{ db, invitations, roles, audit: dependencies.audit },
    limit: limitOf('invitations', env.RATE_LIMIT_MAILS_PER_HOUR, 3600),
  });
  photoOwners.add(new ConsultationPhotos(db, audit));
  const consultations = new ConsultationsService(db, events, audit);
  const requests = new RequestConsultationService({
    ...{ db, events, jobs, storage, accounts, users, consents, notifications, dermatologists, photoIntake },
    ...{ escalations },
    freeze: new FreezeCase({
      ...{ users, analyses, routines, steps, withheld, avoidedIngredients },
      ...{ healthProfiles: dependencies.healthProfiles, medications: dependencies.medications },
    }),
    limit: limitOf('consultations', env.RATE_LIMIT_CONSULTATIONS_PER_DAY, 86_400),
  });
  const posting = new PostMessageService({
    ...{ db, consultations, transitions, consents, photoIntake, escalations },
    limit: limitOf('consultation-messages', env.RATE_LIMIT_CONSULTATION_MESSAGES_PER_HOUR, 3600),
  });
  const messages = new MessagesService(db, consultations);
  const module: DomainModule = {
    resolvers: [
      new DermatologistsResolver(dermatologists, creation),
      new ConsultationsResolver(consultations),
      new QueueResolver(new ConsultationQueue(db, audit), new FollowQueue({ db, events, accounts, audit })),
      new RequestConsultationResolver(requests),
      new ReviewConsultationResolver(
        new ReviewConsultationService(transitions, figures, env.CONSULTATIONS_PER_DERMATOLOGIST),
      ),
      new ConsultationFieldsResolver(new ConsultationDetails(db)),
      new ConsultationPhotoFieldsResolver(photoLinks),
      new MessagesResolver(posting, new ReadReceipts(db, events, audit), messages),
      new ConsultationMessagesResolver(),
      new ViewerConsultationsResolver(),
      new NotificationConsultationResolver(consultations),
      new DeletedAnalysisConsultationsResolver(consultations),
      new UnansweredConsultationsResolver(new UnansweredCases(db)),
      new ConsultationStatisticsResolver(),
    ],
    nodes: {
      Consultation: (by, ids) => consultations.getMany(by, ids, 'CASE'),
      ConsultationMessage: (by, ids) => messages.getMany(by, ids),
      Dermatologist: (_by, ids) => dermatologists.getMany(ids),
    },
    queues: [failedUrgentCaseNotices, notifyOfUrgentCase],
    personalData: [
      new DermatologistsPersonalData(db),
      new ConsultationsPersonalData(db, storage, figures, releases),
    ],
    workers: () => {
      const deadlines = new ConsultationDeadlines(db, transitions);
      const urgentCases = new NotifyOfUrgentCases({ db, accounts, notifications, escalations, log });
      return [new ConsultationsWorker({ db, jobs, urgentCases, escalations, deadlines, figures, log })];
    },
  };
  return { module };
}
