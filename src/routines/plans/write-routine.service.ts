import { randomUUID } from 'node:crypto';
import { and, eq, notInArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ConsentsService } from '../../consents/consents.service.ts';
import { type Database, isReferenceGone, type Transaction } from '../../platform/database/database.ts';
import { lockPerson } from '../../platform/database/person-lock.ts';
import { notFound, userError } from '../../platform/errors.ts';
import { contentHash, sameRequest } from '../../platform/http/request-content.ts';
import { message } from '../../platform/language/text.ts';
import { clientRequestIdField, parseInput } from '../../platform/validation.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { RULES_VERSION } from '../../rules/rule-catalogue.ts';
import { HELD_UNTIL } from '../rules/reaction-rules.ts';
import type { AhaUses } from './aha-uses.ts';
import type { CareProfiles } from './care-profiles.ts';
import { hasOpenEmergency } from './open-emergency.ts';
import { changedProfile, profileForRoutine } from './profile-answers.ts';
import { nameField, type ProfileInput, stepsField } from './routine-input.ts';
import type { RoutineSteps } from './routine-steps.ts';
import { MAX_ROUTINES, type RoutinesService } from './routines.service.ts';
import { type Routine, type RoutineStep, routineSteps, routines } from './routines.table.ts';
import { cleared, type NewStep, resolveSteps, type StepInput } from './step-rows.ts';

export interface CreateRoutine {
  clientRequestId?: string | null;
  name: string;
  steps: StepInput[];
  profile?: ProfileInput | null;
  activate?: boolean | null;
}

export interface UpdateRoutine {
  id: string;
  name?: string | null;
  steps?: StepInput[] | null;
  profile?: ProfileInput | null;
}

export type NewRoutine = { contentHash: string } & Pick<
  Routine,
  'clientRequestId' | 'name' | 'origin' | 'startsOn' | 'profile' | 'notes' | 'usesHealthData' | 'analysisId'
>;

const createFields = z.object({
  clientRequestId: clientRequestIdField,
  name: nameField,
  steps: stepsField,
});
const updateFields = z.object({ name: nameField.optional(), steps: stepsField.optional() });

/** Writes routines, both composed by a person and generated. */
export class WriteRoutineService {
  constructor(
    private readonly db: Database,
    private readonly routines: RoutinesService,
    private readonly steps: RoutineSteps,
    private readonly profiles: CareProfiles,
    private readonly consents: ConsentsService,
    private readonly ahaUses: AhaUses,
  ) {}

  async create(viewer: Viewer, input: CreateRoutine): Promise<Routine> {
    await this.routines.requireGuardian(viewer);
    const fields = parseInput(createFields, {
      clientRequestId: input.clientRequestId,
      name: input.name,
      steps: input.steps.map(cleared),
    });
    const profile = profileForRoutine(input.profile, (await this.profiles.known(viewer.userId)).profile);
    const { today } = await this.routines.today(viewer);
    const steps = await resolveSteps(this.steps, fields.steps, profile, []);
    const routine: NewRoutine = {
      clientRequestId: fields.clientRequestId ?? randomUUID(),
      contentHash: contentHash('createRoutine', input),
      name: fields.name,
      origin: 'OWN',
      startsOn: today,
      profile,
      notes: [],
      usesHealthData: false,
      analysisId: null,
    };
    return this.insert(viewer, { routine, steps, activate: input.activate ?? false, today });
  }

  /**
   * Retrying with the same `clientRequestId` returns the same routine. `healthConsent` is the consent HEALTH_DATA that was in effect
   * when health data was read; throws CONSENT_REQUIRED if it was withdrawn since.
   */
  async insert(
    viewer: Viewer,
    made: {
      routine: NewRoutine;
      steps: readonly NewStep[];
      activate: boolean;
      today: string;
      healthConsent?: string | null;
    },
  ): Promise<Routine> {
    const { userId } = viewer;
    const work = this.db.transaction(async (tx) => {
      // Before the other lock, as in the transaction that withdraws the consent.
      if (made.routine.usesHealthData)
        await this.consents.keepActive(tx, userId, 'HEALTH_DATA', made.healthConsent);
      // Two concurrent requests of one user must not exceed the limit together.
      await lockPerson(tx, 'ROUTINE', userId);
      const request = eq(routines.clientRequestId, made.routine.clientRequestId);
      const [known] = await tx
        .select()
        .from(routines)
        .where(and(eq(routines.userId, userId), request));
      if (known) return sameRequest(known, made.routine.contentHash);
      if ((await tx.$count(routines, eq(routines.userId, userId))) >= MAX_ROUTINES) {
        throw userError('LIMIT_REACHED', message('routines.too-many', { maximum: MAX_ROUTINES }));
      }
      const [row] = await tx
        .insert(routines)
        .values({ ...made.routine, userId, rulesVersion: RULES_VERSION })
        .returning();
      await this.#save(tx, row!, made.steps, made.today);
      return made.activate ? this.routines.activateIn(tx, viewer, row!.id, made.today) : row!;
    });
    return work.catch((error: unknown) => {
      throw isReferenceGone(error) ? notFound('analysis') : error;
    });
  }

