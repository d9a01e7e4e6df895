import { randomUUID } from 'node:crypto';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, isReferenceGone } from '../../platform/database/database.ts';
import {
  type CreationCursor,
  cursorValues,
  olderThanCursor,
  type Page,
} from '../../platform/database/keyset.ts';
import { notFound, userError } from '../../platform/errors.ts';
import { clientRequestIdField, parseInput } from '../../platform/validation.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { RoutineSteps } from '../plans/routine-steps.ts';
import type { RoutinesService } from '../plans/routines.service.ts';
import { type Routine, routineSteps, type SkinReaction, skinReactions } from '../plans/routines.table.ts';
import { REST_DAYS, reactionAdvice, stepsToRest, suspectsOf } from '../rules/reaction-rules.ts';
import {
  REACTION_SEVERITIES,
  REACTION_SYMPTOMS,
  type ReactionSeverity,
  type ReactionSymptom,
} from '../rules/reactions.ts';
import { dayNumber, dayText } from '../rules/step-schedule.ts';

export interface ReportReaction {
  clientRequestId?: string | null;
  routineId?: string | null;
  stepId?: string | null;
  severity: ReactionSeverity;
  symptoms: ReactionSymptom[];
  note?: string | null;
  occurredOn?: string | null;
}

export interface ReportedReaction {
  reaction: SkinReaction;
  routine: Routine | null;
  advice: string;
  seeDermatologist: boolean;
  urgent: boolean;
}

const fields = z.object({
  clientRequestId: clientRequestIdField,
  severity: z.enum(REACTION_SEVERITIES),
  symptoms: z
    .array(z.enum(REACTION_SYMPTOMS))
    .min(1, 'Enter at least one symptom.')
    .max(REACTION_SYMPTOMS.length, 'Enter each symptom only once.'),
  note: z.string().trim().max(2000, 'A note may have at most 2,000 characters.').optional(),
});
const MAX_AGE_DAYS = 60;

export class ReactionsService {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(
    private readonly db: Database,
    private readonly routines: RoutinesService,
    private readonly steps: RoutineSteps,
  ) {
    this.#statements = prepareStatements(db);
  }

