import { sql } from 'drizzle-orm';
import {
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant, updatedAt } from '../../platform/database/columns.ts';
import type { Text } from '../../platform/language/text.ts';
import type { ActiveGroup, IngredientBenefit } from '../../rules/active-groups.ts';
import type { IngredientFamily } from '../../rules/ingredient-families.ts';
import { users } from '../../users/users.table.ts';

/** Text sorted by bytes, so that one index serves equality, prefixes and sorting. */
const key = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

export const RATING_KINDS = ['COMEDOGENICITY', 'IRRITANCY'] as const;
export type RatingKind = (typeof RATING_KINDS)[number];

/** The rating of one source, from 0 to 5; low and high differ if it gives a range. */
export interface IngredientRating {
  kind: RatingKind;
  low: number;
  high: number;
  /** Conditions, such as "in sunflower oil"; null if the source gives none. */
  condition: Text | null;
  source: Text;
}

export const PREGNANCY_ADVICE = ['OK', 'CAUTION', 'AVOID'] as const;
export type PregnancyAdvice = (typeof PREGNANCY_ADVICE)[number];

/** Label groups of fragrance allergens in the European Union. */
export const fragranceAllergens = pgTable(
  'fragrance_allergens',
  {
    id: id(),
    name: text().notNull(),
    nameKey: key().notNull(),
    annexEntry: text(),
    /** ORIGINAL, ADDED or PROHIBITED. */
    status: text().notNull(),
    /** Limit or ban of the annexes beyond naming, in English. */
    restriction: text(),
    /** Percentage above which it must be on the label. */
    thresholdLeaveOn: real(),
    thresholdRinseOff: real(),
    /** Days as `YYYY-MM-DD`. */
    appliesFrom: text(),
    sellThroughUntil: text(),
    source: text().notNull(),
  },
  (table) => [uniqueIndex('fragrance_allergens_name_key').on(table.nameKey)],
);
export type FragranceAllergen = typeof fragranceAllergens.$inferSelect;

export const ingredients = pgTable(
  'ingredients',
  {
    id: id(),
    inciName: text().notNull(),
    /** Normalized name; the place in sorted lists. */
    nameKey: key().notNull(),
    synonyms: text().array().notNull().default([]),
    casNumbers: text().array().notNull().default([]),
    ecNumbers: text().array().notNull().default([]),
    /** CosIng functions in lower case. */
    functions: text().array().notNull().default([]),
    cosingId: integer(),
    pubchemId: integer(),
    activeGroup: text().$type<ActiveGroup>(),
    benefits: text().array().$type<IngredientBenefit[]>().notNull().default([]),
    ratings: jsonb().$type<IngredientRating[]>().notNull().default([]),
    /** The highest of its comedogenicity ratings. */
    comedogenicityMax: real(),
    euAnnex: text(),
    euMaximum: text(),
    euNote: text(),
    pregnancyAdvice: text().$type<PregnancyAdvice>(),
    /** Codes of notes, separated by semicolons. */
    pregnancyNote: text(),
    /** Of the advice; null where it is that of the row. */
    pregnancySource: text(),
    photosensitising: boolean(),
    photosensitisingNote: text(),
    /** Code of what the fact table says of conflicts, for display only; the conflict rules decide. */
    conflictNote: text(),
    fragranceAllergenId: uuid().references(() => fragranceAllergens.id),
    /** Whether our data files describe it; an import then only fills in what they leave open. */
    curated: boolean().notNull(),
    source: text().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('ingredients_name_key').on(table.nameKey),
    index('ingredients_functions').using('gin', table.functions),
    index('ingredients_allergen').on(table.fragranceAllergenId).where(sql`fragrance_allergen_id is not null`),
  ],
);

export const NAME_KINDS = ['INCI', 'SYNONYM', 'CAS', 'EC'] as const;
export type NameKind = (typeof NAME_KINDS)[number];
export const nameKind = pgEnum('ingredient_name_kind', NAME_KINDS);

/** All names by which an ingredient is found. */
export const ingredientNames = pgTable(
  'ingredient_names',
  {
    ingredientId: uuid()
      .notNull()
      .references(() => ingredients.id, { onDelete: 'cascade' }),
    kind: nameKind().notNull(),
    name: text().notNull(),
    nameKey: key().notNull(),
    /** Letters and digits of the key: how names on labels are compared. */
    compactKey: key().notNull(),
    /** From an import rather than from our own data files. */
    imported: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.ingredientId, table.kind, table.nameKey] }),
    index('ingredient_names_key').on(table.nameKey),
    index('ingredient_names_compact').on(table.compactKey),
    index('ingredient_names_trigrams')
      .using('gin', sql`name_key gin_trgm_ops`)
      .where(sql`kind in ('INCI', 'SYNONYM')`),
  ],
);

/** Former ids of ingredients that became another one, so that what others stored under them stays known. */
export const mergedIngredients = pgTable(
  'merged_ingredients',
  {
    formerId: uuid().primaryKey(),
    ingredientId: uuid()
      .notNull()
      .references(() => ingredients.id, { onDelete: 'cascade' }),
  },
  (table) => [index('merged_ingredients_ingredient').on(table.ingredientId)],
);

/** Which ingredients belong to the families that people name. */
export const ingredientFamilies = pgTable(
  'ingredient_families',
  {
    family: text().$type<IngredientFamily>().notNull(),
    ingredientId: uuid()
      .notNull()
      .references(() => ingredients.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.family, table.ingredientId] }),
    index('ingredient_families_ingredient').on(table.ingredientId, table.family),
  ],
);

/** Families that users avoid. */
export const avoidedFamilies = pgTable(
  'avoided_families',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    family: text().$type<IngredientFamily>().notNull(),
    note: text(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('avoided_families_user_family_key').on(table.userId, table.family)],
);
export type AvoidedFamily = typeof avoidedFamilies.$inferSelect;

/** Ingredients that users avoid. */
export const avoidedIngredients = pgTable(
  'avoided_ingredients',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    ingredientId: uuid()
      .notNull()
      .references(() => ingredients.id),
    note: text(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('avoided_ingredients_user_ingredient_key').on(table.userId, table.ingredientId),
    index('avoided_ingredients_user_created_at_id').on(table.userId, table.createdAt, table.id),
  ],
);
export type AvoidedIngredient = typeof avoidedIngredients.$inferSelect;

/** Data files that the database has loaded. */
export const ingredientData = pgTable('ingredient_data', {
  name: text().primaryKey(),
  fingerprint: text().notNull(),
  loadedAt: instant().notNull().defaultNow(),
});
