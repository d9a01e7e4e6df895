// How well and how fast printed ingredient lists are read: `npm run bench:labels -- [folder]`, by default the lists of
// the tests. Their form is described in test/ingredients/lists/README.md.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { referenceLoaders } from '../src/app/reference-data.ts';
import { IngredientsService } from '../src/ingredients/ingredients.service.ts';
import { connectDatabase, migrateDatabase } from '../src/platform/database/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';
import { createLog } from '../src/platform/logging/log.ts';
import {
  type Figures,
  figuresOf,
  inventedWords,
  LISTS_FOLDER,
  matchInvented,
  type ReadList,
  readAll,
  readingTimes,
  readLists,
} from '../test/ingredients/printed-lists.ts';

const INVENTED = 1000;
const SEED = 11;
/** Parts of each kind that are printed. */
const SHOWN = 40;

const lists = await readLists(process.argv[2] ?? LISTS_FOLDER);
if (lists.length === 0) throw new Error('The folder has no .txt file');
const folder = await mkdtemp(join(tmpdir(), 'skincare-bench-'));
await chmod(folder, 0o755);
const log = createLog({ level: 'warn', readable: true });
const postgres = await startEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), log });
try {
  await migrateDatabase(postgres.url, referenceLoaders);
  const connection = connectDatabase({ url: postgres.url, poolSize: 2, statementTimeoutSeconds: 60 });
  const ingredients = new IngredientsService(connection.db);
  await ingredients.matchLabel('Unheard of'); // reads the words of all names, which are then kept
  const started = process.cpuUsage();
  const read = await readAll(connection.db, ingredients, lists);
  const seconds = process.cpuUsage(started).user / 1e6;
  const spoilt = read.filter(({ list }) => list.spoilt);
  printFigures('all lists', figuresOf(read));
  if (spoilt.length > 0) {
    printFigures('lists as printed', figuresOf(read.filter(({ list }) => !list.spoilt)));
    printFigures('spoilt lists', figuresOf(spoilt));
  }
  printParts(read);
  const invented = await matchInvented(ingredients, inventedWords(INVENTED, SEED));
  console.log(`${INVENTED} invented words: ${percent(invented.length / INVENTED)} matched`);
  console.log(`${(lists.length / seconds).toFixed(0)} lists a second of processor time of this process`);
  await printGrowth(ingredients);
  await connection.close();
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function printFigures(title: string, figures: Figures): void {
  console.log(`${title}: ${figures.lists} lists, ${figures.names} items`);
  console.log(
    `  recognized ${percent(figures.recognized)}, of the first seven ${percent(figures.firstSeven)}`,
  );
  console.log(`  as a whole ${percent(figures.whole)} of the lists`);
  console.log(`  certain ${percent(figures.certain)}, probable ${percent(figures.probable)}`);
  console.log(`  wrong matches ${percent(figures.wrong)}`);
}

function printParts(read: readonly ReadList[]): void {
  const unknown = read.flatMap(({ label, list }) =>
    label.items.filter(({ ingredient }) => !ingredient).map(({ text }) => `${list.title}: ${text}`),
  );
  const wrong = read.flatMap(({ wrong: items, list }) =>
    items.map(({ text, ingredient }) => `${list.title}: ${text} as ${ingredient!.inciName}`),
  );
  const missed = read.flatMap(({ names, list }) =>
    names.filter(({ item }) => !item).map(({ name }) => `${list.title}: ${name}`),
  );
  const unread = read.flatMap(({ label, list }) =>
    label.unread
      .filter(({ reason }) => reason === 'NOT_UNDERSTOOD' || reason === 'OVER_LIMIT')
      .map(({ text, reason }) => `${list.title}: ${reason} ${JSON.stringify(text)}`),
  );
  printList('items not recognized', unknown);
  printList('wrong matches', wrong);
  printList('names not recognized', missed);
  printList('parts not read', unread);
}

function printList(title: string, lines: readonly string[]): void {
  console.log(`${title}: ${lines.length}`);
  for (const line of lines.slice(0, SHOWN)) console.log(`    ${line.slice(0, 200)}`);
}

async function printGrowth(ingredients: IngredientsService): Promise<void> {
  const text = lists.map((list) => list.text.replace(/\s+/g, ' ')).join(', ');
  const long = text.repeat(Math.ceil(20_000 / text.length)).slice(0, 20_000);
  const [short, whole] = await readingTimes(ingredients, [() => long.slice(0, 2000), () => long], 10);
  console.log(
    `20,000 characters cost ${(whole! / short!).toFixed(1)} times as much as 2,000 (10 if in proportion)`,
  );
}
