import { type SQL, sql } from 'drizzle-orm';
import { SURE_LENGTH, SURE_NAMES } from '../facts/join-imported.ts';
import type { Executor } from './staging.ts';

/** Names in the table of a database that was never imported into, by far. */
const FEW_NAMES = 5000;

const isEmpty = (column: string) => `ingredients.${column} = '{}'`;
/** What the row has, then what the import adds. */
const both = (column: string) =>
  `ingredients.${column} || array(select item from unnest(excluded.${column}) item where item <> all(ingredients.${column}))`;
const orOld = (column: string) => `coalesce(excluded.${column}, ingredients.${column})`;

/**
 * Columns that an import fills: `open` says when it may where our data files describe the ingredient, `value` what it
 * becomes. An import never takes anything away.
 */
const IMPORTED: Readonly<Record<string, { open: string; value: string }>> = {
  inci_name: { open: 'false', value: 'excluded.inci_name' },
  synonyms: { open: isEmpty('synonyms'), value: both('synonyms') },
  cas_numbers: { open: isEmpty('cas_numbers'), value: both('cas_numbers') },
  ec_numbers: { open: isEmpty('ec_numbers'), value: both('ec_numbers') },
  functions: { open: isEmpty('functions'), value: both('functions') },
  cosing_id: { open: 'ingredients.cosing_id is null', value: orOld('cosing_id') },
  eu_annex: { open: 'false', value: orOld('eu_annex') },
  source: { open: 'false', value: 'excluded.source' },
};
const COLUMNS = Object.keys(IMPORTED);
const VALUES = Object.entries(IMPORTED).map(
  ([column, { open, value }]) =>
    `case when ingredients.curated and not (${open}) then ingredients.${column} else ${value} end`,
);
const list = (parts: string[]): SQL => sql.raw(parts.join(', '));

/** Brings what is staged into the database: a row that names a known substance otherwise joins it. */
export async function mergeStaged(
  tx: Executor,
  source: string,
): Promise<{ created: number; updated: number }> {
  await tx.execute(sql`analyze staged_rows (name_key, compact_key), staged_names (row_key)`);
  await findJoins(tx);
  const [counts] = await tx.execute(sql`
    with changed as (
      insert into ingredients (id, name_key, curated, ${list(COLUMNS)})
      select id, name_key, false, inci_name, synonyms, cas_numbers, ec_numbers, functions, cosing_id, eu_annex, ${source}
      from staged_rows where name_key not in (select row_key from staged_joins)
      on conflict (name_key) do update
      set ${list(COLUMNS.map((column, at) => `${column} = ${VALUES[at]}`))}, updated_at = now()
      where (${list(COLUMNS.map((column) => `ingredients.${column}`))}) is distinct from (${list(VALUES)})
      returning xmax = 0 as created
    )
    select count(*) filter (where created)::int as created, count(*) filter (where not created)::int as updated
    from changed`);
  const joined = await addJoined(tx);
  const rebuild = await dropNameIndexes(tx);
  await tx.execute(sql`
    insert into ingredient_names (ingredient_id, kind, name, name_key, compact_key, imported)
    select ingredients.id, staged_names.kind, staged_names.name, staged_names.name_key, staged_names.compact_key, true
    from staged_names join ingredients on ingredients.name_key = staged_names.row_key
    on conflict do nothing`);
  for (const definition of rebuild) await tx.execute(sql.raw(definition));
  await linkAllergens(tx);
  // Until then searches would read what waits for the index row by row, or not use the index at all.
  await tx.execute(sql`select gin_clean_pending_list('ingredient_names_trigrams')`);
  await tx.execute(sql`analyze ingredients, ingredient_names`);
  return { created: Number(counts!.created), updated: Number(counts!.updated) + joined };
}

/** Rows whose name is another name of exactly one known ingredient, by our data files or with a CAS number in common. */
async function findJoins(tx: Executor): Promise<void> {
  await tx.execute(sql`
    create temporary table staged_joins on commit drop as
    select staged_rows.name_key as row_key, min(known.id::text)::uuid as ingredient_id
    from staged_rows
    join ingredient_names name on name.compact_key = staged_rows.compact_key and name.kind in ('INCI', 'SYNONYM')
    join ingredients known on known.id = name.ingredient_id
    where not exists (select from ingredients same where same.name_key = staged_rows.name_key)
      and (known.curated and not name.imported
          and (char_length(name.compact_key) >= ${SURE_LENGTH} or name.compact_key = any(${sql.param(SURE_NAMES)}::text[]))
        or known.cas_numbers && staged_rows.cas_numbers)
    group by staged_rows.name_key
    having count(distinct known.id) = 1`);
}

