import { readRows, readShipped } from '../../platform/shipped-files.ts';
import { compactKey, nameKey } from '../facts/ingredient-names.ts';

const byKey = new Map<string, string[]>();
const words = new Set<string>();
for (const { name, inci_name } of readRows(readShipped('data/ingredients/common_names.csv'))) {
  byKey.set(labelKey(name!), inci_name!.split(';').map(labelKey));
  for (const word of wordsOf(name!)) words.add(word);
}

/** The dotless i of Turkish like any other, and Arabic without the sign that only lengthens a word. */
function plain(name: string): string {
  return name.replace(/ı/g, 'i').replace(/\u0640/g, '');
}

/** The words of a name as they are compared. */
export function wordsOf(name: string): string[] {
  return nameKey(plain(name))
    .split(/[ /]/)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter(Boolean);
}

/** How names on labels are compared: letters and digits only. */
export function labelKey(name: string): string {
  return compactKey(plain(name));
}

/** Keys of the INCI names that an everyday name in some language means; several for a group such as iron oxides. */
export const meantBy = (key: string): readonly string[] => byKey.get(key) ?? [];

/** The words of the everyday names, so that none of them is taken for a misspelt INCI name. */
export const commonWords = (): ReadonlySet<string> => words;
