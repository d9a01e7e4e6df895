import { readRows, readShipped } from '../../platform/shipped-files.ts';

interface Plant {
  latin: string[];
  /** Parts of which its extracts are usually made, and its oils. */
  extract: string[];
  oil: string[];
}

const list = (cell: string) => cell.toLowerCase().split(';').filter(Boolean);
const plants = new Map(
  readRows(readShipped('data/ingredients/plant_names.csv')).map((row): [string, Plant] => [
    row.name!.replace(/[^a-z ]/g, ''),
    { latin: list(row.latin_names!), extract: list(row.parts_of_extract!), oil: list(row.parts_of_oil!) },
  ]),
);
const byLatin = new Map(
  [...plants.values()].flatMap((plant) => plant.latin.map((latin) => [latin, plant] as const)).reverse(),
);
const MAX_WORDS = 3;

const PRODUCT = /^(?:oil|extract|butter|flour|juice|powder|water|wax)$/;
const PARTS = ['leaf', 'flower', 'fruit', 'seed', 'root', 'bark', 'peel', 'kernel'];
/** Words for a part that INCI names call otherwise. */
const PART_WORDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(PARTS.map((part) => [part, part])),
  ...{ nut: 'kernel', berry: 'fruit', bean: 'seed', rind: 'peel', leaves: 'leaf', petal: 'flower', herb: '' },
};

/** Parts that are called the one or the other. */
const SAME_PART: Readonly<Record<string, string[]>> = { kernel: ['seed'], seed: ['kernel'] };
const MIXED_PARTS = ['flower/leaf/stem', 'leaf/stem', 'flower/leaf'];

/** A plant's everyday name with what follows it, as `burdock`, `root extract`; null for other names. */
function readPlant(words: readonly string[]): { plant: Plant; rest: readonly string[] } | null {
  if (!PRODUCT.test(words.at(-1) ?? '')) return null;
  for (let count = Math.min(MAX_WORDS, words.length - 1); count > 0; count -= 1) {
    const plant = plants.get(words.slice(0, count).join(' '));
    if (plant) return { plant, rest: words.slice(count) };
  }
  return null;
}

/** INCI names of `burdock root extract` and the like, with the part of the plant that is printed. */
export function latinNames(words: readonly string[]): string[] {
  const found = readPlant(words);
  return found ? found.plant.latin.map((latin) => [latin, ...found.rest].join(' ')) : [];
}

/**
 * What a label means by a plant's Latin name alone, as `Anthemis Nobilis (Chamomile)`: most likely its extract; or by its
 * product without the part of the plant.
 */
export function plantProducts(words: readonly string[]): string[] {
  if (PRODUCT.test(words.at(-1) ?? '') && byLatin.has(words.slice(0, 2).join(' '))) {
    const others = otherParts(words);
    return others.filter(({ rank }) => rank < 2).map(({ name }) => name);
  }
  const latin = words.join(' ');
  const plant = words.length === 2 || words.length === 3 ? byLatin.get(latin) : undefined;
  return plant ? [...plant.extract, ''].map((part) => `${latin} ${part} extract`.replace('  ', ' ')) : [];
}

/**
 * Names of the same product of the same plant where the label and the inventory differ in the part of the plant, with a
 * rank, 0 for the most likely: `sage extract` is made of leaves, `Mentha Piperita Leaf Oil` is MENTHA PIPERITA OIL.
 */
export function otherParts(words: readonly string[]): { name: string; rank: number }[] {
  const product = words.at(-1) ?? '';
  if (!PRODUCT.test(product) || words.length < 2 || words.length > 6) return [];
  const binomial = words.slice(0, 2).join(' ');
  const latinPlant = byLatin.get(binomial);
  const everyday = latinPlant ? null : readPlant(words);
  const { plant, rest } = everyday ?? { plant: latinPlant, rest: words.slice(2) };
  if (rest.length < 1 || rest.length > 2) return [];
  const usual = (product === 'oil' ? plant?.oil : plant?.extract) ?? [];
  const printed = rest.length === 2 ? PART_WORDS[rest[0]!] : undefined;
  if (rest.length === 2 && printed === undefined) return [];
  const ranked = printed === undefined ? [...usual, ''] : [printed, '', ...(SAME_PART[printed] ?? [])];
  const nameOf = (part: string, rank: number) =>
    (everyday?.plant.latin ?? [binomial]).map((latin) => ({
      name: [latin, part, product].filter(Boolean).join(' '),
      rank,
    }));
  if (printed !== undefined) return ranked.flatMap(nameOf);
  const others = PARTS.flatMap((part) => nameOf(part, ranked.length));
  const mixed = MIXED_PARTS.flatMap((part, place) => nameOf(part, ranked.length + 1 + place));
  return [...ranked.flatMap(nameOf), ...others, ...mixed];
}
