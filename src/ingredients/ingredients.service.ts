import { eq, inArray, sql } from 'drizzle-orm';
import { alignTo } from '../platform/database/align.ts';
import { anyOf } from '../platform/database/any-of.ts';
import { atFirstUse } from '../platform/database/at-first-use.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import type { Page } from '../platform/database/keyset.ts';
import { notFound } from '../platform/errors.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { ActiveGroup } from '../rules/active-groups.ts';
import { nameKey } from './facts/ingredient-names.ts';
import { type Ingredient, ingredientColumns, selectIngredients } from './facts/ingredient-rows.ts';
import {
  fragranceAllergens,
  ingredientNames,
  ingredients,
  mergedIngredients,
} from './facts/ingredients.table.ts';
import {
  type IngredientFilter,
  IngredientSearches,
  type RankCursor,
  type RankedIngredient,
} from './ingredient-search.ts';
import { LabelMatcher, type MatchedLabel } from './labels/label-matcher.ts';

export interface IngredientQuery {
  viewer: Viewer;
  /** The search text; null for all. */
  search: string | null;
  filter: IngredientFilter;
}

export class IngredientsService {
  readonly #searches: IngredientSearches;
  readonly #matcher: LabelMatcher;
  readonly #statements = atFirstUse(() => prepareStatements(this.db));

  constructor(private readonly db: Database) {
    this.#searches = new IngredientSearches(db);
    this.#matcher = new LabelMatcher(db);
  }

  async get(id: string): Promise<Ingredient> {
    const [row] = await this.#statements().byId.execute({ id });
    if (!row) throw notFound('ingredient');
    return row;
  }

  /** By INCI name, whatever its case, accents and hyphens. */
  async getByInciName(inciName: string): Promise<Ingredient> {
    const [row] = await this.#statements().byNameKey.execute({ nameKey: nameKey(inciName) });
    if (!row) throw notFound('ingredient');
    return row;
  }

  /** Ingredients with exactly this name, synonym, CAS or EC number, INCI names first; at most 10. */
  findByName(name: string): Promise<Ingredient[]> {
    return this.#statements().byAnyName.execute({ nameKey: nameKey(name) });
  }

  /** In the order of the ids, also of merged ingredients; null for those that do not exist. One statement. */
  async getMany(
    ids: readonly string[],
    tx: Database | Transaction = this.db,
  ): Promise<(Ingredient | null)[]> {
    if (ids.length === 0) return [];
    const asked = sql`(
      select asked.id, coalesce(merged.ingredient_id, asked.id) as present_id
      from unnest(${sql.param([...new Set(ids)])}::uuid[]) as asked(id)
      left join ${mergedIngredients} merged on merged.former_id = asked.id
    ) asked`;
    const rows = await tx
      .select({ askedId: sql<string>`asked.id`, ...ingredientColumns })
      .from(ingredients)
      .innerJoin(asked, sql`asked.present_id = ${ingredients.id}`)
      .leftJoin(fragranceAllergens, eq(fragranceAllergens.id, ingredients.fragranceAllergenId));
    return alignTo(ids, rows, ({ askedId }) => askedId);
  }

  /** All of these groups, by name. */
  listByActiveGroup(groups: readonly ActiveGroup[]): Promise<Ingredient[]> {
    return selectIngredients(this.db)
      .where(anyOf(ingredients.activeGroup, groups))
      .orderBy(ingredients.nameKey);
  }

  /** Best match first, or by name without a search. Reads one more than requested. */
  async search(query: IngredientQuery, page: Page<RankCursor>): Promise<RankedIngredient[]> {
    return this.#searches.list(userQuery(query), page);
  }

  async count(query: IngredientQuery): Promise<number> {
    return this.#searches.count(userQuery(query));
  }

  /**
   * The items of a label as printed, in order, each with the ingredient that it most likely is. The number of
   * statements does not depend on the label. Throws the fault BAD_USER_INPUT over 20,000 characters.
   */
  async matchLabel(text: string): Promise<MatchedLabel> {
    const [label] = await this.matchLabels([text]);
    return label!;
  }

  /**
   * Several labels at once, in order, with a constant number of statements. `checkCount` receives the number of items
   * read so far, before anything is looked up, and may throw.
   */
  matchLabels(texts: readonly string[], checkCount?: (items: number) => void): Promise<MatchedLabel[]> {
    return this.#matcher.match(texts, checkCount);
  }
}

const userQuery = ({ viewer, search, filter }: IngredientQuery) => ({
  userId: viewer.userId,
  search,
  filter,
});

function prepareStatements(db: Database) {
  const key = sql.placeholder('nameKey');
  const named = db
    .select({ id: ingredientNames.ingredientId })
    .from(ingredientNames)
    .where(eq(ingredientNames.nameKey, key));
  return {
    byId: selectIngredients(db)
      .where(sql`${ingredients.id} = coalesce(
        (select ingredient_id from ${mergedIngredients} where former_id = ${sql.placeholder('id')}::uuid),
        ${sql.placeholder('id')}::uuid)`)
      .prepare('ingredients_by_id'),
    byNameKey: selectIngredients(db).where(eq(ingredients.nameKey, key)).prepare('ingredients_by_name'),
    byAnyName: selectIngredients(db)
      .where(inArray(ingredients.id, named))
      .orderBy(sql`${ingredients.nameKey} <> ${key}`, ingredients.nameKey)
      .limit(10)
      .prepare('ingredients_by_any_name'),
  };
}