  /** Steps in the new order: those with an id are updated, those without are new, all others are removed. */
  async update(viewer: Viewer, input: UpdateRoutine): Promise<Routine> {
    await this.routines.requireGuardian(viewer);
    const fields = parseInput(updateFields, {
      name: input.name ?? undefined,
      steps: input.steps?.map(cleared),
    });
    const routine = await this.routines.rows.get(viewer, input.id);
    const profile = input.profile ? changedProfile(input.profile, routine.profile) : routine.profile;
    const [present = []] = fields.steps ? await this.steps.of([routine.id]) : [];
    const steps = fields.steps && (await resolveSteps(this.steps, fields.steps, profile, present));
    const { today } = await this.routines.today(viewer);
    const changed = await this.db.transaction(async (tx) => {
      // An emergency that is reported meanwhile holds the new steps too.
      await lockPerson(tx, 'ROUTINE', viewer.userId);
      const [updated] = await tx
        .update(routines)
        .set({
          updatedAt: new Date(),
          ...(fields.name !== undefined && { name: fields.name }),
          ...(input.profile && { profile }),
        })
        .where(
          and(
            eq(routines.id, routine.id),
            eq(routines.userId, viewer.userId),
            eq(routines.usesHealthData, routine.usesHealthData),
          ),
        )
        .returning();
      if (!updated) return null;
      if (profile.pregnancy !== routine.profile.pregnancy)
        await tx.update(routineSteps).set({ allowedFor: null }).where(eq(routineSteps.routineId, routine.id));
      if (steps) {
        if (updated.status === 'ACTIVE') await this.ahaUses.keep(tx, viewer.userId, today);
        const kept = steps.map(({ id }) => id);
        await tx
          .delete(routineSteps)
          .where(and(eq(routineSteps.routineId, routine.id), notInArray(routineSteps.id, kept)));
        await this.#save(tx, routine, steps, today);
      }
      return updated;
    });
    // Gone, or the consent HEALTH_DATA was withdrawn meanwhile: the steps are read again.
    return changed ?? this.update(viewer, input);
  }

  async #save(
    tx: Transaction,
    { id: routineId, userId }: Routine,
    steps: readonly NewStep[],
    today: string,
  ): Promise<void> {
    const isHeld = await hasOpenEmergency(tx, userId);
    const pause = isHeld ? { pausedFrom: today, pausedUntil: HELD_UNTIL } : {};
    const rows = steps.map((step, position) => ({ ...step, ...pause, routineId, position }));
    const set = Object.fromEntries(
      Object.entries(CHANGEABLE).map(([key, column]) => [key, sql.raw(`excluded.${column}`)]),
    );
    await tx
      .insert(routineSteps)
      .values(rows)
      .onConflictDoUpdate({
        target: routineSteps.id,
        set: {
          ...set,
          allowedFor: sql`case when ${isSameProduct} then ${routineSteps.allowedFor} end`,
        },
      });
  }
}

/** What a doctor allowed is allowed of this product only. */
const isSameProduct = sql`(${routineSteps.name}, ${routineSteps.type}, ${routineSteps.prescribed}, ${routineSteps.ingredients})
  is not distinct from (excluded.name, excluded.type, excluded.prescribed, excluded.ingredients)`;

/** Columns that an update may change; pauses are not the editor's. */
const CHANGEABLE = {
  position: 'position',
  session: 'session',
  type: 'type',
  name: 'name',
  label: 'label',
  ingredients: 'ingredients',
  schedule: 'schedule',
  startsOn: 'starts_on',
  prescribed: 'prescribed',
  established: 'established',
  fromMedications: 'from_medications',
  spf: 'spf',
  openedOn: 'opened_on',
  usableMonths: 'usable_months',
  instructions: 'instructions',
  waitBeforeMinutes: 'wait_before_minutes',
  waitAfterMinutes: 'wait_after_minutes',
  ruleId: 'rule_id',
  reason: 'reason',
  source: 'source',
} as const satisfies Partial<Record<keyof RoutineStep, string>>;
