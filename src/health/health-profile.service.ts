import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ConsentFollower } from '../consents/consent-follower.ts';
import type { ConsentsService } from '../consents/consents.service.ts';
import type { ConsentKind } from '../consents/consents.table.ts';
import { atFirstUse } from '../platform/database/at-first-use.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import { lockPerson } from '../platform/database/person-lock.ts';
import { userError } from '../platform/errors.ts';
import { message } from '../platform/language/text.ts';
import { dayWithin, parseInput, says, within } from '../platform/validation.ts';
import type { Viewer } from '../platform/viewer.ts';
import { ALLERGIES, DIAGNOSES, PROCEDURES, type ProcedureKind } from '../users/profile/skin-profile.ts';
import { type HealthProfile, healthProfiles, medications } from './health.table.ts';
import { isCurrentOn, type MedicationsService } from './medications.service.ts';

/** Omitted fields are unchanged; null clears. */
export interface HealthProfileChange {
  diagnoses?: string[] | null;
  allergies?: string[] | null;
  procedures?: { kind: string; day: string; restWeeks?: number | null }[] | null;
  noMedications?: boolean | null;
}

/** What is known of a person's health, besides the medications themselves. */
export interface HealthFacts extends Pick<HealthProfile, 'diagnoses' | 'allergies' | 'procedures'> {
  /** Whether the person listed a medication or stated that they take none. */
  medicationsAnswered: boolean;
}

const MOST_PROCEDURES = 20;
const MOST_REST_WEEKS = 26;

/** Until the skin has healed as a rule; expert consensus (PROC-1, WAX-1). */
const REST_WEEKS: Readonly<Record<ProcedureKind, number>> = {
  PEEL: 2,
  LASER: 4,
  MICRONEEDLING: 2,
  SURGERY: 4,
  WAXING: 1,
};
const NOTHING: HealthFacts = { diagnoses: [], allergies: [], procedures: [], medicationsAnswered: false };

const fields = z.object({
  diagnoses: z.array(z.enum(DIAGNOSES)).max(DIAGNOSES.length, says('health.diagnoses.twice')).nullish(),
  allergies: z.array(z.enum(ALLERGIES)).max(ALLERGIES.length, says('health.allergies.twice')).nullish(),
  procedures: z
    .array(
      z.object({
        kind: z.enum(PROCEDURES),
        day: dayWithin('2000-01-01', '2100-01-01', 'routines.day.range'),
        restWeeks: within(0, MOST_REST_WEEKS, 'health.rest.range').nullish(),
      }),
    )
    .max(MOST_PROCEDURES, says('health.procedures.too-many'))
    .nullish(),
  noMedications: z.boolean().nullish(),
});

/** Diagnoses, allergies and procedures; kept only while the consent HEALTH_DATA is in effect. */
export class HealthProfileService implements ConsentFollower {
  readonly #byUser = atFirstUse(() => prepareByUser(this.db));

  constructor(
    private readonly db: Database,
    private readonly consents: ConsentsService,
    private readonly medications: MedicationsService,
  ) {}

  async of(userId: string): Promise<HealthFacts> {
    const [row] = await this.#byUser().execute({ userId });
    return row ?? NOTHING;
  }

  /** Throws CONSENT_REQUIRED and, for `noMedications` of a person who takes some, INVALID_STATE. */
  async update(viewer: Viewer, input: HealthProfileChange): Promise<void> {
    const { diagnoses, allergies, procedures, noMedications } = parseInput(fields, input);
    const set = {
      diagnoses: diagnoses === undefined ? undefined : [...new Set(diagnoses)],
      allergies: allergies === undefined ? undefined : [...new Set(allergies)],
      procedures: procedures === undefined ? undefined : (procedures ?? []).map(withRest),
      noMedications: noMedications === undefined ? undefined : (noMedications ?? false),
      updatedAt: new Date(),
    };
    const { userId } = viewer;
    const today = await this.medications.today(viewer);
    await this.db.transaction(async (tx) => {
      await lockPerson(tx, 'MEDICATIONS', userId);
      await this.consents.keepActive(tx, userId, 'HEALTH_DATA');
      if (set.noMedications && (await tx.$count(medications, isCurrentOn(userId, today))) > 0) {
        throw userError('INVALID_STATE', message('health.medications.in-use'), 'noMedications');
      }
      await tx
        .insert(healthProfiles)
        .values({ userId, ...set })
        .onConflictDoUpdate({ target: healthProfiles.userId, set });
    });
  }

  async consentWithdrawn(tx: Transaction, userId: string, kind: ConsentKind): Promise<void> {
    if (kind !== 'HEALTH_DATA') return;
    await tx.delete(healthProfiles).where(eq(healthProfiles.userId, userId));
    await tx.delete(medications).where(eq(medications.userId, userId));
  }
}

const withRest = ({
  kind,
  day,
  restWeeks,
}: {
  kind: ProcedureKind;
  day: string;
  restWeeks?: number | null;
}) => ({
  kind,
  day,
  restWeeks: restWeeks ?? REST_WEEKS[kind],
});

const prepareByUser = (db: Database) =>
  db
    .select({
      diagnoses: healthProfiles.diagnoses,
      allergies: healthProfiles.allergies,
      procedures: healthProfiles.procedures,
      medicationsAnswered: sql<boolean>`${healthProfiles.noMedications} or exists (
        select 1 from ${medications} where ${medications.userId} = ${sql.placeholder('userId')})`,
    })
    .from(healthProfiles)
    .where(eq(healthProfiles.userId, sql.placeholder('userId')))
    .prepare('health_profiles_by_user');
