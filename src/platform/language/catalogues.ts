import { readdirSync, readFileSync } from 'node:fs';
import { shippedFile } from '../shipped-files.ts';
import { isLanguage } from './language.ts';
import { type Kind, parametersOf } from './message-patterns.ts';

/** The language that every message has. */
export const FALLBACK = 'en';

/** Patterns in the ICU message format by code: the name of the file, a dot, and the key in the file. */
export type Catalogue = ReadonlyMap<string, string>;

const SHIPPED = shippedFile('data/messages/');

/** One catalogue per folder, which is named by the language. */
export function readCatalogues(folder = SHIPPED): ReadonlyMap<string, Catalogue> {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(languages.map(({ name }) => [name, readCatalogue(`${folder}/${name}`)]));
}

/**
 * The shipped catalogues with those of `folder` on top: further languages, which may lack messages, and other wordings.
 * Throws if one of its messages is malformed, is not in the English catalogue, or has other parameters.
 */
export function cataloguesWith(folder: string): ReadonlyMap<string, Catalogue> {
  const shipped = readCatalogues();
  const english = shipped.get(FALLBACK)!;
  const all = new Map(shipped);
  for (const [language, catalogue] of readCatalogues(folder)) {
    if (!isLanguage(language))
      throw new Error(`"${language}" in MESSAGES_DIR is no code of a language, such as "fr".`);
    for (const [code, pattern] of catalogue) {
      const problem = problemOf(pattern, english.get(code));
      if (problem) throw new Error(`The message ${code} for "${language}" in MESSAGES_DIR ${problem}.`);
    }
    all.set(language, new Map([...(shipped.get(language) ?? []), ...catalogue]));
  }
  return all;
}

function problemOf(pattern: string, wanted: string | undefined): string | null {
  if (wanted === undefined) return 'does not exist in English';
  try {
    const known = parametersOf(wanted);
    const fits = (name: string, kind: Kind) =>
      known.get(name) === kind || (kind === 'text' && known.has(name));
    const other = [...parametersOf(pattern)].find(([name, kind]) => !fits(name, kind));
    return other ? `has the parameter "${other[0]}", which the English one does not have in this form` : null;
  } catch (error) {
    return `is malformed: ${(error as Error).message}`;
  }
}

function readCatalogue(folder: string): Catalogue {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    files.flatMap((file) => {
      const patterns: Record<string, string> = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
      return Object.entries(patterns).map(
        ([key, pattern]) => [`${file.replace(/json$/, '')}${key}`, pattern] as const,
      );
    }),
  );
}