  /**
   * Records a reaction and pauses the actives of all routines for 7 days, except prescribed ones. Suspects are steps of
   * one routine, by default the active one. Idempotent by `clientRequestId`.
   */
  async report(viewer: Viewer, input: ReportReaction): Promise<ReportedReaction> {
    const given = parseInput(fields, {
      clientRequestId: input.clientRequestId ?? undefined,
      severity: input.severity,
      symptoms: input.symptoms,
      note: input.note ?? undefined,
    });
    const { today } = await this.routines.today(viewer);
    const occurredOn = input.occurredOn ?? today;
    const age = dayNumber(today) - dayNumber(occurredOn);
    if (age < 0 || age > MAX_AGE_DAYS) {
      const message = `The day must be today or one of the ${MAX_AGE_DAYS} days before.`;
      throw userError('INVALID', message, 'occurredOn');
    }
    const routine = input.routineId
      ? await this.routines.get(viewer, input.routineId)
      : await this.routines.active(viewer);
    if (input.stepId && !routine) throw notFound('The step');
    // All routines are paused, in case the person switches to another one.
    const all = await this.routines.all(viewer);
    const steps = await this.steps.of(all.map(({ id }) => id));
    const plans = await this.steps.plans(all.map((each, index) => ({ ...each, steps: steps[index]! })));
    const plan = plans[all.findIndex(({ id }) => id === routine?.id)] ?? null;
    if (input.stepId && !plan?.steps.some(({ key }) => key === input.stepId)) throw notFound('The step');

    const restsUntil = dayText(dayNumber(occurredOn) + REST_DAYS);
    const resting = plans.flatMap(stepsToRest);
    const work = this.db.transaction(async (tx) => {
      const [inserted] = await tx
        .insert(skinReactions)
        .values({
          userId: viewer.userId,
          clientRequestId: given.clientRequestId ?? randomUUID(),
          routineId: routine?.id ?? null,
          stepId: input.stepId ?? null,
          severity: given.severity,
          symptoms: [...new Set(given.symptoms)],
          note: given.note || null,
          suspects: plan ? suspectsOf(plan, input.stepId ?? null, dayNumber(occurredOn)) : [],
          occurredOn,
          restsUntil,
        })
        .onConflictDoNothing({ target: [skinReactions.userId, skinReactions.clientRequestId] })
        .returning();
      if (inserted && resting.length > 0) {
        await tx
          .update(routineSteps)
          .set({
            pausedFrom: sql`case when ${routineSteps.pausedUntil} >= ${occurredOn}::date
              then least(${routineSteps.pausedFrom}, ${occurredOn}::date) else ${occurredOn}::date end`,
            pausedUntil: sql`greatest(${routineSteps.pausedUntil}, ${restsUntil}::date)`,
          })
          // A step has only one pause: extending an earlier, separate one would also cover the days in between.
          .where(
            and(
              inArray(routineSteps.id, resting),
              sql`coalesce(${routineSteps.pausedFrom} <= ${restsUntil}::date, true)`,
            ),
          );
      }
      return inserted;
    });
    const reaction = await work.catch((error: unknown) => {
      throw isReferenceGone(error) ? notFound(input.stepId ? 'The step' : 'The routine') : error;
    });
    return {
      reaction: reaction ?? (await this.#byRequest(viewer, given.clientRequestId!)),
      routine,
      ...reactionAdvice(
        given,
        plan?.steps.some(({ prescribed }) => prescribed) ?? false,
        plan !== null && stepsToRest(plan).length > 0,
      ),
    };
  }

  /** Newest first. Reads one more than requested. */
  list(viewer: Viewer, page: Page<CreationCursor>): Promise<SkinReaction[]> {
    return this.#statements.list.execute({
      userId: viewer.userId,
      limit: page.first + 1,
      ...cursorValues(page.after),
    });
  }

  async count(viewer: Viewer): Promise<number> {
    return this.db.$count(skinReactions, eq(skinReactions.userId, viewer.userId));
  }

  /** The first day on which actives may be resumed, `YYYY-MM-DD`; null without a reaction. */
  async restsUntil(viewer: Viewer): Promise<string | null> {
    const [row] = await this.#statements.restsUntil.execute({ userId: viewer.userId });
    return row?.day ?? null;
  }

  /** Whether there was a severe reaction since that day. */
  async hadSevere(userId: string, since: string): Promise<boolean> {
    const rows = await this.#statements.severe.execute({ userId, since });
    return rows.length > 0;
  }

  async #byRequest(viewer: Viewer, clientRequestId: string): Promise<SkinReaction> {
    const [row] = await this.db
      .select()
      .from(skinReactions)
      .where(
        and(eq(skinReactions.userId, viewer.userId), eq(skinReactions.clientRequestId, clientRequestId)),
      );
    return row!;
  }
}

function prepareStatements(db: Database) {
  const own = eq(skinReactions.userId, sql.placeholder('userId'));
  return {
    list: db
      .select()
      .from(skinReactions)
      .where(and(own, olderThanCursor(skinReactions.createdAt, skinReactions.id)))
      .orderBy(desc(skinReactions.createdAt), desc(skinReactions.id))
      .limit(sql.placeholder('limit'))
      .prepare('skin_reactions_list'),
    restsUntil: db
      .select({ day: sql<string | null>`max(${skinReactions.restsUntil})::text` })
      .from(skinReactions)
      .where(own)
      .prepare('skin_reactions_rest'),
    severe: db
      .select({ id: skinReactions.id })
      .from(skinReactions)
      .where(
        and(
          own,
          eq(skinReactions.severity, sql`'SEVERE'`),
          sql`${skinReactions.occurredOn} >= ${sql.placeholder('since')}::date`,
        ),
      )
      .limit(1)
      .prepare('skin_reactions_severe'),
  };
}
