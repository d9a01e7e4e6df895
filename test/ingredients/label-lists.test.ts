import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IngredientsService } from '../../src/ingredients/ingredients.service.ts';
import { FIRST_HEADING, LIST_HEADINGS, MAY_CONTAIN_WORDS } from '../../src/ingredients/labels/label-words.ts';
import { connectDatabase, type DatabaseConnection } from '../../src/platform/database/database.ts';
import { readRows, readShipped } from '../../src/platform/shipped-files.ts';
import { createStockedDatabase, type TestDatabase } from '../setup/database/test-database.ts';
import { FAULTS } from './label-faults.ts';
import {
  figuresOf,
  inventedWords,
  LISTS_FOLDER,
  matchInvented,
  type ReadList,
  readAll,
  readingTimes,
  readLists,
} from './printed-lists.ts';

/** Families whose members a check of safety must not miss. */
const SAFETY_FAMILIES = new Set([
  ...['RETINOID', 'RETINOID_RX', 'AHA', 'BHA', 'LHA', 'PHA', 'SALICYLATE_ALLERGY', 'HYDROQUINONE', 'PARABEN'],
  ...['FORMALDEHYDE_RELEASER', 'STEROID', 'MERCURY', 'BENZOYL_PEROXIDE', 'MI_MCI', 'AZELAIC', 'KOJIC'],
]);

/** Their INCI names, and those of the fragrance allergens. */
function safetyNames(): Set<string> {
  const families = readRows(readShipped('data/ingredients/active_families.csv.gz'));
  const allergens = readRows(readShipped('data/ingredients/fragrance_allergens.csv'));
  const members = allergens.flatMap((row) => [row.label_name!, ...row.member_inci!.split(';')]);
  return new Set([
    ...families
      .filter((row) => SAFETY_FAMILIES.has(row.family!) && row.tier !== 'TRACE')
      .map((row) => row.inci_name!),
    ...members.map((name) => name.trim().toUpperCase()).filter(Boolean),
  ]);
}

let database: TestDatabase;
let connection: DatabaseConnection;
let ingredients: IngredientsService;
beforeAll(async () => {
  database = await createStockedDatabase();
  connection = connectDatabase({ url: database.url, poolSize: 2, statementTimeoutSeconds: 60 });
  ingredients = new IngredientsService(connection.db);
}, 120_000);
afterAll(async () => {
  await connection.close();
  await database.drop();
});

