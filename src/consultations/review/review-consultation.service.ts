import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Transaction } from '../../platform/database/database.ts';
import { lockPerson } from '../../platform/database/person-lock.ts';
import { userError } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import { parseInput, says, within } from '../../platform/validation.ts';
import { statusIn } from '../case/consultation-access.ts';
import type { Reader } from '../case/consultation-audit.ts';
import { type ConsultationSide, IN_WORK } from '../case/consultation-states.ts';
import { appendMessage } from '../case/consultation-thread.ts';
import type { ConsultationTransitions } from '../case/consultation-transitions.ts';
import {
  type Consultation,
  consultationDeclines,
  consultations,
  type MessageKind,
} from '../case/consultations.table.ts';
import type { DermatologistFigures } from '../case/dermatologist-figures.ts';

const text = (what: 'reason' | 'inquiry' | 'answer', most: number) =>
  z
    .string()
    .trim()
    .min(1, says(`consultations.${what}.empty`))
    .max(most, says(`consultations.${what}.too-long`));
const declineFields = z.object({ reason: text('reason', 1000) });
const questionFields = z.object({ question: text('inquiry', 5000) });
const answerFields = z.object({ answer: text('answer', 5000) });
const ratingFields = z.object({
  rating: within(1, 5, 'consultations.rating.range'),
  comment: z
    .string()
    .trim()
    .max(1000, says('consultations.comment.too-long'))
    .transform((comment) => comment || null)
    .nullish(),
});

/** What dermatologists and patients do with a case that was sent. Each throws NOT_FOUND and INVALID_STATE. */
export class ReviewConsultationService {
  constructor(
    private readonly transitions: ConsultationTransitions,
    private readonly figures: DermatologistFigures,
    /** Most open cases of one dermatologist. */
    private readonly mostOpen: number,
  ) {}

  claim(reader: Reader, id: string): Promise<Consultation> {
    return this.transitions.run(reader, id, {
      action: 'CLAIM',
      // An emergency never waits for the answer to another case.
      also: async (tx, { tier }) => {
        if (tier !== 'EMERGENCY') await this.#requireRoom(tx, reader.viewer.userId);
      },
    });
  }

  startReview(reader: Reader, id: string): Promise<Consultation> {
    return this.transitions.run(reader, id, { action: 'START_REVIEW' });
  }

  /** The dermatologist can no longer see the case. */
  async decline(reader: Reader, id: string, input: z.input<typeof declineFields>): Promise<string> {
    const { reason } = parseInput(declineFields, input);
    const values = { consultationId: id, dermatologistId: reader.viewer.userId };
    await this.transitions.run(reader, id, {
      action: 'DECLINE',
      reason,
      also: async (tx) => {
        await tx.insert(consultationDeclines).values(values).onConflictDoNothing();
      },
    });
    return id;
  }

  requestInformation(
    reader: Reader,
    id: string,
    input: z.input<typeof questionFields>,
  ): Promise<Consultation> {
    const { question } = parseInput(questionFields, input);
    const also = writing(reader, 'INFORMATION_REQUEST', question);
    return this.transitions.run(reader, id, { action: 'REQUEST_INFORMATION', also });
  }

  answer(reader: Reader, id: string, input: z.input<typeof answerFields>): Promise<Consultation> {
    const { answer } = parseInput(answerFields, input);
    const write = writing(reader, 'ANSWER', answer);
    return this.transitions.run(reader, id, {
      action: 'ANSWER',
      also: async (tx, row, side) => {
        await write(tx, row, side);
        await this.figures.refresh(tx, [reader.viewer.userId]);
      },
    });
  }

  close(reader: Reader, id: string): Promise<Consultation> {
    return this.transitions.run(reader, id, { action: 'CLOSE' });
  }

  cancel(reader: Reader, id: string): Promise<Consultation> {
    return this.transitions.run(reader, id, { action: 'CANCEL' });
  }

  /** Once. */
  rate(reader: Reader, id: string, input: z.input<typeof ratingFields>): Promise<Consultation> {
    const { rating, comment } = parseInput(ratingFields, input);
    return this.transitions.run(reader, id, {
      action: 'RATE',
      change: ({ ratedAt }) => {
        if (ratedAt) throw userError('INVALID_STATE', message('consultations.rated'), 'id');
        return { rating, ratingComment: comment ?? null, ratedAt: new Date() };
      },
      also: (tx, { dermatologistId }) => this.figures.refresh(tx, dermatologistId ? [dermatologistId] : []),
    });
  }

  /** The case that is being claimed is among them. Claims at once must not get past the limit together. */
  async #requireRoom(tx: Transaction, dermatologistId: string): Promise<void> {
    await lockPerson(tx, 'CONSULTATION_CLAIM', dermatologistId);
    const open = and(eq(consultations.dermatologistId, dermatologistId), statusIn(IN_WORK));
    if ((await tx.$count(consultations, open)) <= this.mostOpen) return;
    throw userError('LIMIT_REACHED', message('consultations.case-limit', { maximum: this.mostOpen }), 'id');
  }
}

const writing =
  ({ viewer }: Reader, kind: MessageKind, text: string) =>
  async (tx: Transaction, row: Consultation, side: ConsultationSide): Promise<void> => {
    await appendMessage(tx, { consultationId: row.id, side, authorId: viewer.userId, kind, text });
  };
