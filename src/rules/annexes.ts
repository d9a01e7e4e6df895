import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** What the European Union forbids in cosmetics, by an entry of annex II of Regulation (EC) 1223/2009. */
export interface Ban {
  /** As in `II/300`. */
  entry: string;
  /** The words of the entry. */
  text: string;
  /** Whether it forbids only under a condition, so that a name alone breaks nothing. */
  conditional: boolean;
  /** The day as `YYYY-MM-DD` from which no product may be sold; null where it has long been so. */
  from: string | null;
}

const folder = new URL('../../data/ingredients/', import.meta.url);
const read = (name: string) =>
  parse(readFileSync(new URL(name, folder), 'utf8'), { columns: true, bom: true, trim: true }) as Record<
    string,
    string
  >[];

/** Words of an entry that forbids in some uses, purities or amounts only. */
const CONDITION =
  /\b(?:except|exception|if|unless|when|other than|traces?|nano|used (?:as|in)|for use|in so far|provided|more than|excess|hair dye|special cases|intended|containing|content|limit(?:ed)?|whose|obtained)\b|[<>≤≥%]/i;
/** Names that the inventory counts to an entry but that are mixtures or natural carriers of its substance. */
const CARRIERS = new Set(['CYCLOMETHICONE', 'DEFINED CELL CULTURE MEDIA', 'DIOSMETIN'].map(keyOf));
/** Longest name that is put together from parts between commas. */
const MAX_PARTS = 3;

/** Capital letters and digits only. */
export function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

let known: { bans: Map<string, Ban[]>; rinseOff: Map<string, string> } | null = null;

/** Entries of annex II that name an ingredient. */
export const bansOf = (inciName: string): readonly Ban[] => tables().bans.get(keyOf(inciName)) ?? [];

/** The entry that allows an ingredient in products that are rinsed off only; null for any other. */
export const rinseOffEntryOf = (inciName: string): string | null =>
  tables().rinseOff.get(keyOf(inciName)) ?? null;

/** Read at the first question: half a megabyte. */
function tables() {
  known ??= readTables();
  return known;
}

function readTables() {
  const dates = new Map(
    read('annex_updates.csv')
      .filter(({ annex, change }) => annex === 'II' && change !== 'DELETED')
      .map((row) => [row.entry, row.applies_all_products_from || row.applies_new_products_from || null]),
  );
  const bans = new Map<string, Ban[]>();
  const rinseOff = new Map<string, string>();
  for (const row of read('eu_annexes.csv')) {
    const entry = `${row.annex}/${row.entry}`;
    const text = row.substance!.replace(/\u00ad/g, '');
    for (const name of namesOf(row.inci_names!)) {
      if (row.annex === 'II') {
        const conditional = CONDITION.test(text) || CARRIERS.has(name);
        const ban = { entry, text, conditional, from: dates.get(row.entry) ?? null };
        bans.set(name, [...(bans.get(name) ?? []), ban]);
      } else if (/^rinse-off products?$/i.test(row.product_types!.trim())) rinseOff.set(name, entry);
    }
  }
  return { bans, rinseOff };
}

/** The keys of a cell; a comma may be a separator or part of a name, so neighbors are joined too. */
function namesOf(cell: string): Set<string> {
  const names = new Set<string>();
  for (const group of cell.split(';')) {
    const parts = group.split(',').map(keyOf);
    for (let start = 0; start < parts.length; start += 1) {
      for (let count = 1; count <= MAX_PARTS && start + count <= parts.length; count += 1) {
        const key = parts.slice(start, start + count).join('');
        if (/\p{L}{2}/u.test(key)) names.add(key);
      }
    }
  }
  return names;
}
