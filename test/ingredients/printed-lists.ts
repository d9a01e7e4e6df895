import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inArray } from 'drizzle-orm';
import { ingredientNames } from '../../src/ingredients/facts/ingredients.table.ts';
import type { IngredientsService } from '../../src/ingredients/ingredients.service.ts';
import type { MatchedItem, MatchedLabel } from '../../src/ingredients/labels/label-matcher.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { seeded } from '../setup/walks/random-documents.ts';

/** The lists written for the tests; their form is described in the README beside them. */
export const LISTS_FOLDER = fileURLToPath(new URL('lists/', import.meta.url));

/** A list as printed and, where that is written beside it, what it names. */
export interface PrintedList {
  /** File and title. */
  title: string;
  spoilt: boolean;
  text: string;
  /** INCI names in order; null where nothing is expected. */
  expected: ExpectedName[] | null;
}

interface ExpectedName {
  /** `?` for a name that the inventory does not have. */
  name: string;
  mayContain: boolean;
}

/** The lists of all .txt files of a folder; a file without titles is one list. */
export async function readLists(folder: string): Promise<PrintedList[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return files.flatMap((file, index) => {
    const blocks = file.startsWith('--- ') ? file.slice(4).split(/\n--- /) : [`\n${file}`];
    return blocks.map((block) => readBlock(names[index]!, block));
  });
}

function readBlock(file: string, block: string): PrintedList {
  const [title = '', ...lines] = block.split('\n');
  const isExpectation = (line: string) => line.startsWith('= ');
  const expected = lines
    .filter(isExpectation)
    .flatMap((line) => line.slice(2).split(' | '))
    .map((name) => ({ name: name.replace(/^\+/, ''), mayContain: name.startsWith('+') }));
  return {
    title: `${file} ${title}`.trim(),
    spoilt: title.includes('(spoilt)'),
    text: lines
      .filter((line) => !isExpectation(line))
      .join('\n')
      .trimEnd(),
    expected: expected.length > 0 ? expected : null,
  };
}

/** How one list was read. */
export interface ReadList {
  list: PrintedList;
  label: MatchedLabel;
  /** Expected names that are in the inventory, or all items where nothing is expected; in order. */
  names: { name: string; item: MatchedItem | null }[];
  /** Items that were taken for something that the list does not name at that place. */
  wrong: MatchedItem[];
  /** Everything was recognized, nothing is wrong, and nothing else is taken for an item. */
  whole: boolean;
}

/** Reads lists and compares each with what is expected. Throws at an expected name that the database does not have. */
export async function readAll(
  db: Database,
  ingredients: IngredientsService,
  lists: readonly PrintedList[],
): Promise<ReadList[]> {
  const ids = await idsOf(
    db,
    lists.flatMap(({ expected }) => expected?.map(({ name }) => name) ?? []),
  );
  const read: ReadList[] = [];
  for (const list of lists) read.push(compare(list, await ingredients.matchLabel(list.text), ids));
  return read;
}

async function idsOf(db: Database, names: readonly string[]): Promise<Map<string, Set<string>>> {
  const wanted = [...new Set(names)].filter((name) => name !== '?');
  if (wanted.length === 0) return new Map();
  const rows = await db.select().from(ingredientNames).where(inArray(ingredientNames.name, wanted));
  const ids = new Map<string, Set<string>>();
  for (const { name, ingredientId } of rows) ids.set(name, (ids.get(name) ?? new Set()).add(ingredientId));
  const missing = wanted.filter((name) => !ids.has(name));
  if (missing.length > 0) throw new Error(`No ingredient is called ${missing.join(', ')}`);
  return ids;
}

