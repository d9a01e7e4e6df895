import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Analysis } from '../../analyses/analyses.table.ts';
import type { ConsentsService } from '../../consents/consents.service.ts';
import type { NotificationsService } from '../../notifications/notifications.service.ts';
import type { Notification } from '../../notifications/notifications.table.ts';
import { PHOTO_FILE, type PhotoIntake, type ReadPhoto } from '../../photos/photo-intake.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { lockPerson } from '../../platform/database/person-lock.ts';
import { Fault, notFound, userError } from '../../platform/errors.ts';
import type { Events } from '../../platform/events/events.ts';
import { contentHash, sameRequest } from '../../platform/http/request-content.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { message } from '../../platform/language/text.ts';
import type { RateLimit } from '../../platform/rate-limit.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import { parseInput } from '../../platform/validation.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { emergenciesIn } from '../../rules/triage/emergency-text.ts';
import { type RedFlag, type TriageTier, tierOf } from '../../rules/triage/red-flags.ts';
import type { UrgentCareAdvice } from '../../rules/triage/urgent-care.ts';
import { urgentCare } from '../../rules/triage/urgent-care.ts';
import type { Accounts } from '../../users/accounts.ts';
import { statusIn } from '../case/consultation-access.ts';
import { consultationNotification } from '../case/consultation-notification.ts';
import { CONSULTATION_PHOTOS, type StoredPhoto } from '../case/consultation-photos.ts';
import type { ConsultationSnapshot } from '../case/consultation-snapshot.ts';
import { deadlineOf, UNANSWERED } from '../case/consultation-states.ts';
import { notifyOfUrgentCase } from '../case/consultations.queues.ts';
import {
  type Consultation,
  type ConsultationPhotoKind,
  consultationEvents,
  consultationPhotos,
  consultations,
} from '../case/consultations.table.ts';
import type { Escalations } from '../case/escalations.ts';
import type { DermatologistsService } from '../dermatologists/dermatologists.service.ts';
import { flagsOf, type RedFlagAnswers } from '../triage/red-flags.ts';
import type { FreezeCase } from './freeze-case.ts';
import { checkedAnswers, requestFields } from './request-fields.ts';

/** Most cases of one person that wait for an answer. */
const MOST_OPEN = 3;
/** So long a case is only the dermatologist's whom the patient asked for. */
const RESERVED_MS = 48 * 3600 * 1000;
const MOST_PHOTOS = 5;
const QUEUE = { list: 'CONSULTATION_QUEUE' } as const;

export interface RequestConsultation extends z.input<typeof requestFields> {
  redFlags?: RedFlagAnswers | null;
  adviceConfirmed?: boolean | null;
  analysisId?: string | null;
  dermatologistId?: string | null;
  photos: readonly ReadPhoto[];
}

interface NewCase {
  clientRequestId: string;
  contentHash: string;
  question: string;
  description: string | null;
  redFlags: RedFlagAnswers;
  textFlags: RedFlag[];
  tier: TriageTier;
  adviceConfirmedAt: Date | null;
  snapshot: ConsultationSnapshot;
  analysisId: string | null;
  requestedDermatologistId: string | null;
}

interface KeptPhotos {
  REQUEST: (StoredPhoto & { digest: string })[];
  ANALYSIS: StoredPhoto[];
}

interface Dependencies {
  db: Database;
  events: Events;
  jobs: Jobs;
  storage: FileStorage;
  accounts: Accounts;
  consents: ConsentsService;
  notifications: NotificationsService;
  dermatologists: DermatologistsService;
  freeze: FreezeCase;
  photoIntake: PhotoIntake;
  escalations: Escalations;
  limit: RateLimit;
}

/** Creates a case with a frozen copy of its context and its own copies of the photos. */
export class RequestConsultationService {
  constructor(private readonly deps: Dependencies) {}

