import { desc, eq, sql } from 'drizzle-orm';
import type { AvoidedIngredientsService } from '../../ingredients/avoided-ingredients.service.ts';
import type { NamedIngredients } from '../../ingredients/named-ingredients.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Region } from '../../rules/product-law.ts';
import { regionOf } from '../../rules/region.ts';
import type { UsersService } from '../../users/users.service.ts';
import { type CareProfile, DEFAULT_PROFILE, type Exclusions } from '../rules/care-profile.ts';
import { routines, skinReactions } from './routines.table.ts';

const LATEST_REACTIONS = 200;

/** What is known of a person besides the present input. */
export class CareProfiles {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(
    db: Database,
    private readonly named: NamedIngredients,
    private readonly avoided: AvoidedIngredientsService,
    private readonly users: UsersService,
  ) {
    this.#statements = prepareStatements(db);
  }

  /**
   * The profile of the account, complemented by that of the active or else the latest routine; null if both are empty.
   * A pregnancy counts wherever it was stated.
   */
  async known(userId: string): Promise<CareProfile | null> {
    const [[row], user] = await Promise.all([
      this.#statements.latestProfile.execute({ userId }),
      this.users.find(userId),
    ]);
    const said = row?.profile ?? null;
    if (!user || (!user.skinType && user.concerns.length === 0 && user.pregnancy === 'NONE')) return said;
    const base = said ?? DEFAULT_PROFILE;
    return {
      ...base,
      skinType: user.skinType ?? base.skinType,
      concerns: user.concerns.length > 0 ? user.concerns : base.concerns,
      pregnancy: user.pregnancy === 'NONE' ? base.pregnancy : user.pregnancy,
    };
  }

  /** The profile given for routines, with a pregnancy stated in the account's profile since. */
  async present(userId: string, profiles: readonly CareProfile[]): Promise<CareProfile[]> {
    return (await this.presentWithRegion(userId, profiles)).profiles;
  }

  /** The same, and whose law counts for the products of the person, by the language and region of their profile. */
  async presentWithRegion(
    userId: string,
    profiles: readonly CareProfile[],
  ): Promise<{ profiles: CareProfile[]; region: Region }> {
    const user = await this.users.find(userId);
    const { pregnancy = 'NONE', locale } = user ?? {};
    return {
      profiles: profiles.map((profile) => (pregnancy === 'NONE' ? profile : { ...profile, pregnancy })),
      region: locale === undefined ? 'EU' : regionOf(locale),
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
      this.avoided.namesFor(userId),
      this.#statements.suspects.execute({ userId }),
      this.named.namesOf(userId, { avoid, reactedTo }),
    ]);
    const capitals = (names: readonly string[]) => names.map((name) => name.toUpperCase());
    return {
      avoided: new Set(capitals([...avoided, ...typed.avoid])),
      reactedTo: new Set(capitals([...reactions.flatMap(({ suspects }) => suspects), ...typed.reactedTo])),
    };
  }
}

function prepareStatements(db: Database) {
  const userId = sql.placeholder('userId');
  return {
    latestProfile: db
      .select({ profile: routines.profile })
      .from(routines)
      .where(eq(routines.userId, userId))
      .orderBy(sql`${routines.status} = 'ACTIVE' desc`, desc(routines.createdAt), desc(routines.id))
      .limit(1)
      .prepare('routines_latest_profile'),
    suspects: db
      .select({ suspects: skinReactions.suspects })
      .from(skinReactions)
      .where(eq(skinReactions.userId, userId))
      .orderBy(desc(skinReactions.createdAt))
      .limit(LATEST_REACTIONS)
      .prepare('skin_reactions_suspects'),
  };
}
