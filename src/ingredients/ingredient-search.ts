import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import type { Page } from '../platform/database/keyset.ts';
import type { ActiveGroup, IngredientBenefit } from '../rules/active-groups.ts';
import { nameKey } from './facts/ingredient-names.ts';
import { type Ingredient, ingredientColumns } from './facts/ingredient-rows.ts';
import {
  avoidedIngredients,
  fragranceAllergens,
  ingredientNames,
  ingredients,
} from './facts/ingredients.table.ts';

export type PregnancyFilter = 'OK' | 'NO_WARNING';

/** Filter for ingredients; an absent condition matches all. */
export interface IngredientFilter {
  function?: string | null;
  benefit?: IngredientBenefit | null;
  activeGroup?: ActiveGroup | null;
  withoutAvoided?: boolean | null;
  pregnancy?: PregnancyFilter | null;
  fragranceAllergen?: boolean | null;
  comedogenicityAtMost?: number | null;
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

/** Minimum length of a search for text within names and for misspellings. */
const MIN_WITHIN = 3;
const LAST_CHARACTER = '\u{10ffff}';

/**
 * Searches all names: exact INCI names first, then other names and numbers, prefixes, and text within. Falls back to
 * similar spellings if nothing matches literally.
 */
export class IngredientSearches {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(db: Database) {
    this.#statements = prepareStatements(db);
  }

  /** Best match first, then by name. Reads one more than requested. */
  async list(search: IngredientSearch, page: Page<RankCursor>): Promise<RankedIngredient[]> {
    const values = {
      ...valuesOf(search),
      afterRank: page.after?.rank ?? -1,
      afterId: page.after?.id ?? null,
      limit: page.first + 1,
    };
    if (values.q === null) return this.#statements.list.all.execute(values);
    return values.q === '' ? [] : this.#statements.list[await this.#way(values)].execute(values);
  }

  async count(search: IngredientSearch): Promise<number> {
    const values = valuesOf(search);
    if (values.q === '') return 0;
    const way = values.q === null ? 'all' : await this.#way(values);
    const [row] = await this.#statements.count[way].execute(values);
    return row?.count ?? 0;
  }

  async #way(values: ReturnType<typeof valuesOf>): Promise<'literal' | 'alike'> {
    const [row] = await this.#statements.anyLiteral.execute(values);
    return row ? 'literal' : 'alike';
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
    withoutAvoided: filter.withoutAvoided ?? false,
    pregnancy: filter.pregnancy ?? null,
    fragranceAllergen: filter.fragranceAllergen ?? null,
    comedogenicity: filter.comedogenicityAtMost ?? null,
  };
}

/** Ranks of literal matches: 0 the INCI name, 1 another name, 2 and 3 their prefixes, 4 and 5 text within. */
const literalRank = sql`case
  when name_key = ${sql.placeholder('q')} then 0
  when name_key >= ${sql.placeholder('q')} and name_key < ${sql.placeholder('prefixEnd')} then 2
  else 4 end + case kind when 'INCI' then 0 else 1 end`;
const isLiteral = sql`(name_key >= ${sql.placeholder('q')} and name_key < ${sql.placeholder('prefixEnd')}
  or kind in ('INCI', 'SYNONYM') and name_key like ${sql.placeholder('within')})`;

/** 0 to 1000; more similar names have lower ranks. */
const alikeRank = sql`1000 - round(1000 * greatest(
  similarity(name_key, ${sql.placeholder('q')}), 0.9 * word_similarity(${sql.placeholder('q')}, name_key)))`;
const isAlike = sql`kind in ('INCI', 'SYNONYM')
  and (name_key % ${sql.placeholder('q')}::text or ${sql.placeholder('q')}::text <% name_key)`;

function prepareStatements(db: Database) {
  const conditions = filterConditions();
  const allergen = eq(fragranceAllergens.id, ingredients.fragranceAllergenId);
  const rank = sql<number>`found.rank`;
  const afterName = sql`(select name_key from ingredients where id = ${sql.placeholder('afterId')}::uuid)`;
  const foundBy = (isFound: SQL, rankOf: SQL) =>
    sql`(select ingredient_id, min(${rankOf})::int as rank from ingredient_names where ${isFound} group by ingredient_id) found`;
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
  const count = { count: sql<number>`count(*)::int` };
  const countOf = (found: SQL, name: string) =>
    db
      .select(count)
      .from(ingredients)
      .innerJoin(found, isFound)
      .where(and(...conditions))
      .prepare(name);
  const [literal, alike] = [foundBy(isLiteral, literalRank), foundBy(isAlike, alikeRank)];
  return {
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
      literal: list(literal, 'ingredients_literal'),
      alike: list(alike, 'ingredients_alike'),
    },
    count: {
      all: db
        .select(count)
        .from(ingredients)
        .where(and(...conditions))
        .prepare('ingredients_count_all'),
      literal: countOf(literal, 'ingredients_count_literal'),
      alike: countOf(alike, 'ingredients_count_alike'),
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
  const pregnancy = given('pregnancy', 'text');
  return [
    unlessNull('function', 'text', sql`${ingredients.functions} @> array[${given('function', 'text')}]`),
    unlessNull('benefit', 'text', sql`${ingredients.benefits} @> array[${given('benefit', 'text')}]`),
    unlessNull('activeGroup', 'text', sql`${ingredients.activeGroup} = ${given('activeGroup', 'text')}`),
    sql`(not ${given('withoutAvoided', 'boolean')} or not exists ${avoided})`,
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