  /**
   * The same `clientRequestId` again gives the same case. Throws NOT_FOUND, RATE_LIMITED and UserErrors, among them
   * CONFIRMATION_REQUIRED for an emergency whose advice was not confirmed.
   */
  async request(viewer: Viewer, input: RequestConsultation): Promise<Consultation> {
    const { question, description = null, clientRequestId } = parseInput(requestFields, input);
    const redFlags = checkedAnswers(input.redFlags);
    if (input.photos.length > MOST_PHOTOS)
      throw userError(
        'TOO_MANY',
        message('consultations.photos.too-many', { maximum: MOST_PHOTOS }),
        'photos',
      );
    const known = clientRequestId && (await this.#find(viewer, clientRequestId));
    const hashWith = (photos: readonly string[]) =>
      contentHash('requestConsultation', { ...input, adviceConfirmed: null, redFlags, photos });
    if (known) return sameRequest(known, hashWith(await this.deps.photoIntake.digests(viewer, input.photos)));
    const { db, consents, freeze, limit } = this.deps;
    await consents.requireGuardian(viewer.userId);
    await requireRoom(db, viewer);
    if (input.photos.length > 0 || input.analysisId) {
      await consents.requirePhotos(viewer.userId);
    }
    const requestedDermatologistId = await this.#wish(viewer, input.dermatologistId);
    const analysis = input.analysisId ? await freeze.analysis(viewer, input.analysisId) : null;
    const textFlags = textFlagsOf({ question, description });
    const flags = flagsOf({ redFlags, textFlags });
    const tier = tierOf(flags);
    const confirmed = input.adviceConfirmed === true;
    if (tier === 'EMERGENCY' && !confirmed)
      throw userError('CONFIRMATION_REQUIRED', message('consultations.confirm'), 'adviceConfirmed');
    await limit.take(viewer.userId).catch((error: unknown) => refuse(error, flags));
    const snapshot = await freeze.snapshot(viewer, analysis);
    const kept = await this.#keep(viewer, analysis, input.photos);
    const asked = {
      ...{ question, description, redFlags, textFlags, tier, snapshot, analysisId: analysis?.id ?? null },
      adviceConfirmedAt: confirmed && tier !== 'ROUTINE' ? new Date() : null,
    };
    return this.#commit(
      viewer,
      {
        ...asked,
        clientRequestId: clientRequestId ?? randomUUID(),
        contentHash: hashWith(kept.REQUEST.map(({ digest }) => digest)),
        requestedDermatologistId,
      },
      kept,
    );
  }

  /** What to do at once, whether the case is taken or not; null without a red flag. */
  advice({
    redFlags,
    ...texts
  }: Pick<RequestConsultation, 'redFlags' | 'question' | 'description'>): UrgentCareAdvice | null {
    return urgentCare(flagsOf({ redFlags, textFlags: textFlagsOf(texts) }));
  }

