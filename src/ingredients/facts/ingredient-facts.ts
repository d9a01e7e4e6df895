import { createHash } from 'node:crypto';
import { message } from '../../platform/language/text.ts';
import { readRows, readShipped } from '../../platform/shipped-files.ts';
import {
  ACTIVE_GROUPS,
  type ActiveGroup,
  INGREDIENT_BENEFITS,
  type IngredientBenefit,
} from '../../rules/active-groups.ts';
import { nameKey, readCasCell, readEcCell } from './ingredient-names.ts';
import { PREGNANCY_ADVICE, type PregnancyAdvice } from './ingredients.table.ts';
import { readOtherRatings, readRating } from './ratings.ts';

type Cells = Record<string, string>;
export type IngredientFacts = ReturnType<typeof toIngredient>;

export interface Facts {
  fingerprint: string;
  ingredients: IngredientFacts[];
  allergens: ReturnType<typeof toAllergen>[];
}

/** Part of the fingerprint: increase it when the same files must be loaded differently. */
const READER_VERSION = 5;

/** The shipped data files. Throws if one contains an unknown value. */
export function readFacts(): Facts {
  const names = ['ingredients_facts.csv', 'fragrance_allergens.csv', 'twin_names.csv', 'label_aliases.csv'];
  const texts = names.map((name) => readShipped(`data/ingredients/${name}`));
  const [facts, groups, twins, aliases] = texts.map(readRows);
  const allergens = groups!.map(toAllergen);
  const ingredients = facts!.map(toIngredient);
  const byKey = new Map(ingredients.map((row) => [row.nameKey, row]));
  for (const allergen of allergens) {
    for (const inciName of [allergen.name, ...allergen.members].map((name) => name.toUpperCase())) {
      const row =
        byKey.get(nameKey(inciName)) ?? toIngredient({ inci_name: inciName, source: allergen.source });
      if (!byKey.has(row.nameKey)) ingredients.push(row);
      byKey.set(row.nameKey, row);
      row.allergenKey = allergen.nameKey;
      if (row.nameKey !== allergen.nameKey) continue;
      if (row.casNumbers.length === 0) row.casNumbers = allergen.casNumbers;
      row.synonyms = [...new Set([...row.synonyms, ...allergen.spellings])];
    }
  }
  for (const { inci_name, other_name, cas = '' } of twins!) {
    const row =
      byKey.get(nameKey(inci_name!)) ?? toIngredient({ inci_name: inci_name!, cas, source: 'CosIng' });
    if (!byKey.has(row.nameKey)) ingredients.push(row);
    byKey.set(row.nameKey, row);
    row.synonyms.push(other_name!);
  }
  for (const { alias, inci_name } of aliases!) {
    const row = byKey.get(nameKey(inci_name!));
    if (!row) throw new Error(`label_aliases.csv names ${inci_name}, which no file describes.`);
    row.synonyms.push(alias!);
  }
  const fingerprint = createHash('sha256')
    .update([READER_VERSION, ...texts].join('\0'))
    .digest('hex');
  return { fingerprint, ingredients, allergens };
}

function toIngredient(cells: Cells) {
  const source = cells.source!;
  const isReread = cells.comedogenicity_check !== 'NOT_REREAD';
  const citation = cells.comedogenicity_source ?? '';
  const ratingSource = isReread ? citation : message('ingredients.rating.not-checked', { source: citation });
  const ratings = [
    ...readRating('COMEDOGENICITY', cells.comedogenicity_0_5, ratingSource),
    ...readRating('IRRITANCY', cells.irritancy_0_5, ratingSource),
    ...readOtherRatings(cells.comedogenicity_other_source),
  ];
  const comedogenicity = ratings.filter(({ kind }) => kind === 'COMEDOGENICITY').map(({ high }) => high);
  const [pregnancy, pregnancyNote] = flag(cells.pregnancy_flag);
  const [sun, photosensitisingNote] = flag(cells.photosensitising);
  const allergenKey: string | null = null;
  return {
    inciName: cells.inci_name!,
    nameKey: nameKey(cells.inci_name!),
    synonyms: list(cells.synonyms),
    casNumbers: readCasCell(cells.cas ?? '').numbers,
    ecNumbers: readEcCell(cells.ec ?? ''),
    functions: list(cells.cosing_functions, ',').map((name) => name.toLowerCase()),
    cosingId: cells.cosing_id ? Number(cells.cosing_id) : null,
    pubchemId: cells.pubchem_cid ? Number(cells.pubchem_cid) : null,
    activeGroup: known<ActiveGroup>(cells.active_group, Object.keys(ACTIVE_GROUPS)),
    benefits: list(cells.benefits_concerns).map(
      (name) => known<IngredientBenefit>(name, Object.keys(INGREDIENT_BENEFITS))!,
    ),
    ratings,
    comedogenicityMax: comedogenicity.length > 0 ? Math.max(...comedogenicity) : null,
    euAnnex: cells.eu_annex || null,
    euMaximum: cells.eu_max || null,
    euNote: cells.eu_note || null,
    pregnancyAdvice: known<PregnancyAdvice>(pregnancy?.toUpperCase(), PREGNANCY_ADVICE),
    pregnancyNote,
    photosensitising: sun ? sun === 'yes' : null,
    photosensitisingNote,
    conflictNote: cells.conflicts || null,
    allergenKey: allergenKey as string | null,
    source,
  };
}

const ALLERGEN_STATUSES = ['ORIGINAL', 'ADDED', 'PROHIBITED'] as const;

function toAllergen(cells: Cells) {
  return {
    name: cells.label_name!,
    nameKey: nameKey(cells.label_name!),
    /** Under which an earlier version of the file has it; null for most. */
    formerKey: cells.former_label_name ? nameKey(cells.former_label_name) : null,
    casNumbers: readCasCell(cells.cas!).numbers,
    members: list(cells.member_inci),
    spellings: list(cells.other_spellings),
    annexEntry: cells.annex_entry || null,
    status: known<(typeof ALLERGEN_STATUSES)[number]>(cells.status, ALLERGEN_STATUSES)!,
    restriction: cells.limit_or_ban || null,
    thresholdLeaveOn: Number(cells.threshold_leave_on_pct) || null,
    thresholdRinseOff: Number(cells.threshold_rinse_off_pct) || null,
    appliesFrom: cells.applies_new_products_from || null,
    sellThroughUntil: cells.sell_through_until || null,
    source: cells.source!,
  };
}

const list = (cell = '', separator = ';') =>
  cell
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);

/** `caution (low-strength)` is the word and the code of a note; two nulls for an empty cell. */
function flag(cell = ''): [string | null, string | null] {
  const match = /^(\w+)(?: \((.*)\))?$/.exec(cell);
  if (cell && !match) throw new Error(`Not a word with a note: ${cell}`);
  return [match?.[1] ?? null, match?.[2] ?? null];
}

function known<T extends string>(value: string | null | undefined, names: readonly string[]): T | null {
  if (!value) return null;
  if (!names.includes(value))
    throw new Error(`The data files say ${value}, which the program does not know.`);
  return value as T;
}
