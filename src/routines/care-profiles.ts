import { desc, eq, sql } from 'drizzle-orm';
import type { AvoidedIngredientsService } from '../ingredients/avoided-ingredients.service.ts';
import type { IngredientsService } from '../ingredients/ingredients.service.ts';
import type { Database } from '../platform/database.ts';
import type { CareProfile, Exclusions } from './care-profile.ts';
import { routines, skinReactions } from './routines.table.ts';

const LATEST_REACTIONS = 200;

/** What is known of a person besides what they say now. */
export class CareProfiles {
  readonly #ingredients: IngredientsService;
  readonly #avoided: AvoidedIngredientsService;
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(db: Database, ingredients: IngredientsService, avoided: AvoidedIngredientsService) {
    this.#ingredients = ingredients;
    this.#avoided = avoided;
    this.#statements = prepareStatements(db);
  }

  /** What the person said for the active routine, or else for the latest one; null without any. */
  async known(userId: string): Promise<CareProfile | null> {
    const [row] = await this.#statements.latestProfile.execute({ userId });
    return row?.profile ?? null;
  }

  /** INCI names in capitals; `more` are names that the person adds now, as they typed them. */
  async exclusions(
    userId: string,
    more: { avoided?: readonly string[]; reactedTo?: readonly string[] } = {},
  ): Promise<Exclusions> {
    const [ids, reactions, avoided, reactedTo] = await Promise.all([
      this.#avoided.listFor(userId),
      this.#statements.suspects.execute({ userId }),
      this.#namesOf(more.avoided ?? []),
      this.#namesOf(more.reactedTo ?? []),
    ]);
    const rows = await this.#ingredients.getMany(ids);
    const capitals = (names: readonly string[]) => names.map((name) => name.toUpperCase());
    return {
      avoided: new Set(capitals([...rows.flatMap((row) => row?.inciName ?? []), ...avoided])),
      reactedTo: new Set(capitals([...reactions.flatMap(({ suspects }) => suspects), ...reactedTo])),
    };
  }

  async #namesOf(typed: readonly string[]): Promise<string[]> {
    if (typed.length === 0) return [];
    const { items } = await this.#ingredients.matchLabel(typed.join(', '));
    return items.map(({ ingredient, text }) => ingredient?.inciName ?? text);
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