  async #wish(viewer: Viewer, id: string | null | undefined): Promise<string | null> {
    if (!id) return null;
    const wanted = await this.deps.dermatologists.get(id);
    if (wanted.userId === viewer.userId) {
      throw userError('NOT_ALLOWED', message('consultations.wish.yourself'), 'dermatologistId');
    }
    if (wanted.acceptingCases) return id;
    throw userError('INVALID_STATE', message('consultations.wish.not-accepting'), 'dermatologistId');
  }

  async #keep(
    { userId }: Viewer,
    analysis: Analysis | null,
    photos: readonly ReadPhoto[],
  ): Promise<KeptPhotos> {
    const { photoIntake, storage } = this.deps;
    const REQUEST = await photoIntake.photos({ owner: CONSULTATION_PHOTOS, userId, field: 'photos' }, photos);
    if (!analysis) return { REQUEST, ANALYSIS: [] };
    const bytes = await storage.read(analysis.photoFolder, PHOTO_FILE);
    if (!bytes) throw notFound('analysis'); // deleted meanwhile
    const folder = await photoIntake.copy(CONSULTATION_PHOTOS, bytes);
    return { REQUEST, ANALYSIS: [{ folder, width: analysis.photoWidth, height: analysis.photoHeight }] };
  }

  async #commit(viewer: Viewer, asked: NewCase, kept: KeptPhotos): Promise<Consultation> {
    const { db, events, jobs, notifications } = this.deps;
    const { row, isNew, notification } = await db.transaction((tx) => this.#insert(tx, viewer, asked, kept));
    if (!isNew) return row;
    jobs.wake(notifyOfUrgentCase);
    for (const audience of [row.userId, row.requestedDermatologistId, QUEUE]) {
      if (audience) events.publish(audience, { type: 'CONSULTATION', id: row.id });
    }
    if (notification) notifications.announce(notification);
    return row;
  }

  async #insert(tx: Transaction, viewer: Viewer, asked: NewCase, kept: KeptPhotos) {
    const { userId } = viewer;
    // Requests of one person at once must not get past the limit together.
    await lockPerson(tx, 'CONSULTATION_REQUEST', userId);
    const known = await this.#find(viewer, asked.clientRequestId, tx);
    if (known) return { row: sameRequest(known, asked.contentHash), isNew: false, notification: null };
    await requireRoom(tx, viewer);
    const now = new Date();
    const reserved = asked.requestedDermatologistId !== null && asked.tier === 'ROUTINE';
    const [row] = await tx
      .insert(consultations)
      .values({
        ...{ ...asked, userId, expiresAt: deadlineOf('PENDING', now) },
        answerDueAt: this.deps.escalations.dueAt(asked.tier, now),
        // A case with a red flag is open to everybody at once.
        reservedUntil: reserved ? new Date(now.getTime() + RESERVED_MS) : null,
      })
      .returning();
    const { id: consultationId } = row!;
    await tx.insert(consultationEvents).values({
      ...{ consultationId, action: 'REQUEST', toStatus: 'PENDING', side: 'PATIENT', actorId: userId },
    });
    const photos = (['ANALYSIS', 'REQUEST'] as const).flatMap(
      (kind: ConsultationPhotoKind & keyof KeptPhotos) =>
        kept[kind].map(({ folder, width, height }, position) => ({
          ...{ folder, width, height, consultationId, kind, position },
        })),
    );
    if (photos.length > 0) await tx.insert(consultationPhotos).values(photos);
    await this.deps.escalations.begin(tx, row!);
    return { row: row!, isNew: true, notification: reserved ? await this.#notify(tx, row!) : null };
  }

  /** Locks the account that was asked for, so that it keeps its role until the case is there. */
  async #notify(tx: Transaction, row: Consultation): Promise<Notification | null> {
    const { accounts, notifications } = this.deps;
    const dermatologistId = row.requestedDermatologistId!;
    if (!(await accounts.keepsRole(tx, dermatologistId, 'DERMATOLOGIST'))) throw notFound('dermatologist');
    const [recipient] = await accounts.recipients(tx, [dermatologistId]);
    const about = { consultationId: row.id, cause: 'requested' };
    return recipient
      ? notifications.create(tx, consultationNotification('REQUESTED', recipient.id, about))
      : null;
  }

  async #find(
    viewer: Viewer,
    clientRequestId: string,
    tx: Database | Transaction = this.deps.db,
  ): Promise<Consultation | undefined> {
    const [row] = await tx
      .select()
      .from(consultations)
      .where(
        and(eq(consultations.userId, viewer.userId), eq(consultations.clientRequestId, clientRequestId)),
      );
    return row;
  }
}

/** Throws LIMIT_REACHED when too many of the viewer wait for an answer. */
async function requireRoom(db: Database | Transaction, { userId }: Viewer): Promise<void> {
  const open = and(eq(consultations.userId, userId), statusIn(UNANSWERED));
  if ((await db.$count(consultations, open)) < MOST_OPEN) return;
  throw userError('LIMIT_REACHED', message('consultations.too-many', { maximum: MOST_OPEN }));
}

const textFlagsOf = ({ question, description }: Pick<RequestConsultation, 'question' | 'description'>) => [
  ...new Set([question, description ?? ''].flatMap((text) => emergenciesIn(text))),
];

/** A fault would hide the advice for who reported a red flag, so they get a user error. */
function refuse(error: unknown, flags: readonly RedFlag[]): never {
  if (error instanceof Fault && error.code === 'RATE_LIMITED' && flags.length > 0)
    throw userError('LIMIT_REACHED', error.message);
  throw error;
}
