import type { AnalysesService } from './analyses/analyses.service.ts';
import { Invitations } from './auth/invitations.ts';
import type { Connections } from './connections.ts';
import { ConsultationAudit } from './consultations/consultation-audit.ts';
import { ConsultationDeadlines } from './consultations/consultation-deadlines.ts';
import { ConsultationDetails } from './consultations/consultation-details.ts';
import { ConsultationPhotos } from './consultations/consultation-photos.ts';
import { ConsultationQueue } from './consultations/consultation-queue.ts';
import { ConsultationStatistics } from './consultations/consultation-statistics.ts';
import { ConsultationTransitions } from './consultations/consultation-transitions.ts';
import { ConsultationsPersonalData } from './consultations/consultations.personal-data.ts';
import { ConsultationsService } from './consultations/consultations.service.ts';
import { CreateDermatologistService } from './consultations/create-dermatologist.ts';
import { DermatologistDuties } from './consultations/dermatologist-duties.ts';
import { DermatologistFigures } from './consultations/dermatologist-figures.ts';
import { DermatologistsPersonalData } from './consultations/dermatologists.personal-data.ts';
import { DermatologistsService } from './consultations/dermatologists.service.ts';
import { FreezeCase } from './consultations/freeze-case.ts';
import { MessagesService } from './consultations/messages.service.ts';
import { PostMessageService } from './consultations/post-message.ts';
import { ReadReceipts } from './consultations/read-receipts.ts';
import { ReleaseCases } from './consultations/release-cases.ts';
import { RequestConsultationService } from './consultations/request-consultation.ts';
import { ReviewConsultation } from './consultations/review-consultation.ts';
import type { AvoidedIngredientsService } from './ingredients/avoided-ingredients.service.ts';
import type { NotificationsService } from './notifications/notifications.service.ts';
import type { Environment } from './platform/env.ts';
import type { PasswordHasher } from './platform/password-hash.ts';
import type { RateLimit } from './platform/rate-limit.ts';
import type { SignedLinks } from './platform/signed-links.ts';
import type { RoutineSteps } from './routines/routine-steps.ts';
import type { RoutinesService } from './routines/routines.service.ts';
import type { Accounts } from './users/accounts.ts';
import type { AuditService } from './users/audit.service.ts';
import type { ConsentsService } from './users/consents.service.ts';
import { RolesService } from './users/roles.service.ts';
import type { UsersService } from './users/users.service.ts';

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
