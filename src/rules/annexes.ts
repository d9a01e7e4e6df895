import { readRows, readShipped } from '../platform/shipped-files.ts';

const ANNEXES = ['II', 'III', 'IV', 'V', 'VI'] as const;
/** Of Regulation (EC) 1223/2009: II prohibited, III restricted, IV colorants, V preservatives, VI UV filters. */
export type Annex = (typeof ANNEXES)[number];

const ANNEX_STATES = ['UPCOMING', 'NEW_PRODUCTS', 'ALL_PRODUCTS', 'OLD_PRODUCTS', 'ENDED'] as const;
/** To which products an entry applies on a day. */
export type AnnexState = (typeof ANNEX_STATES)[number];

/** One entry of an annex of Regulation (EC) 1223/2009. */
export interface AnnexEntry {
  annex: Annex;
  /** As in `376`. */
  number: string;
  /** The words of the entry. */
  substance: string;
  /** In words, as printed; null for all products. */
  productTypes: string | null;
  /** In words, as printed; null if the entry has none. */
  maximum: string | null;
  /** The act that made or last changed it. */
  regulation: string;
  /** Whether an entry of annex II applies under a condition only, so that a name alone breaks nothing. */
  conditional: boolean;
  /** Days as `YYYY-MM-DD`; null where it has long been so, or is not known. */
  newProductsFrom: string | null;
  allProductsFrom: string | null;
  /** Whether it ends, rather than begins, to apply on these days: deleted or replaced. */
  ends: boolean;
}

type Row = Readonly<Record<string, string>>;

const read = (name: string) => readRows(readShipped(`data/ingredients/${name}`)) as Row[];

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

let known: ReadonlyMap<string, readonly AnnexEntry[]> | null = null;

/** The entries that name an ingredient, by annex. Read on first use: half a megabyte. */
export function annexEntriesOf(inciName: string): readonly AnnexEntry[] {
  known ??= readEntries();
  return known.get(keyOf(inciName)) ?? [];
}

/** To which products the entry applies on a day as `YYYY-MM-DD`. */
export function annexStateOn(entry: AnnexEntry, day: string): AnnexState {
  const { newProductsFrom, allProductsFrom, ends } = entry;
  if (newProductsFrom !== null && day < newProductsFrom) return ends ? 'ALL_PRODUCTS' : 'UPCOMING';
  if (allProductsFrom !== null && day < allProductsFrom) return ends ? 'OLD_PRODUCTS' : 'NEW_PRODUCTS';
  return ends ? 'ENDED' : 'ALL_PRODUCTS';
}

/** Changes that apply to new products from this day on are not in `eu_annexes.csv` yet. */
const FILE_UNTIL = '2026-01-01';

function readEntries(): Map<string, AnnexEntry[]> {
  const updates = read('annex_updates.csv').filter(({ annex }) => ANNEXES.includes(annex as Annex));
  const changes = new Map(updates.map((row) => [`${row.annex}/${row.entry}`, row]));
  const entries = new Map<string, AnnexEntry[]>();
  const add = (names: Iterable<string>, entry: AnnexEntry) => {
    for (const name of names) {
      const conditional = entry.conditional || (entry.annex === 'II' && CARRIERS.has(name));
      entries.set(name, [...(entries.get(name) ?? []), { ...entry, conditional }]);
    }
  };
  const unnamed = new Map<string, string[]>();
  for (const { annex, entry, inci_name } of read('annex_names.csv')) {
    const id = `${annex}/${entry}`;
    unnamed.set(id, [...(unnamed.get(id) ?? []), keyOf(inci_name!)]);
  }
  const seen = new Set<string>();
  for (const row of read('eu_annexes.csv')) {
    const change = changes.get(`${row.annex}/${row.entry}`);
    const isReplaced =
      change?.change === 'REPLACED' && row.annex !== 'II' && change.applies_new_products_from! >= FILE_UNTIL;
    add(new Set([...namesOf(row.inci_names!), ...(unnamed.get(`${row.annex}/${row.entry}`) ?? [])]), {
      ...toEntry(row, change),
      ends: isReplaced || change?.change === 'DELETED',
    });
    if (!isReplaced) seen.add(`${row.annex}/${row.entry}`);
  }
  for (const row of updates) {
    const isKnown = seen.has(`${row.annex}/${row.entry}`) || row.change === 'DELETED';
    if (!isKnown) add(namesOf(row.inci_names!), toEntry(row, row));
  }
  return entries;
}

function toEntry(row: Row, change: Row | undefined): AnnexEntry {
  const substance = row.substance!.replace(/\u00ad/g, '');
  return {
    annex: row.annex as Annex,
    number: row.entry!,
    substance,
    productTypes: row.product_types?.replace(/\u00ad/g, '') || null,
    maximum: (row.maximum_concentration ?? row.limit) || null,
    regulation: row.regulation!,
    conditional: row.annex === 'II' && CONDITION.test(substance),
    newProductsFrom: change?.applies_new_products_from || null,
    allProductsFrom: change?.applies_all_products_from || change?.applies_new_products_from || null,
    ends: false,
  };
}

/** The keys of a cell; a comma may be a separator or part of a name, so neighbors are joined too. */
function namesOf(cell: string): Set<string> {
  const names = new Set<string>();
  for (const group of cell.split(/;| \/ /)) {
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