function compare(list: PrintedList, label: MatchedLabel, ids: ReadonlyMap<string, Set<string>>): ReadList {
  const { items } = label;
  if (!list.expected) {
    const names = items.map((item) => ({ name: item.text, item: item.ingredient ? item : null }));
    return { list, label, names, wrong: [], whole: names.length > 0 && names.every(({ item }) => item) };
  }
  const { expected } = list;
  const pairs = align(expected.length, items.length, (place, at) => {
    const id = items[at]!.ingredient?.id;
    const { name } = expected[place]!;
    return name === '?' ? id === undefined : id !== undefined && ids.get(name)!.has(id);
  });
  const at = new Map(pairs);
  const aligned = new Set(at.values());
  const names = expected.map(({ name }, place) => ({ name, item: items[at.get(place) ?? -1] ?? null }));
  const others = items.filter((_, index) => !aligned.has(index));
  return {
    list,
    label,
    names: names.filter(({ name }) => name !== '?'),
    wrong: others.filter(({ ingredient }) => ingredient),
    whole:
      others.length === 0 &&
      names.every(({ name, item }, place) => {
        if (!item) return name === '?';
        return item.mayContain === expected[place]!.mayContain;
      }),
  };
}

/** The longest common subsequence of two sequences, as pairs of places. */
function align(rows: number, columns: number, equal: (row: number, column: number) => boolean) {
  const best = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      best[row]![column] = equal(row, column)
        ? best[row + 1]![column + 1]! + 1
        : Math.max(best[row + 1]![column]!, best[row]![column + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (equal(row, column)) pairs.push([row++, column++]);
    else if (best[row + 1]![column]! >= best[row]![column + 1]!) row += 1;
    else column += 1;
  }
  return pairs;
}

export interface Figures {
  lists: number;
  names: number;
  /** Shares of the names, from 0 to 1. */
  recognized: number;
  firstSeven: number;
  certain: number;
  probable: number;
  wrong: number;
  /** Share of the lists. */
  whole: number;
}

/** The figures of some lists together. */
export function figuresOf(read: readonly ReadList[]): Figures {
  const names = read.flatMap((each) => each.names);
  const items = names.flatMap(({ item }) => item ?? []);
  const first = read.flatMap((each) => each.names.slice(0, 7));
  const of = (count: number, all: number) => (all === 0 ? 0 : count / all);
  return {
    lists: read.length,
    names: names.length,
    recognized: of(items.length, names.length),
    firstSeven: of(first.filter(({ item }) => item).length, first.length),
    certain: of(items.filter(({ certainty }) => certainty === 'CERTAIN').length, names.length),
    probable: of(items.filter(({ certainty }) => certainty === 'PROBABLE').length, names.length),
    wrong: of(read.flatMap(({ wrong }) => wrong).length, names.length),
    whole: of(read.filter(({ whole }) => whole).length, read.length),
  };
}

const ONSETS = 'b br c cl d dr f fl g gl h j k l m n p ph pl pr qu r s sp st t tr v w z'.split(' ');
const VOWELS = 'a e i o u ae ea io y'.split(' ');
const CODAS = ['', '', '', 'l', 'n', 'r', 's', 'x', 'm', 'th'];

/** Words of two to five syllables that nobody uses, the same for the same seed. */
export function inventedWords(count: number, seed: number): string[] {
  const random = seeded(seed);
  const one = (parts: readonly string[]) => parts[Math.floor(random() * parts.length)]!;
  return Array.from({ length: count }, () => {
    const syllables = 2 + Math.floor(random() * 4);
    return Array.from({ length: syllables }, () => one(ONSETS) + one(VOWELS) + one(CODAS)).join('');
  });
}

/** Of invented words, in lists of twenty, those that were taken for an ingredient. */
export async function matchInvented(
  ingredients: IngredientsService,
  words: readonly string[],
): Promise<MatchedItem[]> {
  const matched: MatchedItem[] = [];
  for (let start = 0; start < words.length; start += 20) {
    const { items } = await ingredients.matchLabel(words.slice(start, start + 20).join(', '));
    matched.push(...items.filter(({ ingredient }) => ingredient));
  }
  return matched;
}

/** The least processor time of this process, in milliseconds, that reading each text takes, measured in turns; a text may differ by round. */
export async function readingTimes(
  ingredients: IngredientsService,
  texts: readonly ((round: number) => string)[],
  rounds: number,
): Promise<number[]> {
  const least = texts.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, textOf] of texts.entries()) {
      const text = textOf(round);
      const started = process.cpuUsage();
      await ingredients.matchLabel(text);
      least[place] = Math.min(least[place]!, process.cpuUsage(started).user / 1000);
    }
  }
  return least;
}
