import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceLoaders } from '../../src/app/reference-data.ts';
import { readFacts } from '../../src/ingredients/facts/ingredient-facts.ts';
import {
  isCasNumber,
  nameKey,
  readCasCell,
  readEcCell,
} from '../../src/ingredients/facts/ingredient-names.ts';
import { ingredientData, ingredients as table } from '../../src/ingredients/facts/ingredients.table.ts';
import { loadIngredientFacts } from '../../src/ingredients/facts/load-facts.ts';
import { sayConflict, sayNotes, sayStatus } from '../../src/ingredients/facts/notes.ts';
import { ImportIngredientsService } from '../../src/ingredients/import/import-ingredients.service.ts';
import { IngredientsService } from '../../src/ingredients/ingredients.service.ts';
import {
  connectDatabase,
  type DatabaseConnection,
  migrateDatabase,
} from '../../src/platform/database/database.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';
import { readText } from '../setup/walks/read-text.ts';

describe('the data files', () => {
  const facts = readFacts();

  it('describe 218 ingredients and every fragrance allergen with its members', () => {
    expect(facts.allergens).toHaveLength(83);
    expect(facts.ingredients.filter(({ activeGroup }) => activeGroup !== null)).toHaveLength(218);
    const keys = facts.ingredients.map((row) => row.nameKey);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { name, members } of facts.allergens) {
      for (const member of [name, ...members]) expect(keys).toContain(nameKey(member));
    }
  });

  it('have a source for every row and every rating', () => {
    for (const { source, ratings } of facts.ingredients) {
      expect(source).not.toBe('');
      for (const rating of ratings) {
        expect(rating.source).not.toBe('');
        expect(rating.low).toBeGreaterThanOrEqual(0);
        expect(rating.high).toBeLessThanOrEqual(5);
        expect(rating.low).toBeLessThanOrEqual(rating.high);
      }
    }
  });

  it('have a text for every code', () => {
    const texts = facts.ingredients.flatMap(
      ({ pregnancyNote, photosensitisingNote, conflictNote, ratings }) => [
        ...[sayNotes(pregnancyNote), sayNotes(photosensitisingNote), sayConflict(conflictNote)],
        ...ratings.flatMap(({ condition, source }) => [condition, source]),
      ],
    );
    for (const text of [...texts, ...facts.allergens.map(sayStatus)]) {
      if (text !== null) expect(readText(text, 'de')).not.toMatch(/^$|ingredients\./);
    }
  });

  it('have closed brackets and CAS numbers with correct check digits', () => {
    for (const { euMaximum, euNote, casNumbers } of facts.ingredients) {
      const text = `${euMaximum ?? ''}${euNote ?? ''}`;
      expect(text.split('(').length).toBe(text.split(')').length);
      expect(casNumbers.every(isCasNumber)).toBe(true);
    }
  });
});

describe('loading them', () => {
  let database: TestDatabase;
  let connection: DatabaseConnection;
  beforeAll(async () => {
    database = await createTestDatabase();
    connection = connectDatabase({ url: database.url, poolSize: 2, statementTimeoutSeconds: 10 });
  });
  afterAll(async () => {
    await connection.close();
    await database.drop();
  });

  const all = () => connection.db.select().from(table).orderBy(table.nameKey);
  const forget = () =>
    connection.db
      .update(ingredientData)
      .set({ fingerprint: 'older' })
      .where(eq(ingredientData.name, 'facts'));
  const names = async () => {
    const rows = await connection.db.execute(
      'select * from ingredient_names order by ingredient_id, kind, name_key',
    );
    return [...rows];
  };

  it('changes nothing the second time', async () => {
    const before = await all();
    await migrateDatabase(database.url, referenceLoaders);
    expect(await all()).toEqual(before);
  });

  it('restores rows to the values of the files, under the same ids', async () => {
    const [before, namesBefore] = [await all(), await names()];
    await connection.db
      .update(table)
      .set({ activeGroup: null, ratings: [], comedogenicityMax: 5, source: 'wrong' })
      .where(eq(table.inciName, 'GLYCERIN'));
    await connection.db.execute(`delete from ingredient_names where name = 'Glycerol'`);
    await forget();
    await Promise.all([1, 2].map(() => migrateDatabase(database.url, referenceLoaders)));
    const untimed = (rows: Awaited<ReturnType<typeof all>>) => rows.map(({ updatedAt, ...row }) => row);
    expect(untimed(await all())).toEqual(untimed(before));
    expect(await names()).toEqual(namesBefore);
  });

  it('keeps what was imported', async () => {
    async function* file() {
      yield Buffer.from('INCI name,INN name,CAS No,Function\nOTHER MATTER,othername,7732-18-5,SOLVENT\n');
      yield Buffer.from('LINALOOL,linaloolum,,DEODORANT\n');
    }
    await new ImportIngredientsService(connection.db).runWithReport({ file: file(), source: 'a test' });
    const before = await all();
    await forget();
    await loadIngredientFacts(connection.db);
    const service = new IngredientsService(connection.db);
    expect(await service.getByInciName('LINALOOL')).toMatchObject({
      functions: ['deodorant'],
      curated: true,
    });
    expect((await service.findByName('linaloolum')).map(({ inciName }) => inciName)).toEqual(['LINALOOL']);
    expect((await all()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(await service.getByInciName('OTHER MATTER')).toMatchObject({ curated: false, source: 'a test' });
  });
});

describe('names', () => {
  it.each([
    ['  Alpha-Arbutin. ', 'alpha arbutin'],
    ['α-Arbutin', 'alpha arbutin'],
    ['Caprylic / Capric Triglyceride', 'caprylic/capric triglyceride'],
    ['PANTHÉNOL', 'panthenol'],
    ['1,2-HEXANEDIOL', '1,2 hexanediol'],
    ['ALCOHOL DENAT.', 'alcohol denat'],
    ['St John’s  wort', "st john's wort"],
    [' -/. ', ''],
  ])('%j are compared as %j', (name, key) => {
    expect(nameKey(name)).toBe(key);
    expect(nameKey(key)).toBe(key);
  });

  it('have keys that fit into an index, and long ones differ', () => {
    const long = '非'.repeat(1999);
    expect(Buffer.byteLength(nameKey(`${long}常`))).toBeLessThan(2000);
    expect(nameKey(`${long}常`)).not.toBe(nameKey(`${long}非`));
  });

  it.each(['7732-18-5', '50-81-7', '1259528-21-6'])('%s is a CAS number', (text) => {
    expect(isCasNumber(text)).toBe(true);
  });

  it.each(['7732-18-6', '7732-185', '1-18-5', '', '12345678-18-5', 'n/a'])('%j is no CAS number', (text) => {
    expect(isCasNumber(text)).toBe(false);
  });

  it('reads cells with several numbers and notes', () => {
    expect(readCasCell('54-28-4 (gamma)/ 16698-35-4(beta) / - ; 1406-18-4\n59-02-9, n/a')).toEqual({
      numbers: ['54-28-4', '16698-35-4', '1406-18-4', '59-02-9'],
      wrong: [],
    });
    expect(readCasCell('7732-18-5 / 7732-18-6').wrong).toEqual(['7732-18-6']);
    expect(readEcCell('200-201-5 / - / *610-504-8 (I)')).toEqual(['200-201-5', '610-504-8']);
  });
});
