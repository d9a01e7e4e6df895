import { FALLBACK, readCatalogues } from '../../src/platform/language/catalogues.ts';
import { readRows, readShipped } from '../../src/platform/shipped-files.ts';

export type Row = Readonly<Record<string, string>>;

/** The rows of a file of reviewed facts. */
export const rowsOf = (path: string): Row[] => readRows(readShipped(`data/${path}`));

const catalogues = readCatalogues();

/** English first. */
export const languages = [...catalogues.keys()].sort(
  (a, b) => Number(b === FALLBACK) - Number(a === FALLBACK),
);

/** The pattern of a message in a language; empty where it has none. */
export const patternOf = (language: string, code: string): string =>
  catalogues.get(language)?.get(code) ?? '';

/** The pattern in every language. */
export const inEach = (code: string): string[] => languages.map((language) => patternOf(language, code));

export const textCodes = (): string[] => [...catalogues.get(FALLBACK)!.keys()].sort();

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ').trim();

/** A table in Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

export function groupsOf<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
