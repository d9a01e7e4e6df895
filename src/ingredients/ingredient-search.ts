import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../platform/database.ts';
import type { Page } from '../platform/keyset.ts';
import type { ActiveGroup, IngredientBenefit } from './active-groups.ts';
import { nameKey } from './ingredient-names.ts';
import { type Ingredient, ingredientColumns } from './ingredient-rows.ts';
import { avoidedIngredients, fragranceAllergens, ingredients } from './ingredients.table.ts';

export const PREGNANCY_FILTERS = ['OK', 'NO_WARNING'] as const;
export type PregnancyFilter = (typeof PREGNANCY_FILTERS)[number];

/** Which ingredients; an absent condition holds for all. */
export interface IngredientFilter {
  function?: string | null;
  benefit?: IngredientBenefit | null;
  activeGroup?: ActiveGroup | null;
  withoutAvoided?: boolean | null;
  pregnancy?: PregnancyFilter | null;
  fragranceAllergen?: boolean | null;
  comedogenicityAtMost?: number | null;
}

/** Place in a ranked list. */
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

/** Misspellings are looked for from this length on. */
const MIN_FUZZY = 3;
const LAST_CHARACTER = '\u{10ffff}';

/** Searches all names: the same name first, then CAS numbers and synonyms, prefixes, and likeness in letters. */
export class IngredientSearches {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(db: Database) {
    this.#statements = prepareStatements(db);
  }

  /** Best first, then by name. Reads one more than asked for. */
  async list(search: IngredientSearch, page: Page<RankCursor>): Promise<RankedIngredient[]> {
    const values = {
      ...valuesOf(search),
      afterRank: page.after?.rank ?? -1,
      afterId: page.after?.id ?? null,
      limit: page.first + 1,
    };
    if (values.q === null) return this.#statements.all.execute(values);
    return values.q === '' ? [] : this.#statements.matching.execute(values);
  }

  async count(search: IngredientSearch): Promise<number> {
    const values = valuesOf(search);
    if (values.q === '') return 0;
    const statement = values.q === null ? this.#statements.countAll : this.#statements.countMatching;
    const [row] = await statement.execute(values);
    return row?.count ?? 0;
  }
}

function valuesOf({ userId, search, filter }: IngredientSearch) {
  const q = search === null ? null : nameKey(search);
  return {
    userId,
    q,
    prefixEnd: `${q}${LAST_CHARACTER}`,
    fuzzy: q && q.length >= MIN_FUZZY ? q : null,
    function: filter.function?.trim().toLowerCase() || null,
    benefit: filter.benefit ?? null,
    activeGroup: filter.activeGroup ?? null,
    withoutAvoided: filter.withoutAvoided ?? false,
    pregnancy: filter.pregnancy ?? null,
    fragranceAllergen: filter.fragranceAllergen ?? null,
    comedogenicity: filter.comedogenicityAtMost ?? null,
  };
}

function prepareStatements(db: Database) {
  const q = sql.placeholder('q');
  const fuzzy = sql.placeholder('fuzzy');
  // Ranks: 0 the INCI name, 1 another name, 2 and 3 the same as prefixes, 1000 to 2000 by likeness.
  const found = sql`(
    select ingredient_id, min(case
      when name_key = ${q} then case kind when 'INCI' then 0 else 1 end
      when name_key >= ${q} and name_key < ${sql.placeholder('prefixEnd')} then case kind when 'INCI' then 2 else 3 end
      else 2000 - round(1000 * greatest(similarity(name_key, ${fuzzy}), 0.9 * word_similarity(${fuzzy}, name_key)))
    end)::int as rank
    from ingredient_names
    where name_key >= ${q} and name_key < ${sql.placeholder('prefixEnd')}
      or kind in ('INCI', 'SYNONYM') and (name_key % ${fuzzy}::text or ${fuzzy}::text <% name_key)
    group by ingredient_id
  ) found`;
  const conditions = filterConditions();
  const allergen = eq(fragranceAllergens.id, ingredients.fragranceAllergenId);
  const foundOne = sql`found.ingredient_id = ${ingredients.id}`;
  const rank = sql<number>`found.rank`;
  const limit = sql.placeholder('limit');
  const count = { count: sql<number>`count(*)::int` };
  const afterName = sql`(select name_key from ingredients where id = ${sql.placeholder('afterId')}::uuid)`;
  return {
    matching: db
      .select({ ...ingredientColumns, rank: rank.as('rank') })
      .from(ingredients)
      .innerJoin(found, foundOne)
      .leftJoin(fragranceAllergens, allergen)
      .where(
        and(
          ...conditions,
          sql`(found.rank, ${ingredients.nameKey}) > (${sql.placeholder('afterRank')}::int, coalesce(${afterName}, ''))`,
        ),
      )
      .orderBy(rank, ingredients.nameKey)
      .limit(limit)
      .prepare('ingredients_matching'),
    all: db
      .select({ ...ingredientColumns, rank: sql<number>`0`.as('rank') })
      .from(ingredients)
      .leftJoin(fragranceAllergens, allergen)
      .where(and(...conditions, sql`${ingredients.nameKey} > coalesce(${afterName}, '')`))
      .orderBy(ingredients.nameKey)
      .limit(limit)
      .prepare('ingredients_all'),
    countMatching: db
      .select(count)
      .from(ingredients)
      .innerJoin(found, foundOne)
      .where(and(...conditions))
      .prepare('ingredients_count_matching'),
    countAll: db
      .select(count)
      .from(ingredients)
      .where(and(...conditions))
      .prepare('ingredients_count_all'),
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
