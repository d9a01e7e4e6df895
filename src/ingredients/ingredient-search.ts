import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { PgSelect } from 'drizzle-orm/pg-core';
import { atFirstUse } from '../platform/database/at-first-use.ts';
import { LIMIT_OF_COUNT } from '../platform/database/count-rows.ts';
import type { Database } from '../platform/database/database.ts';
import type { Page } from '../platform/database/keyset.ts';
import type { ActiveGroup, IngredientBenefit } from '../rules/active-groups.ts';
import type { IngredientFamily } from '../rules/ingredient-families.ts';
import { familyOfWord } from './facts/family-words.ts';
import { nameKey } from './facts/ingredient-names.ts';
import { type Ingredient, ingredientColumns } from './facts/ingredient-rows.ts';
import {
  avoidedFamilies,
  avoidedIngredients,
  fragranceAllergens,
  ingredientFamilies,
  ingredientNames,
  ingredients,
} from './facts/ingredients.table.ts';
import {
  alikeNames,
  familyNames,
  isBroad,
  isLiteral,
  leadingNames,
  literalNames,
  MIN_WITHIN,
} from './found-names.ts';

export type PregnancyFilter = 'OK' | 'NO_WARNING';

/** Filter for ingredients; an absent condition matches all. */
export interface IngredientFilter {
  function?: string | null;
  benefit?: IngredientBenefit | null;
  activeGroup?: ActiveGroup | null;
  family?: IngredientFamily | null;
  withoutAvoided?: boolean | null;
  pregnancy?: PregnancyFilter | null;
  fragranceAllergen?: boolean | null;
  maxComedogenicity?: number | null;
}

/** Position in a ranked list. */
export interface RankCursor {
  rank: number;
  id: string;
}
export type RankedIngredient = Ingredient & { rank: number };

export interface IngredientSearch {
  userId: string;
  search: string | null;
  filter: IngredientFilter;
}

const LAST_CHARACTER = '\u{10ffff}';

/**
 * Searches all names: exact INCI names first, then other names and numbers and the members of a family that is named,
 * prefixes, and text within. Falls back to similar spellings if nothing matches literally.
 */
export class IngredientSearches {
  readonly #statements = atFirstUse(() => prepareStatements(this.db));

  constructor(private readonly db: Database) {}

