import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import { type Database, isReferenceGone, type Transaction } from '../../platform/database/database.ts';
import { OwnRows } from '../../platform/database/own-rows.ts';
import { lockPerson } from '../../platform/database/person-lock.ts';
import { notFound, requireDay, userError } from '../../platform/errors.ts';
import { contentHash, sameRequest } from '../../platform/http/request-content.ts';
import { message, type Text } from '../../platform/language/text.ts';
import { addDays } from '../../platform/time/calendar-days.ts';
import { clientRequestIdField, parseInput, says } from '../../platform/validation.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { hasOpenEmergency, isEmergencyRow } from '../plans/open-emergency.ts';
import type { RoutineSteps } from '../plans/routine-steps.ts';
import type { RoutinesService } from '../plans/routines.service.ts';
import { type Routine, type SkinReaction, skinReactions } from '../plans/routines.table.ts';
import {
  isEmergency,
  REST_DAYS,
  reactionAdvice,
  SETTLING_DAYS,
  type Standstill,
  stepsToRest,
  suspectsOf,
} from '../rules/reaction-rules.ts';
import {
  REACTION_SEVERITIES,
  REACTION_SYMPTOMS,
  type ReactionSeverity,
  type ReactionSymptom,
} from '../rules/reactions.ts';
import type { RoutinePlan } from '../rules/routine-plan.ts';
import { dayNumber, dayText } from '../rules/step-schedule.ts';
import { holdAll, pauseActives, release } from './reaction-holds.ts';
import { type UsedProducts, withOrigins } from './used-products.ts';

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
  advice: Text;
  seeDermatologist: boolean;
  urgent: boolean;
}

const fields = z.object({
  clientRequestId: clientRequestIdField,
  severity: z.enum(REACTION_SEVERITIES),
  symptoms: z
    .array(z.enum(REACTION_SYMPTOMS))
    .min(1, says('routines.symptoms.none'))
    .max(REACTION_SYMPTOMS.length, says('routines.symptoms.twice')),
  note: z.string().trim().max(2000, says('routines.note.too-long')).optional(),
});
const MAX_AGE_DAYS = 60;
const DAY_MS = 86_400_000;

export class ReactionsService {
  readonly rows: OwnRows<typeof skinReactions>;
  readonly #statements = atFirstUse(() => prepareStatements(this.db));

  constructor(
    private readonly db: Database,
    private readonly routines: RoutinesService,
    private readonly steps: RoutineSteps,
    private readonly products: UsedProducts,
  ) {
    this.rows = new OwnRows(db, skinReactions, 'reaction');
  }

  /**
   * Records a reaction and pauses the actives of all routines for 7 days, except prescribed ones; an emergency holds every
   * step, prescribed ones too, until `resume`. Suspects are steps of one routine, by default the active one. Idempotent by
   * `clientRequestId`.
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
    const text = message('routines.day.recent', { days: MAX_AGE_DAYS });
    requireDay(occurredOn, [addDays(today, -MAX_AGE_DAYS), today], text, 'occurredOn');
    const routine = input.routineId
      ? await this.routines.rows.get(viewer, input.routineId)
      : await this.routines.active(viewer);
    if (input.stepId && !routine) throw notFound('step');
    // All routines are paused, in case the person switches to another one.
    const { all, plans } = await this.plans(viewer);
    const plan = plans[all.findIndex(({ id }) => id === routine?.id)] ?? null;
    if (input.stepId && !plan?.steps.some(({ key }) => key === input.stepId)) throw notFound('step');

    const hash = contentHash('reportReaction', input);
    const emergency = isEmergency(given.symptoms);
    const resting = plans.flatMap(stepsToRest);
    const stepKey = input.stepId ?? null;
    const day = dayNumber(occurredOn);
    const suspects = plan ? suspectsOf(plan, stepKey, day) : [];
    const used = await this.products.of(viewer.userId, plans, plan, { suspects, stepKey, day });
    const work = this.db.transaction(async (tx) => {
      await lockPerson(tx, 'ROUTINE', viewer.userId);
      const row = {
        userId: viewer.userId,
        clientRequestId: given.clientRequestId ?? randomUUID(),
        contentHash: hash,
        routineId: routine?.id ?? null,
        stepId: stepKey,
        severity: given.severity,
        symptoms: [...new Set(given.symptoms)],
        note: given.note || null,
        suspects,
        used,
        occurredOn,
        restsUntil: dayText(day + REST_DAYS),
      };
      return this.journal(tx, row, { resting, today });
    });
    const reaction = await work.catch((error: unknown) => {
      throw isReferenceGone(error) ? notFound(input.stepId ? 'step' : 'routine') : error;
    });
    const saved = reaction ?? sameRequest(await this.#byRequest(viewer, given.clientRequestId!), hash);
    if (emergency && !isEmergency(saved.symptoms)) {
      throw userError('CONFLICT', message('routines.reaction.saved-before'), 'clientRequestId');
    }
    return {
      reaction: saved,
      routine,
      ...reactionAdvice(
        saved,
        plan?.steps.some(({ prescribed }) => prescribed) ?? false,
        plan !== null && stepsToRest(plan).length > 0,
      ),
    };
  }

  /**
   * Saves a reaction and pauses `resting` until it is over; an emergency holds every step. Nothing happens if the request is
   * known; then it is undefined. The caller holds the lock ROUTINE.
   */
  async journal(
    tx: Transaction,
    row: typeof skinReactions.$inferInsert,
    { resting, today }: { resting: readonly string[]; today: string },
  ): Promise<SkinReaction | undefined> {
    const [inserted] = await tx
      .insert(skinReactions)
      .values({ ...row, used: await withOrigins(tx, row.used ?? []) })
      .onConflictDoNothing({ target: [skinReactions.userId, skinReactions.clientRequestId] })
      .returning();
    if (!inserted) return undefined;
    const { userId, symptoms, occurredOn, restsUntil } = inserted;
    if (isEmergency(symptoms)) await holdAll(tx, userId, occurredOn);
    else await pauseActives(tx, resting, { from: occurredOn, until: restsUntil, today });
    return inserted;
  }

