import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { type Facts, type IngredientFacts, readFacts } from './ingredient-facts.ts';
import { keysOfName } from './ingredient-names.ts';
import {
  fragranceAllergens,
  ingredientData,
  ingredientNames,
  ingredients,
  type NameKind,
} from './ingredients.table.ts';
import { joinImported } from './join-imported.ts';

const NAME = 'facts';

/**
 * Loads the shipped data files into the database. Idempotent. Rows are matched by name, so their ids, references of users
 * and values added by imports are kept.
 */
export async function loadIngredientFacts(db: Database): Promise<void> {
  const facts = readFacts();
  const [loaded] = await db.select().from(ingredientData).where(eq(ingredientData.name, NAME));
  if (loaded?.fingerprint === facts.fingerprint) return;
  await db.transaction(async (tx) => {
    const allergenIds = await saveAllergens(tx, facts);
    const ids = await saveIngredients(tx, facts.ingredients, allergenIds);
    await saveNames(tx, facts.ingredients, ids);
    await joinImported(tx);
    const { fingerprint } = facts;
    await tx
      .insert(ingredientData)
      .values({ name: NAME, fingerprint })
      .onConflictDoUpdate({ target: ingredientData.name, set: { fingerprint, loadedAt: new Date() } });
  });
}

/** Ids by name key. */
async function saveAllergens(tx: Transaction, { allergens }: Facts): Promise<Map<string, string>> {
  for (const { formerKey, nameKey: key } of allergens) {
    if (formerKey === null) continue;
    await tx
      .update(fragranceAllergens)
      .set({ nameKey: key })
      .where(eq(fragranceAllergens.nameKey, formerKey));
  }
  const rows = await tx
    .insert(fragranceAllergens)
    .values(allergens.map(({ casNumbers, members, spellings, formerKey, ...row }) => row))
    .onConflictDoUpdate({
      target: fragranceAllergens.nameKey,
      set: {
        name: sql`excluded.name`,
        annexEntry: sql`excluded.annex_entry`,
        status: sql`excluded.status`,
        restriction: sql`excluded.restriction`,
        thresholdLeaveOn: sql`excluded.threshold_leave_on`,
        thresholdRinseOff: sql`excluded.threshold_rinse_off`,
        appliesFrom: sql`excluded.applies_from`,
        sellThroughUntil: sql`excluded.sell_through_until`,
        source: sql`excluded.source`,
      },
    })
    .returning({ id: fragranceAllergens.id, nameKey: fragranceAllergens.nameKey });
  return new Map(rows.map((row) => [row.nameKey, row.id]));
}

async function saveIngredients(
  tx: Transaction,
  facts: IngredientFacts[],
  allergenIds: Map<string, string>,
): Promise<Map<string, string>> {
  const values = facts.map(({ allergenKey, ...row }) => ({
    ...row,
    fragranceAllergenId: allergenKey ? allergenIds.get(allergenKey)! : null,
    curated: true,
  }));
  // Values missing from the files may have been imported.
  const orImported = (column: string) =>
    sql.raw(`case when excluded.${column} = '{}' then ingredients.${column} else excluded.${column} end`);
  const rows = await tx
    .insert(ingredients)
    .values(values)
    .onConflictDoUpdate({
      target: ingredients.nameKey,
      set: {
        inciName: sql`excluded.inci_name`,
        synonyms: orImported('synonyms'),
        casNumbers: orImported('cas_numbers'),
        ecNumbers: orImported('ec_numbers'),
        functions: orImported('functions'),
        cosingId: sql`coalesce(excluded.cosing_id, ${ingredients.cosingId})`,
        pubchemId: sql`excluded.pubchem_id`,
        activeGroup: sql`excluded.active_group`,
        benefits: sql`excluded.benefits`,
        ratings: sql`excluded.ratings`,
        comedogenicityMax: sql`excluded.comedogenicity_max`,
        euAnnex: sql`excluded.eu_annex`,
        euMaximum: sql`excluded.eu_maximum`,
        euNote: sql`excluded.eu_note`,
        pregnancyAdvice: sql`excluded.pregnancy_advice`,
        pregnancyNote: sql`excluded.pregnancy_note`,
        pregnancySource: sql`null`,
        photosensitising: sql`excluded.photosensitising`,
        photosensitisingNote: sql`excluded.photosensitising_note`,
        conflictNote: sql`excluded.conflict_note`,
        fragranceAllergenId: sql`excluded.fragrance_allergen_id`,
        curated: sql`true`,
        source: sql`excluded.source`,
        updatedAt: new Date(),
      },
    })
    .returning({ id: ingredients.id, nameKey: ingredients.nameKey });
  return new Map(rows.map((row) => [row.nameKey, row.id]));
}

async function saveNames(tx: Transaction, facts: IngredientFacts[], ids: Map<string, string>): Promise<void> {
  const ours = and(
    inArray(ingredientNames.ingredientId, [...ids.values()]),
    eq(ingredientNames.imported, false),
  );
  await tx.delete(ingredientNames).where(ours);
  const names = facts.flatMap((row) => {
    const named = (kind: NameKind, names: readonly string[]) =>
      names.map((name) => ({
        ingredientId: ids.get(row.nameKey)!,
        kind,
        name,
        ...keysOfName(name),
        imported: false,
      }));
    return [
      ...named('INCI', [row.inciName]),
      ...named('SYNONYM', row.synonyms),
      ...named('CAS', row.casNumbers),
      ...named('EC', row.ecNumbers),
    ];
  });
  // Two spellings of a synonym may have the same key.
  const rows = new Map(names.map((row) => [`${row.ingredientId} ${row.kind} ${row.nameKey}`, row]));
  await tx
    .insert(ingredientNames)
    .values([...rows.values()])
    .onConflictDoUpdate({
      target: [ingredientNames.ingredientId, ingredientNames.kind, ingredientNames.nameKey],
      set: { imported: false },
    });
}
