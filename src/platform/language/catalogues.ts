import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The language that every message has. */
export const FALLBACK = 'en';

/** Patterns in the ICU message format by code: the name of the file, a dot, and the key in the file. */
export type Catalogue = ReadonlyMap<string, string>;

const SHIPPED = fileURLToPath(new URL('../../../data/messages/', import.meta.url));

/** One catalogue per folder, which is named by the language. */
export function readCatalogues(folder = SHIPPED): ReadonlyMap<string, Catalogue> {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(languages.map(({ name }) => [name, readCatalogue(`${folder}/${name}`)]));
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
