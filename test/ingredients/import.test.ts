import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportIngredientsService } from '../../src/ingredients/import/import-ingredients.service.ts';
import type { Reject } from '../../src/ingredients/import/import-rows.ts';
import { IngredientsService } from '../../src/ingredients/ingredients.service.ts';
import { connectDatabase, type DatabaseConnection } from '../../src/platform/database/database.ts';
import { UserErrors } from '../../src/platform/errors.ts';
import type { Viewer } from '../../src/platform/viewer.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';

const HEADER =
  'COSING Ref No,INCI name,INN name,Ph. Eur. Name,CAS No,EC No,Description,Restriction,Function\n';
const ROWS = 30_000;

/** Pieces of 1,000 bytes, so that lines, quotation marks and letters are cut anywhere. */
async function* pieces(text: string | Buffer): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

const casNumber = (n: number) => {
  const digits = `${10_000 + n}10`;
  const sum = [...digits].reverse().reduce((total, digit, place) => total + Number(digit) * (place + 1), 0);
  return `${10_000 + n}-10-${sum % 10}`;
};

const PLANTS = ['ROSA', 'CITRUS', 'PRUNUS', 'SALVIA', 'PINUS', 'ACACIA', 'MENTHA', 'RUBUS', 'LARIX', 'TILIA'];
const PARTS = ['LEAF', 'FLOWER', 'SEED', 'ROOT', 'BARK', 'FRUIT', 'STEM', 'BUD', 'PEEL', 'KERNEL'];
const nameOf = (n: number) =>
  `${PLANTS[n % 10]} ${(n * 7919).toString(36).toUpperCase()}ICA ${PARTS[Math.floor(n / 10) % 10]} EXTRACT`;

/** Like CosIng's export: lines before the header, line breaks in cells, several CAS numbers, now and then a mistake. */
async function* bigFile(): AsyncGenerator<Buffer> {
  yield Buffer.from(`File creation date: 01/05/2026\r\nInventory of ingredients\r\n\r\n${HEADER}`);
  for (let start = 0; start < ROWS; start += 500) {
    const rows = Array.from({ length: 500 }, (_, at) => {
      const n = start + at;
      const name = n % 1000 === 999 ? nameOf(n - 1).toLowerCase() : nameOf(n);
      const cas = n % 1500 === 7 ? '7732-18-6' : `${casNumber(n)} / ${casNumber(n + ROWS)}`;
      return `${n + 1},"${name}",,,${cas},200-001-8,"A description,\nover two lines",,"SKIN CONDITIONING, HUMECTANT"\r\n`;
    });
    yield Buffer.from(rows.join(''));
  }
}

