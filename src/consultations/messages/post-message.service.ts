import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { ConsentsService } from '../../consents/consents.service.ts';
import type { PhotoIntake, ReadPhoto } from '../../photos/photo-intake.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { userError } from '../../platform/errors.ts';
import { contentHash, sameRequest } from '../../platform/http/request-content.ts';
import { message as say } from '../../platform/language/text.ts';
import type { RateLimit } from '../../platform/rate-limit.ts';
import { clientRequestIdField, parseInput, says } from '../../platform/validation.ts';
import { emergenciesIn } from '../../rules/triage/emergency-text.ts';
import { type RedFlag, sortedFlags, tierOf } from '../../rules/triage/red-flags.ts';
import type { UrgentCareAdvice } from '../../rules/triage/urgent-care.ts';
import { urgentCare } from '../../rules/triage/urgent-care.ts';
import { withHelp } from '../../safety/help-in-faults.ts';
import type { Reader } from '../case/consultation-audit.ts';
import { CONSULTATION_PHOTOS, type StoredPhoto } from '../case/consultation-photos.ts';
import { nextStatus, sideOf, UNANSWERED } from '../case/consultation-states.ts';
import { appendMessage } from '../case/consultation-thread.ts';
import { type ConsultationTransitions, invalidState } from '../case/consultation-transitions.ts';
import type { ConsultationsService } from '../case/consultations.service.ts';
import {
  type Consultation,
  type ConsultationMessage,
  consultationMessages,
  consultationPhotos,
} from '../case/consultations.table.ts';
import type { Escalations } from '../case/escalations.ts';
import { isSooner } from '../triage/escalation-plan.ts';

const MOST_PHOTOS = 4;
/** Of one case. */
const MAX_MESSAGES = 1000;

const fields = z.object({
  text: z
    .string()
    .trim()
    .max(5000, says('consultations.message.too-long'))
    .transform((text) => text || null)
    .nullish(),
  clientRequestId: clientRequestIdField,
});

export interface PostMessage extends z.input<typeof fields> {
  consultationId: string;
  photos: readonly ReadPhoto[];
}
export interface PostedMessage {
  consultation: Consultation;
  message: ConsultationMessage;
  /** What to do at once, for the patient; null unless the message reads as an emergency. */
  safetyNotice: UrgentCareAdvice | null;
}

interface Dependencies {
  db: Database;
  consultations: ConsultationsService;
  transitions: ConsultationTransitions;
  consents: ConsentsService;
  photoIntake: PhotoIntake;
  escalations: Escalations;
  limit: RateLimit;
}

/** Which side the writer is of: taken from their role until the case is read. */
interface Writer {
  side: ConsultationMessage['side'];
}

/** Another request with the same id was faster: nothing of this one may stay. */
class PostedBefore extends Error {
  override readonly name = 'PostedBefore';
}

/** What the two sides of a case write to each other. */
export class PostMessageService {
  constructor(private readonly deps: Dependencies) {}

  /**
   * A patient’s message in NEEDS_INFO counts as the requested information and returns the case to review; one that reads as
   * an emergency raises the tier of a case without an answer. Throws NOT_FOUND, and INVALID_STATE if the case no longer
   * accepts messages.
   */
  post(reader: Reader, input: PostMessage): Promise<PostedMessage> {
    const writer: Writer = { side: reader.viewer.role === 'USER' ? 'PATIENT' : 'DERMATOLOGIST' };
    return withHelp(
      () => urgentCare(flagsBy(writer.side, input.text)),
      reader.viewer,
      () => this.#post(reader, input, writer),
    );
  }

