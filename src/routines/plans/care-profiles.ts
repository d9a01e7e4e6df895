import { desc, eq, sql } from 'drizzle-orm';
import type { HealthProfileService } from '../../health/health-profile.service.ts';
import type { MedicationsService } from '../../health/medications.service.ts';
import type { AvoidedIngredientsService } from '../../ingredients/avoided-ingredients.service.ts';
import type { NamedIngredients } from '../../ingredients/named-ingredients.ts';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import type { Database } from '../../platform/database/database.ts';
import { localDay } from '../../platform/time/local-day.ts';
import { regionFor } from '../../rules/region.ts';
import { ageOf } from '../../users/age.ts';
import type { UsersService } from '../../users/users.service.ts';
import type { User } from '../../users/users.table.ts';
import { type CareProfile, DEFAULT_PROFILE, type Exclusions } from '../rules/care-profile.ts';
import { type Background, UNKNOWN_BACKGROUND } from '../rules/person.ts';
import { dayNumber } from '../rules/step-schedule.ts';
import { currentMedicines, formerOralRetinoid } from './current-medicines.ts';
import { ahaUses, skinReactions } from './routines.table.ts';

const LATEST_REACTIONS = 200;

/** What the account says of a person. */
export interface KnownPerson {
  /** The present day where the person lives, in days since 1970-01-01. */
  today: number;
  profile: CareProfile;
  background: Background;
}

interface Dependencies {
  db: Database;
  named: NamedIngredients;
  avoided: AvoidedIngredientsService;
  users: UsersService;
  health: HealthProfileService;
  medications: MedicationsService;
}

/** What is known of a person besides the present input: the account alone, never a routine. */
export class CareProfiles {
  readonly #statements = atFirstUse(() => prepareStatements(this.deps.db));

  constructor(private readonly deps: Dependencies) {}

  /** Four statements, however much there is. */
  async known(userId: string): Promise<KnownPerson> {
    const { users, health, medications } = this.deps;
    const [user, facts, taken, [aha]] = await Promise.all([
      users.find(userId),
      health.of(userId),
      medications.list(userId),
      this.#statements().aha.execute({ userId }),
    ]);
    const today = localDay(user?.timeZone ?? 'UTC', new Date());
    const day = dayNumber(today);
    if (!user) return { today: day, profile: DEFAULT_PROFILE, background: UNKNOWN_BACKGROUND };
    const { diagnoses, allergies, procedures, medicationsAnswered } = facts;
    return {
      today: day,
      profile: profileOf(user),
      background: {
        ...{ age: ageOf(user), skinTone: user.skinTone, region: regionFor(user) },
        ...{ severities: user.concernSeverities, diagnoses, allergies },
        medicines: currentMedicines(taken, today),
        areMedicinesKnown: medicationsAnswered,
        formerOralRetinoid: formerOralRetinoid(taken, today),
        latestAhaOn: aha ? dayNumber(aha.lastDay) : null,
        procedures: procedures.map(({ day, ...procedure }) => ({ ...procedure, day: dayNumber(day) })),
      },
    };
  }

  /**
   * INCI names in capitals; `more` are names of ingredients and families that the person adds now, as typed. Throws
   * `UserErrors` if one of them is not understood.
   */
  async exclusions(
    userId: string,
    { avoid = [], reactedTo = [] }: { avoid?: readonly string[]; reactedTo?: readonly string[] } = {},
  ): Promise<Exclusions> {
    const [avoided, reactions, typed] = await Promise.all([
      this.deps.avoided.namesFor(userId),
      this.#statements().suspects.execute({ userId }),
      this.deps.named.namesOf({ avoid, reactedTo }),
    ]);
    const capitals = (names: readonly string[]) => names.map((name) => name.toUpperCase());
    return {
      avoided: new Set(capitals([...avoided, ...typed.avoid])),
      reactedTo: new Set(capitals([...reactions.flatMap(({ suspects }) => suspects), ...typed.reactedTo])),
    };
  }
}

type Stated = Pick<
  User,
  'skinType' | 'concerns' | 'pregnancy' | 'fragranceFree' | 'vegan' | 'sensitivity' | 'experience'
>;

export function profileOf(user: Stated): CareProfile {
  const { skinType, concerns, pregnancy, fragranceFree, vegan } = user;
  return {
    ...{ skinType, concerns, pregnancy, fragranceFree, vegan },
    sensitivity: user.sensitivity ?? DEFAULT_PROFILE.sensitivity,
    experience: user.experience ?? DEFAULT_PROFILE.experience,
  };
}

function prepareStatements(db: Database) {
  const userId = sql.placeholder('userId');
  return {
    aha: db
      .select({ lastDay: ahaUses.lastDay })
      .from(ahaUses)
      .where(eq(ahaUses.userId, userId))
      .prepare('aha_uses_latest'),
    suspects: db
      .select({ suspects: skinReactions.suspects })
      .from(skinReactions)
      .where(eq(skinReactions.userId, userId))
      .orderBy(desc(skinReactions.createdAt))
      .limit(LATEST_REACTIONS)
      .prepare('skin_reactions_suspects'),
  };
}