describe('the import of ingredients', () => {
  let database: TestDatabase;
  let connection: DatabaseConnection;
  let imports: ImportIngredientsService;
  let ingredients: IngredientsService;

  beforeAll(async () => {
    database = await createTestDatabase();
    connection = connectDatabase({ url: database.url, poolSize: 3, statementTimeoutSeconds: 60 });
    imports = new ImportIngredientsService(connection.db);
    ingredients = new IngredientsService(connection.db);
  });
  afterAll(async () => {
    await connection.close();
    await database.drop();
  });

  const run = (file: AsyncIterable<Buffer>, source = 'a test') => imports.runWithReport({ file, source });
  const read = (text: string, header = HEADER) => run(pieces(header + text));
  const count = async () => {
    const [row] = await connection.db.execute<{ count: number }>('select count(*)::int from ingredients');
    return row!.count;
  };

  it('reads names with commas, slashes and line breaks, several CAS numbers and none', async () => {
    const { createdCount, rejects } = await read(
      [
        '1,"7,9-TESTDIOL",,,7732-18-5,,,,SOLVENT',
        '2,"TESTYLIC/TESTRIC\n TRIGLYCERIDE",,,"50-81-7 / 62624-30-0 (L)",200-066-2 / -,,III/98,"EMOLLIENT, Solvent"',
        '3,TEST "N" MATTER,testum,,-,-,,,',
        `4,${'LONG '.repeat(400).trim()},,,,,,,`,
        `5,${'非'.repeat(2000)},,,,,,,`,
      ].join('\r\n'),
    );
    expect(rejects).toEqual([]);
    expect(createdCount).toBe(5);
    expect(await ingredients.getByInciName('testylic / testric triglyceride')).toMatchObject({
      inciName: 'TESTYLIC/TESTRIC TRIGLYCERIDE',
      casNumbers: ['50-81-7', '62624-30-0'],
      ecNumbers: ['200-066-2'],
      functions: ['emollient', 'solvent'],
      euAnnex: 'III/98',
      curated: false,
      source: 'a test',
      ratings: [],
    });
    expect((await ingredients.findByName('Testum')).map(({ inciName }) => inciName)).toEqual([
      'TEST "N" MATTER',
    ]);
    const { items } = await ingredients.matchLabel('Aqua, 7,9-Testdiol, Glycerin');
    expect(items.map(({ ingredient }) => ingredient?.inciName)).toEqual(['AQUA', '7,9-TESTDIOL', 'GLYCERIN']);
  });

  it.each([
    ['semicolons', 'INCI-Name;CAS-Nr.\nSEMI MATTER;7732-18-5\n', 'SEMI MATTER'],
    ['tabs', 'Ingredient\tCAS Number\nTAB MATTER\t7732-18-5\n', 'TAB MATTER'],
    [
      'a byte order mark and quotes',
      '\ufeff"INCI Name","EINECS/ELINCS No"\n"BOM MATTER","200-001-8"\n',
      'BOM MATTER',
    ],
    ['old line breaks', 'inci_name,cas\rCR MATTER,7732-18-5\r', 'CR MATTER'],
    ['columns in another order', 'Function,CAS,INCI\nSOLVENT,,ORDER MATTER', 'ORDER MATTER'],
  ])('reads a file with %s', async (_what, file, name) => {
    expect(await run(pieces(file))).toMatchObject({ createdCount: 1, rejectedCount: 0 });
    expect((await ingredients.getByInciName(name)).curated).toBe(false);
  });

  const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();
  it.each([
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without its mark', (text: string) => Buffer.from(text, 'utf16le')],
    ['big-endian UTF-16', (text: string) => swapped(`\ufeff${text}`)],
    ['big-endian UTF-16 without its mark', swapped],
  ])('reads a file in %s, whatever its pieces', async (what, encode) => {
    const name = `ÄTHER OF ${what}`;
    const bytes = encode(`Inventory of ingredients\r\n\r\nINCI name\tCAS No\r\n${name}\t7732-18-5\r\n`);
    async function* bytewise() {
      for (const byte of bytes) yield Buffer.from([byte]);
    }
    expect(await run(bytewise())).toMatchObject({ createdCount: 1, rejectedCount: 0 });
    expect(await ingredients.getByInciName(name)).toMatchObject({
      inciName: name,
      casNumbers: ['7732-18-5'],
    });
  });

  it('reports every skipped row, by line', async () => {
    const file = Buffer.concat([
      Buffer.from(HEADER),
      Buffer.from('1,GOOD MATTER,,,,,"two\nlines",,\n2,,,,50-81-7,,,,\n3,BAD SUM,,,50-81-8,,,,\n'),
      Buffer.from('4,NO CAS,,,12345,,,,\n\n5,Good-Matter,,,,,,,\n6,"BAD" QUOTE,,,,,,,\n'),
      Buffer.from('7,LATIN '),
      Buffer.from([0xe9]),
      Buffer.from(`,,,,,,,\n8,${'X'.repeat(4001)},,,,,,,\n9,AFTER MATTER,,,,,,,\n`),
    ]);
    const result = await run(pieces(file));
    expect(result).toMatchObject({ rowCount: 9, createdCount: 5, rejectedCount: 4, warningCount: 2 });
    expect(result.warnings.map(({ line, reason, name }: Reject) => [line, reason, name])).toEqual([
      [5, 'WRONG_CAS_NUMBER', 'BAD SUM'],
      [6, 'WRONG_CAS_NUMBER', 'NO CAS'],
    ]);
    expect((await ingredients.getByInciName('BAD SUM')).casNumbers).toEqual([]);
    expect(result.rejects.map(({ line, reason }: Reject) => [line, reason])).toEqual([
      [4, 'MISSING_NAME'],
      [8, 'DUPLICATE'],
      [10, 'NOT_UTF8'],
      [11, 'NAME_TOO_LONG'],
    ]);
  });

  it.each([
    ['is empty', ''],
    ['has no header', 'a,b\nc,d\n'],
    ['has an open quotation mark', `${HEADER}1,KEPT OUT,,,,,,,\n2,"OPEN,,,,,,,\n3,LOST,,,,,,,\n`],
    ['has an endless row', `${HEADER}1,KEPT OUT,,,,,"${'x'.repeat(300_000)}",,\n`],
  ])('imports nothing of a file that %s', async (_what, file) => {
    const before = await count();
    await expect(run(pieces(file))).rejects.toThrow(UserErrors);
    expect(await count()).toBe(before);
  });

  it('imports nothing if the file is incomplete', async () => {
    const before = await count();
    async function* broken() {
      yield* pieces(`${HEADER}1,HALF MATTER,,,,,,,\n`.repeat(200));
      throw new Error('the network is gone');
    }
    await expect(run(broken())).rejects.toThrow('the network is gone');
    expect(await count()).toBe(before);
  });

  it('runs once at a time', async () => {
    const results = await Promise.allSettled([1, 2].map(() => run(bigFile(), 'first')));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(String(refused.reason)).toContain('Another import is running');
  }, 180_000);

  it('keeps the values of our data files, and fills in what they leave open', async () => {
    const result = await read(
      '76,NIACINAMIDE,,,7732-18-5,,,II/1,PERFUMING\n34319,Linalool,,,,,,,"PERFUMING, DEODORANT"\n',
    );
    expect(result).toMatchObject({ createdCount: 0, updatedCount: 1, unchangedCount: 1 });
    expect(await ingredients.getByInciName('Niacinamide')).toMatchObject({
      casNumbers: ['98-92-0'],
      functions: ['smoothing'],
      euAnnex: null,
      activeGroup: 'NIACINAMIDE',
    });
    expect(await ingredients.getByInciName('Linalool')).toMatchObject({
      inciName: 'LINALOOL',
      functions: ['perfuming', 'deodorant'],
      fragranceAllergen: { name: 'Linalool' },
    });
  });

  it('identifies a fragrance allergen by its CAS number, but not a plant', async () => {
    await read('1,D-TESTENE,,,5989-27-5,,,,\n2,LAVANDULA TESTIS POWDER,,,8000-28-0,,,,\n');
    expect((await ingredients.getByInciName('D-TESTENE')).fragranceAllergen?.name).toBe('Limonene');
    expect((await ingredients.getByInciName('LAVANDULA TESTIS POWDER')).fragranceAllergen).toBeNull();
  });

  it('updates rows of the same name, and keeps their other names and numbers', async () => {
    await read('1,CHANGING MATTER,oldname,,7732-18-5,,,,SOLVENT\n');
    const { id } = await ingredients.getByInciName('CHANGING MATTER');
    expect(await read('1,Changing Matter,newname,,50-81-7,,,,BINDING\n')).toMatchObject({ updatedCount: 1 });
    expect(await ingredients.getByInciName('CHANGING MATTER')).toMatchObject({
      id,
      functions: ['solvent', 'binding'],
    });
    for (const name of ['oldname', 'newname', '7732-18-5', '50-81-7']) {
      expect((await ingredients.findByName(name)).map((row) => row.id)).toContain(id);
    }
  });

  describe('of 30,000 rows', () => {
    it('is streamed, and changes nothing when run again', async () => {
      const before = process.memoryUsage().rss;
      let peak = 0;
      const timer = setInterval(() => {
        peak = Math.max(peak, process.memoryUsage().rss - before);
      }, 50);
      const started = performance.now();
      const cpu = process.cpuUsage();
      const result = await run(bigFile(), 'first');
      const seconds = (performance.now() - started) / 1000;
      clearInterval(timer);
      const own = process.cpuUsage(cpu).user / 1e6;
      console.log(
        `${Math.round(ROWS / seconds)} rows/s, ${own.toFixed(1)} s of CPU here, ${Math.round(peak / 1e6)} MB more`,
      );
      expect(result).toMatchObject({ rowCount: ROWS, createdCount: 0, updatedCount: 0, rejectedCount: 30 });
      expect(result.warningCount).toBe(20);
      expect(result.unchangedCount).toBe(ROWS - 30);
      expect(result.rejects.map(({ reason }) => reason)).toContain('DUPLICATE');
      expect(own).toBeLessThan(10);
      expect(peak).toBeLessThan(200e6);
    }, 120_000);

    it('leaves searches fast', async () => {
      const viewer = { userId: '00000000-0000-7000-8000-000000000000' } as Viewer;
      const page = { first: 20, after: null };
      const find = (search: string) => ingredients.search({ viewer, search, filter: {} }, page);
      for (const search of ['rosa', 'niacinimide', '7732-18-5', 'prunus leaf extrct', 'a', 'extract']) {
        const times: number[] = [];
        for (let round = 0; round < 5; round += 1) {
          const started = performance.now();
          expect((await find(search)).length).toBeGreaterThan(0);
          times.push(performance.now() - started);
        }
        console.log(`search ${search}: ${Math.min(...times).toFixed(1)} ms`);
        expect(Math.min(...times)).toBeLessThan(1000);
      }
      expect((await find('niacinimide'))[0]?.inciName).toBe('NIACINAMIDE');
      const started = performance.now();
      const label = Array.from({ length: 100 }, (_, n) => `Unheard Of Plant ${n}x Extract`).join(', ');
      await ingredients.matchLabel(label);
      console.log(`label of 100 unknown names: ${(performance.now() - started).toFixed(0)} ms`);
    });
  });
});
