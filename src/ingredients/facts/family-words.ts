import { languageOf } from '../../platform/language/language.ts';
import {
  familyMembers,
  INGREDIENT_FAMILIES,
  type IngredientFamily,
} from '../../rules/ingredient-families.ts';
import { compactKey } from './ingredient-names.ts';

const familyByKey = new Map(
  familyMembers().flatMap(([family, { en, de }]) =>
    [...en, ...de].map((word) => [compactKey(word), family] as const),
  ),
);

/** The family that a word means, in English or German, whatever its case, accents and hyphens; null if none. */
export const familyOfWord = (word: string): IngredientFamily | null =>
  familyByKey.get(compactKey(word)) ?? null;

export const titleOfFamily = (family: IngredientFamily, locale: string): string =>
  INGREDIENT_FAMILIES[family][languageOf(locale)][0]!;
