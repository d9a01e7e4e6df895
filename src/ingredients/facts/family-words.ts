import { SOMEBODY } from '../../platform/language/language.ts';
import { languages, render } from '../../platform/language/render.ts';
import { type Message, messageOf } from '../../platform/language/text.ts';
import { familyMembers, type IngredientFamily } from '../../rules/ingredient-families.ts';
import { compactKey } from './ingredient-names.ts';

/** Languages whose words stand with the families. */
const WORDED = new Set(['en', 'de']);

const familyByKey = new Map(
  familyMembers().flatMap(([family, { en, de }]) =>
    [...en, ...de].map((word) => [compactKey(word), family] as const),
  ),
);

/**
 * The family that a word means, in English or German, or by its name in another language of the catalogues, whatever its
 * case, accents and hyphens; null if none.
 */
export function familyOfWord(word: string): IngredientFamily | null {
  const key = compactKey(word);
  return familyByKey.get(key) ?? familyNamed(key);
}

function familyNamed(key: string): IngredientFamily | null {
  for (const locale of languages()) {
    if (WORDED.has(locale)) continue;
    const named = (family: IngredientFamily) => render(nameOfFamily(family), { ...SOMEBODY, locale });
    const found = familyMembers().find(([family]) => compactKey(named(family)) === key);
    if (found) return found[0];
  }
  return null;
}

export const nameOfFamily = (family: IngredientFamily): Message =>
  messageOf(`ingredients.family.${family}.name`);

export const descriptionOfFamily = (family: IngredientFamily): Message =>
  messageOf(`ingredients.family.${family}.description`);