  async #post(reader: Reader, input: PostMessage, writer: Writer): Promise<PostedMessage> {
    const { text = null, clientRequestId = null } = parseInput(fields, input);
    if (input.photos.length > MOST_PHOTOS)
      throw userError('TOO_MANY', say('consultations.message.photos', { maximum: MOST_PHOTOS }), 'photos');
    if (!text && input.photos.length === 0)
      throw userError('REQUIRED', say('consultations.message.empty'), 'text');
    const { consultations, transitions, consents, limit, photoIntake } = this.deps;
    const { consultationId } = input;
    const known = clientRequestId && (await this.#earlier(reader, consultationId, clientRequestId));
    const hashWith = (photos: readonly string[]) => contentHash('postMessage', { ...input, photos });
    if (known) {
      writer.side = known.message.side;
      sameRequest(known.message, hashWith(await photoIntake.digests(reader.viewer, input.photos)));
      return known;
    }

    const row = await consultations.get(reader, consultationId);
    const side = sideOf(reader.viewer.userId, row);
    writer.side = side;
    // Before any work is done for photos; the transaction looks again.
    if (!nextStatus(STEP.action, side, row.status)) throw invalidState(row.status, STEP.idField);
    if (side === 'PATIENT' && input.photos.length > 0) await consents.requirePhotos(reader.viewer.userId);
    const { userId } = reader.viewer;
    await limit.take(userId);
    const upload = { owner: CONSULTATION_PHOTOS, userId, field: 'photos' };
    const stored = await photoIntake.photos(upload, input.photos);
    const hash = hashWith(stored.map(({ digest }) => digest));
    let message: ConsultationMessage | undefined;
    let isRaised = false;
    const flags = flagsBy(side, text);
    try {
      const consultation = await transitions.run(reader, consultationId, {
        ...STEP,
        change: (row) => {
          if (row.messageSequence >= MAX_MESSAGES)
            throw userError(
              'LIMIT_REACHED',
              say('consultations.message.too-many', { maximum: MAX_MESSAGES }),
              'consultationId',
            );
          const changes = this.#raised(row, flags);
          isRaised = 'tier' in changes;
          return changes;
        },
        also: async (tx, row, side) => {
          const authorId = reader.viewer.userId;
          if (clientRequestId && (await find(tx, consultationId, authorId, clientRequestId)))
            throw new PostedBefore();
          const draft = { consultationId, side, authorId, kind: 'MESSAGE', text, clientRequestId } as const;
          message = await appendMessage(tx, { ...draft, contentHash: hash });
          await attach(tx, message, stored);
          if (isRaised) await this.deps.escalations.begin(tx, row);
        },
      });
      return {
        consultation,
        message: message!,
        safetyNotice: urgentCare(flags),
      };
    } catch (error) {
      if (!(error instanceof PostedBefore)) throw error;
      const earlier = (await this.#earlier(reader, consultationId, clientRequestId!))!;
      sameRequest(earlier.message, hash);
      return earlier;
    }
  }

  /** What a text that reads as an emergency changes in a case without an answer; its deadline never moves later. */
  #raised(row: Consultation, read: readonly RedFlag[]): Partial<Consultation> {
    if (read.length === 0 || !(UNANSWERED as readonly string[]).includes(row.status)) return {};
    const textFlags = sortedFlags([...row.textFlags, ...read]);
    const tier = tierOf(read);
    if (!isSooner(tier, row.tier)) return { textFlags };
    return {
      textFlags,
      tier,
      answerDueAt: sooner(row.answerDueAt, this.deps.escalations.dueAt(tier, new Date())),
      reservedUntil: null,
    };
  }

  async #earlier(
    reader: Reader,
    consultationId: string,
    clientRequestId: string,
  ): Promise<PostedMessage | null> {
    const { db, consultations } = this.deps;
    const message = await find(db, consultationId, reader.viewer.userId, clientRequestId);
    if (!message) return null;
    const consultation = await consultations.get(reader, consultationId);
    return { message, consultation, safetyNotice: urgentCare(flagsBy(message.side, message.text)) };
  }
}

const sooner = (one: Date | null, other: Date | null): Date | null =>
  one && other && other < one ? other : (one ?? other);

const STEP = { action: 'POST_MESSAGE', idField: 'consultationId' } as const;

/** Only of what a patient writes. */
const flagsBy = (side: ConsultationMessage['side'], text: string | null | undefined): readonly RedFlag[] =>
  side === 'PATIENT' ? emergenciesIn(text ?? '') : [];

async function find(
  db: Database | Transaction,
  consultationId: string,
  authorId: string,
  clientRequestId: string,
): Promise<ConsultationMessage | undefined> {
  const [row] = await db
    .select()
    .from(consultationMessages)
    .where(
      and(
        eq(consultationMessages.consultationId, consultationId),
        eq(consultationMessages.authorId, authorId),
        eq(consultationMessages.clientRequestId, clientRequestId),
      ),
    );
  return row;
}

async function attach(
  tx: Transaction,
  { id: messageId, consultationId }: ConsultationMessage,
  photos: readonly StoredPhoto[],
): Promise<void> {
  if (photos.length === 0) return;
  const about = { consultationId, messageId, kind: 'MESSAGE' as const };
  await tx
    .insert(consultationPhotos)
    .values(
      photos.map(({ folder, width, height }, position) => ({ folder, width, height, ...about, position })),
    );
}
