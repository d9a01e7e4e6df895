import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type SQL, sql } from 'drizzle-orm';
import { LOCKS } from '../../platform/database/advisory-locks.ts';
import type { Database } from '../../platform/database/database.ts';
import { readRows, readShipped, shippedFile } from '../../platform/shipped-files.ts';
import { FAMILY_TIERS } from '../../rules/family-members.ts';
import { familyMembers, type IngredientFamily } from '../../rules/ingredient-families.ts';
import { saveActives } from './family-actives.ts';
import { nameKey } from './ingredient-names.ts';

const NAME = 'families';
/** Part of the fingerprint: increase it when the same file must be loaded differently. */
const READER_VERSION = 2;
const FILE = 'data/ingredients/active_families.csv.gz';

/** A transaction, of Drizzle or of the driver. */
interface Executor {
  execute(query: SQL): PromiseLike<Record<string, unknown>[]>;
}

/** Loads the members of the families once, and again only when they, the facts or the inventory changed. */
export async function loadFamilies(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCKS.INGREDIENT_IMPORT})`);
    const loaded = await tx.execute<{ name: string; fingerprint: string; loaded_at: string }>(
      sql`select name, fingerprint, loaded_at::text from ingredient_data order by name`,
    );
    const others = loaded.filter(({ name }) => name !== NAME);
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([READER_VERSION, familyMembers(), others]))
      .update(await readFile(shippedFile(FILE)))
      .digest('hex');
    if (loaded.some((row) => row.name === NAME && row.fingerprint === fingerprint)) return;
    await saveFamilies(tx);
    await tx.execute(sql`
      insert into ingredient_data (name, fingerprint) values (${NAME}, ${fingerprint})
      on conflict (name) do update set fingerprint = excluded.fingerprint, loaded_at = now()`);
  });
}

/**
 * Brings the members of all families up to date with the ingredients and names that there are. To be run in every
 * transaction that adds or merges ingredients.
 */
export async function saveFamilies(tx: Executor): Promise<void> {
  const rows = readRows(readShipped(FILE));
  const members = membersIn(rows);
  await tx.execute(sql`
    create temporary table wanted_families (family text, ingredient_id uuid, primary key (family, ingredient_id))
    on commit drop`);
  await tx.execute(sql`
    insert into wanted_families
    select family, ingredient_id
    from unnest(${sql.param(members.map(({ family }) => family))}::text[],
      ${sql.param(members.map(({ key }) => key))}::text[]) as member(family, name_key)
    join ingredient_names name on name.name_key = member.name_key collate "C"
    where kind = 'INCI'
      or kind = 'SYNONYM' and not exists (select from ingredients same where same.name_key = name.name_key)
    on conflict do nothing`);
  for (const [family, { pattern, allergens, not = [] }] of familyMembers()) {
    if (pattern) {
      await tx.execute(sql`
        insert into wanted_families
        select ${family}, ingredient_id from ingredient_names where kind = 'INCI' and name_key ~ ${pattern}
        on conflict do nothing`);
    }
    if (allergens) {
      await tx.execute(sql`
        insert into wanted_families select ${family}, id from ingredients where fragrance_allergen_id is not null
        on conflict do nothing`);
    }
    if (not.length > 0) {
      await tx.execute(sql`
        delete from wanted_families using ingredients
        where family = ${family} and id = ingredient_id
          and name_key = any(${sql.param(not.map(nameKey))}::text[])`);
    }
  }
  await tx.execute(sql`
    delete from ingredient_families old where not exists (
      select from wanted_families wanted
      where wanted.family = old.family and wanted.ingredient_id = old.ingredient_id)`);
  await tx.execute(sql`
    insert into ingredient_families (family, ingredient_id)
    select family, ingredient_id from wanted_families on conflict do nothing`);
  await tx.execute(sql`drop table wanted_families`);
  await saveActives(tx, rows);
  await tx.execute(sql`analyze ingredient_families`);
}

type Row = Readonly<Record<string, string>>;

/** The members that the data file and the catalogue name. */
function membersIn(rows: readonly Row[]): { family: IngredientFamily; key: string }[] {
  const byOrigin = new Map<string, IngredientFamily[]>();
  for (const [family, { families = [], tiers = ['CORE'] }] of familyMembers()) {
    for (const origin of families) {
      for (const tier of tiers) {
        const place = `${origin} ${tier}`;
        byOrigin.set(place, [...(byOrigin.get(place) ?? []), family]);
      }
    }
  }
  const fromFile = rows.flatMap((row) => {
    const tier = row.tier as (typeof FAMILY_TIERS)[number];
    if (!FAMILY_TIERS.includes(tier)) {
      throw new Error(`active_families.csv.gz says ${row.tier}, which the program does not know.`);
    }
    const kind = row.subtype!.split('_')[0]!;
    const families = [
      ...(byOrigin.get(`${row.family} ${tier}`) ?? []),
      ...(byOrigin.get(`${row.family}:${kind} ${tier}`) ?? []),
    ];
    const key = nameKey(row.inci_name!);
    return families.map((family) => ({ family, key }));
  });
  const named = familyMembers().flatMap(([family, { names = [] }]) =>
    names.map((name) => ({ family, key: nameKey(name) })),
  );
  return [...fromFile, ...named];
}