  /** Best match first, then by name. Reads one more than requested. */
  async list(search: IngredientSearch, page: Page<RankCursor>): Promise<RankedIngredient[]> {
    const values = {
      ...valuesOf(search),
      afterRank: page.after?.rank ?? -1,
      afterId: page.after?.id ?? null,
      limit: page.first + 1,
    };
    const { list } = this.#statements();
    if (values.q === null) return list.all.execute(values);
    if (values.q === '') return [];
    if (values.searchedFamily) return list.family.execute(values);
    const [broad] = await this.#statements().isBroad.execute(values);
    const leading = broad ? await list.leading.execute(values) : [];
    if (leading.length === values.limit) return leading;
    const literal = await list.literal.execute(values);
    if (literal.length > 0 || (await this.#isLiteral(values))) return literal;
    return list.alike.execute(values);
  }

  async count(search: IngredientSearch): Promise<number> {
    const values = valuesOf(search);
    if (values.q === '') return 0;
    const [row] = await this.#statements().count[await this.#way(values)].execute(values);
    return row?.count ?? 0;
  }

  async #way(values: ReturnType<typeof valuesOf>): Promise<'all' | 'family' | 'literal' | 'alike'> {
    if (values.q === null) return 'all';
    if (values.searchedFamily) return 'family';
    return (await this.#isLiteral(values)) ? 'literal' : 'alike';
  }

  async #isLiteral(values: ReturnType<typeof valuesOf>): Promise<boolean> {
    const [row] = await this.#statements().anyLiteral.execute(values);
    return row !== undefined;
  }
}

function valuesOf({ userId, search, filter }: IngredientSearch) {
  const q = search === null ? null : nameKey(search);
  const within = q && q.length >= MIN_WITHIN ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null;
  return {
    userId,
    q,
    prefixEnd: `${q}${LAST_CHARACTER}`,
    within,
    function: filter.function?.trim().toLowerCase() || null,
    benefit: filter.benefit ?? null,
    activeGroup: filter.activeGroup ?? null,
    family: filter.family ?? null,
    searchedFamily: search === null ? null : familyOfWord(search),
    withoutAvoided: filter.withoutAvoided ?? false,
    pregnancy: filter.pregnancy ?? null,
    fragranceAllergen: filter.fragranceAllergen ?? null,
    comedogenicity: filter.maxComedogenicity ?? null,
  };
}

function prepareStatements(db: Database) {
  const conditions = filterConditions();
  const allergen = eq(fragranceAllergens.id, ingredients.fragranceAllergenId);
  const rank = sql<number>`found.rank`;
  const afterName = sql`(select name_key from ingredients where id = ${sql.placeholder('afterId')}::uuid)`;
  const isFound = sql`found.ingredient_id = ${ingredients.id}`;
  const behind = sql`(found.rank, ${ingredients.nameKey}) > (${sql.placeholder('afterRank')}::int, coalesce(${afterName}, ''))`;
  const list = (found: SQL, name: string) =>
    db
      .select({ ...ingredientColumns, rank: rank.as('rank') })
      .from(ingredients)
      .innerJoin(found, isFound)
      .leftJoin(fragranceAllergens, allergen)
      .where(and(...conditions, behind))
      .orderBy(rank, ingredients.nameKey)
      .limit(sql.placeholder('limit'))
      .prepare(name);
  const one = { one: sql`1`.as('one') };
  const counted = (rows: PgSelect, name: string) =>
    db
      .select({ count: sql<number>`count(*)::int` })
      .from(rows.limit(LIMIT_OF_COUNT).as('counted'))
      .prepare(name);
  const countOf = (found: SQL, name: string) =>
    counted(
      db
        .select(one)
        .from(ingredients)
        .innerJoin(found, isFound)
        .where(and(...conditions))
        .$dynamic(),
      name,
    );
  return {
    isBroad: db
      .select({ one: sql`1`.as('one') })
      .from(sql`(select) one`)
      .where(isBroad)
      .prepare('ingredients_is_broad'),
    anyLiteral: db
      .select({ one: sql`1`.as('one') })
      .from(ingredientNames)
      .where(isLiteral)
      .limit(1)
      .prepare('ingredients_any_literal'),
    list: {
      all: db
        .select({ ...ingredientColumns, rank: sql<number>`0`.as('rank') })
        .from(ingredients)
        .leftJoin(fragranceAllergens, allergen)
        .where(and(...conditions, sql`${ingredients.nameKey} > coalesce(${afterName}, '')`))
        .orderBy(ingredients.nameKey)
        .limit(sql.placeholder('limit'))
        .prepare('ingredients_all'),
      family: list(familyNames, 'ingredients_family'),
      leading: list(leadingNames, 'ingredients_leading'),
      literal: list(literalNames, 'ingredients_literal'),
      alike: list(alikeNames, 'ingredients_alike'),
    },
    count: {
      all: counted(
        db
          .select(one)
          .from(ingredients)
          .where(and(...conditions))
          .$dynamic(),
        'ingredients_count_all',
      ),
      family: countOf(familyNames, 'ingredients_count_family'),
      literal: countOf(literalNames, 'ingredients_count_literal'),
      alike: countOf(alikeNames, 'ingredients_count_alike'),
    },
  };
}

function filterConditions(): SQL[] {
  const given = (name: string, type: string) => sql`${sql.placeholder(name)}::${sql.raw(type)}`;
  const unlessNull = (name: string, type: string, condition: SQL) =>
    sql`(${given(name, type)} is null or ${condition})`;
  const avoided = sql`(
    select 1 from ${avoidedIngredients} join ingredients as unwanted on unwanted.id = ${avoidedIngredients.ingredientId}
    where ${avoidedIngredients.userId} = ${sql.placeholder('userId')}
      and (unwanted.id = ${ingredients.id} or unwanted.fragrance_allergen_id = ${ingredients.fragranceAllergenId})
  )`;
  const memberOf = (families: SQL) =>
    sql`(select 1 from ${ingredientFamilies} where ingredient_id = ${ingredients.id} and ${families})`;
  const inAvoided = sql`family in (
    select family from ${avoidedFamilies} where user_id = ${sql.placeholder('userId')})`;
  const pregnancy = given('pregnancy', 'text');
  return [
    unlessNull('function', 'text', sql`${ingredients.functions} @> array[${given('function', 'text')}]`),
    unlessNull('benefit', 'text', sql`${ingredients.benefits} @> array[${given('benefit', 'text')}]`),
    unlessNull('activeGroup', 'text', sql`${ingredients.activeGroup} = ${given('activeGroup', 'text')}`),
    unlessNull('family', 'text', sql`exists ${memberOf(sql`family = ${given('family', 'text')}`)}`),
    sql`(not ${given('withoutAvoided', 'boolean')} or not exists ${avoided} and not exists ${memberOf(inAvoided)})`,
    unlessNull(
      'pregnancy',
      'text',
      sql`case ${pregnancy} when 'OK' then ${ingredients.pregnancyAdvice} = 'OK'
        else coalesce(${ingredients.pregnancyAdvice}, 'OK') = 'OK' end`,
    ),
    unlessNull(
      'fragranceAllergen',
      'boolean',
      sql`(${isNotNull(ingredients.fragranceAllergenId)}) = ${given('fragranceAllergen', 'boolean')}`,
    ),
    unlessNull(
      'comedogenicity',
      'real',
      sql`${ingredients.comedogenicityMax} <= ${given('comedogenicity', 'real')}`,
    ),
  ];
}
