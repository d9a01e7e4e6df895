import { sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.ts';

/** A name this long is no abbreviation, which more than one substance may have. */
export const SURE_LENGTH = 5;
/** Shorter ones that nothing else is called. */
export const SURE_NAMES = ['ovum'];

/**
 * Imported ingredients whose INCI name is another name of one that our data files describe become that one, with all
 * their names and with the users who avoid them; their ids go on meaning it.
 */
export async function joinImported(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    create temporary table strays on commit drop as
    select stray.id as stray_id, min(known.id::text)::uuid as known_id
    from ingredients stray
    join ingredient_names own on own.ingredient_id = stray.id and own.kind = 'INCI'
    join ingredient_names name on name.compact_key = own.compact_key and name.kind in ('INCI', 'SYNONYM')
    join ingredients known on known.id = name.ingredient_id and known.curated
    where not stray.curated and not name.imported
      and (char_length(own.compact_key) >= ${SURE_LENGTH} or own.compact_key = any(${sql.param(SURE_NAMES)}::text[])
        or known.cas_numbers && stray.cas_numbers)
    group by stray.id having count(distinct known.id) = 1`);
  await tx.execute(sql`
    with moved as (
      delete from avoided_ingredients using strays where ingredient_id = stray_id
      returning avoided_ingredients.*, known_id
    )
    insert into avoided_ingredients (id, user_id, ingredient_id, note, created_at)
    select id, user_id, known_id, note, created_at from moved
    on conflict do nothing`);
  await tx.execute(sql`
    insert into ingredient_names (ingredient_id, kind, name, name_key, compact_key, imported)
    select known_id, case kind when 'INCI' then 'SYNONYM' else kind end, name, name_key, compact_key, true
    from ingredient_names join strays on stray_id = ingredient_id
    on conflict do nothing`);
  await tx.execute(sql`
    update ingredients set
      cas_numbers = case when ingredients.cas_numbers = '{}' then more.cas_numbers else ingredients.cas_numbers end,
      ec_numbers = case when ingredients.ec_numbers = '{}' then more.ec_numbers else ingredients.ec_numbers end,
      functions = case when ingredients.functions = '{}' then more.functions else ingredients.functions end,
      cosing_id = coalesce(ingredients.cosing_id, more.cosing_id)
    from (
      select distinct on (known_id) known_id, stray.*
      from strays join ingredients stray on stray.id = stray_id order by known_id, stray.name_key
    ) more
    where ingredients.id = more.known_id`);
  await tx.execute(sql`
    update merged_ingredients set ingredient_id = known_id from strays where ingredient_id = stray_id`);
  await tx.execute(sql`insert into merged_ingredients select stray_id, known_id from strays`);
  await tx.execute(sql`delete from ingredients using strays where id = stray_id`);
}
