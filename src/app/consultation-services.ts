import { RolesService } from '../accounts/roles.service.ts';
import type { AnalysesService } from '../analyses/analyses.service.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { Invitations } from '../auth/registration/invitations.ts';
import type { ConsentsService } from '../consents/consents.service.ts';
import { ConsultationAudit } from '../consultations/case/consultation-audit.ts';
import { ConsultationDetails } from '../consultations/case/consultation-details.ts';
import { ConsultationPhotos } from '../consultations/case/consultation-photos.ts';
import { ConsultationQueue } from '../consultations/case/consultation-queue.ts';
import { ConsultationTransitions } from '../consultations/case/consultation-transitions.ts';
import { ConsultationsService } from '../consultations/case/consultations.service.ts';
import { DermatologistFigures } from '../consultations/case/dermatologist-figures.ts';
import { ConsultationStatistics } from '../consultations/consultation-statistics.ts';
import { ConsultationsPersonalData } from '../consultations/consultations.personal-data.ts';
import { CreateDermatologistService } from '../consultations/dermatologists/create-dermatologist.ts';
import { DermatologistDuties } from '../consultations/dermatologists/dermatologist-duties.ts';
import { DermatologistsPersonalData } from '../consultations/dermatologists/dermatologists.personal-data.ts';
import { DermatologistsService } from '../consultations/dermatologists/dermatologists.service.ts';
import { MessagesService } from '../consultations/messages/messages.service.ts';
import { PostMessageService } from '../consultations/messages/post-message.ts';
import { ReadReceipts } from '../consultations/messages/read-receipts.ts';
import { FreezeCase } from '../consultations/request/freeze-case.ts';
import { RequestConsultationService } from '../consultations/request/request-consultation.ts';
import { ConsultationDeadlines } from '../consultations/review/consultation-deadlines.ts';
import { ReleaseCases } from '../consultations/review/release-cases.ts';
import { ReviewConsultation } from '../consultations/review/review-consultation.ts';
import type { AvoidedIngredientsService } from '../ingredients/avoided-ingredients.service.ts';
import type { NotificationsService } from '../notifications/notifications.service.ts';
import type { Environment } from '../platform/env.ts';
import type { PasswordHasher } from '../platform/password-hash.ts';
import type { RateLimit } from '../platform/rate-limit.ts';
import type { SignedLinks } from '../platform/signed-links.ts';
import type { RoutineSteps } from '../routines/plans/routine-steps.ts';
import type { RoutinesService } from '../routines/plans/routines.service.ts';
import type { Accounts } from '../users/accounts.ts';
import type { UsersService } from '../users/users.service.ts';
import type { Connections } from './connections.ts';

interface Dependencies {
  env: Environment;
  connections: Connections;
  accounts: Accounts;
  analyses: AnalysesService;
  audit: AuditService;
  avoidedIngredients: AvoidedIngredientsService;
  consents: ConsentsService;
  limitOf: (name: string, points: number, seconds: number) => RateLimit;
  links: SignedLinks;
  notifications: NotificationsService;
  passwords: PasswordHasher;
  routines: RoutinesService;
  steps: RoutineSteps;
  users: UsersService;
}

/** The services of consultations, dermatologists and roles. */
export function createConsultationServices(dependencies: Dependencies) {
  const { env, accounts, analyses, audit, avoidedIngredients, consents, limitOf, links } = dependencies;
  const { notifications, passwords, routines, steps, users } = dependencies;
  const { db, events, inference, jobs, storage } = dependencies.connections;
  const consultationAudit = new ConsultationAudit(audit);
  const transitions = new ConsultationTransitions({
    ...{ db, events, jobs, accounts, notifications },
    audit: consultationAudit,
  });
  const releases = new ReleaseCases(transitions, events);
  const figures = new DermatologistFigures();
  const duties = new DermatologistDuties(releases);
  const roles = new RolesService({ db, accounts, audit, notifications, duties });
  const invitations = new Invitations({ accounts, passwords, jobs });
  const dermatologists = new DermatologistsService(db);
  const consultationPhotos = new ConsultationPhotos({
    ...{ db, jobs, inference, storage, links },
    audit: consultationAudit,
  });
  const consultations = new ConsultationsService(db, events, consultationAudit);
  const requests = new RequestConsultationService({
    ...{ db, events, jobs, storage, accounts, users, consents, notifications, dermatologists },
    freeze: new FreezeCase({ users, analyses, routines, steps, avoidedIngredients }),
    photos: consultationPhotos,
    limit: limitOf('consultations', env.RATE_LIMIT_CONSULTATIONS_PER_DAY, 86_400),
  });
  return {
    roles,
    dermatologists,
    consultations,
    messages: new MessagesService(db),
    messagePosting: new PostMessageService({
      ...{ db, consultations, transitions, consents, photos: consultationPhotos },
      limit: limitOf('consultation-messages', env.RATE_LIMIT_CONSULTATION_MESSAGES_PER_HOUR, 3600),
    }),
    readReceipts: new ReadReceipts(db, events, consultationAudit),
    consultationQueue: new ConsultationQueue(db, consultationAudit),
    consultationDetails: new ConsultationDetails(db),
    consultationPhotos,
    consultationRequests: requests,
    consultationReviews: new ReviewConsultation(transitions, figures),
    consultationStatistics: new ConsultationStatistics(db),
    dermatologistCreation: new CreateDermatologistService({
      db,
      invitations,
      roles,
      audit,
      limit: limitOf('invitations', env.RATE_LIMIT_MAILS_PER_HOUR, 3600),
    }),
    personalData: [
      new DermatologistsPersonalData(db),
      new ConsultationsPersonalData(db, storage, figures, releases),
    ],
    duties,
    figures,
    deadlines: new ConsultationDeadlines(db, transitions),
  };
}