/** The names of rows that joined an ingredient, and what it leaves open. Returns how many rows told something new. */
async function addJoined(tx: Executor): Promise<number> {
  const [counts] = await tx.execute(sql`
    with added as (
      insert into ingredient_names (ingredient_id, kind, name, name_key, compact_key, imported)
      select staged_joins.ingredient_id, case staged_names.kind when 'INCI' then 'SYNONYM' else staged_names.kind end,
        staged_names.name, staged_names.name_key, staged_names.compact_key, true
      from staged_names join staged_joins using (row_key)
      on conflict do nothing
      returning ingredient_id
    ), filled as (
      update ingredients set
        cas_numbers = case when ${sql.raw(isEmpty('cas_numbers'))} then more.cas_numbers else ingredients.cas_numbers end,
        ec_numbers = case when ${sql.raw(isEmpty('ec_numbers'))} then more.ec_numbers else ingredients.ec_numbers end,
        functions = case when ${sql.raw(isEmpty('functions'))} then more.functions else ingredients.functions end,
        cosing_id = coalesce(ingredients.cosing_id, more.cosing_id),
        updated_at = now()
      from (
        select distinct on (ingredient_id) staged_joins.ingredient_id, staged_rows.*
        from staged_joins join staged_rows on staged_rows.name_key = staged_joins.row_key
        order by staged_joins.ingredient_id, staged_rows.name_key
      ) more
      where ingredients.id = more.ingredient_id and (
        ${sql.raw(isEmpty('cas_numbers'))} and more.cas_numbers <> '{}'
        or ${sql.raw(isEmpty('ec_numbers'))} and more.ec_numbers <> '{}'
        or ${sql.raw(isEmpty('functions'))} and more.functions <> '{}'
        or ingredients.cosing_id is null and more.cosing_id is not null)
      returning ingredients.id
    )
    select count(*)::int as count from staged_joins
    where ingredient_id in (select ingredient_id from added union select id from filled)`);
  return Number(counts!.count);
}

/**
 * Where most names are new, indexes made from all of them at once take a third of the time. Returns their definitions;
 * none where the table has many names already, whose readers would have to wait.
 */
async function dropNameIndexes(tx: Executor): Promise<string[]> {
  const [size] = await tx.execute(sql`
    select (select count(*) from ingredient_names) < ${FEW_NAMES}
      and (select count(*) from staged_names) > ${FEW_NAMES} as worthwhile`);
  if (!size?.worthwhile) return [];
  const indexes = await tx.execute(sql`
    select indexname as name, indexdef as definition from pg_indexes
    where schemaname = current_schema() and tablename = 'ingredient_names' and indexdef not like 'CREATE UNIQUE %'`);
  const names = indexes.map(({ name }) => sql.identifier(String(name)));
  if (names.length > 0) await tx.execute(sql`drop index ${sql.join(names, sql`, `)}`);
  return indexes.map(({ definition }) => String(definition));
}

/**
 * A substance with the CAS number of a fragrance allergen is that allergen. Extracts and oils are told by their names
 * only: their CAS numbers are those of the whole plant.
 */
async function linkAllergens(tx: Executor): Promise<void> {
  await tx.execute(sql`
    update ingredients set fragrance_allergen_id = known.fragrance_allergen_id
    from staged_rows, ingredient_names number, ingredient_names same, ingredients known
    where ingredients.name_key = staged_rows.name_key and not ingredients.curated
      and number.ingredient_id = ingredients.id and number.kind = 'CAS'
      and same.name_key = number.name_key and same.kind = 'CAS' and same.ingredient_id = known.id
      and known.curated and known.fragrance_allergen_id is not null
      and known.inci_name !~ '(OIL|EXTRACT|ABSOLUTE|PINUS)'
      and ingredients.fragrance_allergen_id is distinct from known.fragrance_allergen_id`);
}