  /**
   * Ends the hold of an emergency once a doctor allows products again: all steps go on, except that actives that are not
   * prescribed rest for 7 days more. Other open emergencies keep the hold. Idempotent.
   */
  async resume(viewer: Viewer, id: string, doctorAgreed: boolean): Promise<SkinReaction> {
    await this.routines.requireGuardian(viewer);
    const own = and(eq(skinReactions.id, id), eq(skinReactions.userId, viewer.userId));
    const { today } = await this.routines.today(viewer);
    const actives = (await this.plans(viewer)).plans.flatMap(stepsToRest);
    return this.db.transaction(async (tx) => {
      await lockPerson(tx, 'ROUTINE', viewer.userId);
      const [reaction] = await tx.select().from(skinReactions).where(own);
      if (!reaction) throw notFound('reaction');
      if (!isEmergency(reaction.symptoms)) {
        throw userError('INVALID_STATE', message('routines.reaction.holds-nothing'), 'id');
      }
      if (reaction.clearedAt) return reaction;
      if (!doctorAgreed) {
        throw userError('CONFIRMATION_REQUIRED', message('routines.reaction.ask-doctor'), 'doctorAgreed');
      }
      const [cleared] = await tx.update(skinReactions).set({ clearedAt: new Date() }).where(own).returning();
      if (!(await hasOpenEmergency(tx, viewer.userId))) await release(tx, viewer.userId, actives, today);
      return cleared!;
    });
  }

  /** What the reactions of a person forbid now; null if nothing. */
  async standstill(userId: string): Promise<Standstill | null> {
    const since = new Date(Date.now() - SETTLING_DAYS * DAY_MS);
    const [row] = await this.#statements().standstill.execute({
      userId,
      since: since.toISOString(),
      day: since.toISOString().slice(0, 10),
    });
    return row?.emergency ? 'EMERGENCY' : row?.settling ? 'SETTLING' : null;
  }

  /** The first day on which actives may be resumed, `YYYY-MM-DD`; null without a reaction. */
  async restsUntil(viewer: Viewer): Promise<string | null> {
    const [row] = await this.#statements().restsUntil.execute({ userId: viewer.userId });
    return row?.day ?? null;
  }

  /** Whether there was a severe reaction since that day. */
  async hadSevere(userId: string, since: string): Promise<boolean> {
    const rows = await this.#statements().severe.execute({ userId, since });
    return rows.length > 0;
  }

  /** All routines of a person. */
  async plans(viewer: Viewer): Promise<{ all: Routine[]; plans: RoutinePlan[] }> {
    const all = await this.routines.all(viewer);
    const steps = await this.steps.of(all.map(({ id }) => id));
    const plans = await this.steps.plans(all.map((each, index) => ({ ...each, steps: steps[index]! })));
    return { all, plans };
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
    restsUntil: db
      .select({ day: sql<string | null>`max(${skinReactions.restsUntil})::text` })
      .from(skinReactions)
      .where(own)
      .prepare('skin_reactions_rest'),
    standstill: db
      .select({
        emergency: sql<boolean>`bool_or(${isEmergencyRow} and ${skinReactions.clearedAt} is null)`,
        settling: sql<boolean>`bool_or(${skinReactions.clearedAt} > ${sql.placeholder('since')}::timestamptz
          or ${skinReactions.severity} = 'SEVERE' and ${skinReactions.restsUntil} > ${sql.placeholder('day')}::date)`,
      })
      .from(skinReactions)
      .where(own)
      .prepare('skin_reactions_standstill'),
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