describe('the lists written for the tests, with all of the inventory', () => {
  let read: ReadList[];
  beforeAll(async () => {
    read = await readAll(connection.db, ingredients, await readLists(LISTS_FOLDER));
  }, 120_000);
  const clean = () => read.filter(({ list }) => !list.spoilt);
  const missed = (lists: readonly ReadList[]) =>
    lists.flatMap(({ names, list }) =>
      names.filter(({ item }) => !item).map(({ name }) => `${list.title}: ${name}`),
    );

  it('are 200 and more in 15 languages and more', () => {
    expect(read.length).toBeGreaterThanOrEqual(200);
    expect(new Set(read.map(({ list }) => list.title.slice(0, 2))).size).toBeGreaterThanOrEqual(15);
    expect(read.every(({ list }) => list.expected)).toBe(true);
  });

  it('are understood item by item and as a whole', () => {
    const figures = figuresOf(clean());
    expect(figures.recognized, missed(clean()).join('\n')).toBeGreaterThanOrEqual(0.985);
    expect(figures.whole).toBeGreaterThanOrEqual(0.65);
    expect(figures.certain).toBeGreaterThanOrEqual(0.95);
  });

  it('are understood where they are spoilt', () => {
    const spoilt = read.filter(({ list }) => list.spoilt);
    expect(spoilt.length).toBeGreaterThanOrEqual(40);
    expect(figuresOf(spoilt).recognized, missed(spoilt).join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('are taken for nothing else', () => {
    const wrong = read.flatMap(({ wrong: items, list }) =>
      items.map(({ text, ingredient }) => `${list.title}: ${text} as ${ingredient!.inciName}`),
    );
    expect(figuresOf(read).wrong, wrong.join('\n')).toBeLessThanOrEqual(0.001);
  });

  it('lose no name that matters for safety', () => {
    const matters = safetyNames();
    const names = clean().flatMap((each) => each.names.filter(({ name }) => matters.has(name)));
    expect(names.length).toBeGreaterThan(300);
    const lost = names.filter(({ item }) => !item).map(({ name }) => name);
    expect(lost.length / names.length, lost.join(', ')).toBeLessThanOrEqual(0.005);
  });

  it('leave no word of the text unsaid, but for the headings of lists', () => {
    const words = read.flatMap(({ list, label }) => {
      const said = new Uint8Array(list.text.length);
      for (const { start, end } of [...label.items, ...label.unread]) said.fill(1, start, end);
      let left = Array.from({ length: list.text.length }, (_, at) => (said[at] ? ';' : list.text[at])).join(
        '',
      );
      for (const heading of [...LIST_HEADINGS, FIRST_HEADING, MAY_CONTAIN_WORDS])
        left = left.replace(heading, ' ');
      left = left.replace(/<[^<>]{1,80}>|&[#\w]{2,6};/g, ' ');
      return left.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
    });
    expect(
      words.filter(
        (word) => !/^(?:(?:in)?active|ingredients?|each|gram|and|全?成分(?:表示)?|配合成分)$/i.test(word),
      ),
    ).toEqual([]);
  });
});

it.each(FAULTS)('$text is read', async ({ text, items, unread = [] }) => {
  const label = await ingredients.matchLabel(text);
  const told = label.items.map(({ text: printed, ingredient, mayContain, certainty, percent }) => {
    const marks = `${mayContain ? '+' : ''}${certainty === 'PROBABLE' ? '~' : ''}`;
    return `${marks}${ingredient?.inciName ?? `?${printed}`}${percent === null ? '' : ` ${percent}%`}`;
  });
  expect(told).toEqual(items);
  expect(label.unread.map(({ reason, text: part }) => `${reason} ${part}`)).toEqual(unread);
  for (const part of [...label.items, ...label.unread]) expect(part.end).toBeGreaterThan(part.start);
  for (const { text: part, start, end } of label.unread) expect(text.slice(start, end)).toContain(part);
});

it('takes invented words for nothing', async () => {
  const matched = await matchInvented(ingredients, inventedWords(1000, 11));
  const told = matched.map(({ text, ingredient }) => `${text} as ${ingredient!.inciName}`);
  expect(matched.length, told.join('\n')).toBeLessThanOrEqual(5);
});

describe('20,000 characters of', () => {
  /** Of as many different ingredients as have room. */
  let list: string;
  /** A letter of every long word is another. */
  const misspelt = (text: string, round: number) =>
    text.replace(/[A-Z]{6,}/g, (word) => {
      const at = 2 + ((round + word.length) % (word.length - 3));
      return `${word.slice(0, at)}${String.fromCharCode(65 + ((round * 7 + at) % 26))}${word.slice(at + 1)}`;
    });
  /** The same text, or other words in each round, which no earlier reading has made known. */
  const AWKWARD: [string, string | ((round: number) => string)][] = [
    ['words without a separator', (round) => inventedWords(3000, round).join(' ')],
    ['unknown names', (round) => inventedWords(3000, 100 + round).join(', ')],
    [
      'unknown names of two words',
      (round) =>
        inventedWords(3000, 200 + round)
          .join(' ')
          .replace(/ (\S+) /g, ' $1, '),
    ],
    ['misspelt names', (round) => misspelt(list, round)],
    ['names without separators', 'Aqua Glycerin Cetearyl Alcohol Dimethicone Phenoxyethanol Parfum '],
    ['plants of unknown parts', 'Sage Extract, Burdock Oil, Abies Alba Extract, Rosa Alba Juice, '],
    ['slashes', 'Aqua/Water/Glycerin/Unheard/Parfum/'],
    ['brackets in brackets', 'Parfum (Limonene (Linalool (Citral (Geraniol)))), '],
    ['names cut in two', 'Phenoxy, ethanol, Gly, cerin, Niacin, amide, '],
    ['line breaks in names', 'Phenoxy\nethanol, Gly\ncerin, Niacin\namide, '],
    ['headings', 'Ingredients: Aqua. Key ingredients: Glycerin. Free from parabens. May contain: Mica. '],
    ['kits', 'Step 1: Aqua, Glycerin\nStep 2: Retinol, Squalane\n'],
    ['Chinese without separators', '水甘油丁二醇烟酰胺'],
    ['one letter', 'a'],
    ['numbers', '1,2-Hexanediol 0.5% 1000ppm '],
    ['marks', '(+/-) * • † 5 % :;,'],
  ];
  const fill = (text: string) => text.repeat(Math.ceil(20_000 / text.length)).slice(0, 20_000);

  beforeAll(async () => {
    const named = (await readLists(LISTS_FOLDER)).flatMap(({ expected }) =>
      expected!.map(({ name }) => name),
    );
    list = fill(`${[...new Set(named)].join(', ')}, `);
  });

  it.each(AWKWARD)('%s costs at most twice as much as an ordinary list', async (_title, text) => {
    const [ordinary, awkward] = await readingTimes(
      ingredients,
      [() => list, (round) => fill(typeof text === 'string' ? text : text(round))],
      5,
    );
    expect(awkward! / Math.max(ordinary!, 10)).toBeLessThanOrEqual(2);
  });
});
