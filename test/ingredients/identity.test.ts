import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceLoaders } from '../../src/app/reference-data.ts';
import { nameKey } from '../../src/ingredients/facts/ingredient-names.ts';
import type { Ingredient } from '../../src/ingredients/facts/ingredient-rows.ts';
import { avoidedIngredients, ingredientData } from '../../src/ingredients/facts/ingredients.table.ts';
import { loadIngredientFacts } from '../../src/ingredients/facts/load-facts.ts';
import { ImportIngredientsService } from '../../src/ingredients/import/import-ingredients.service.ts';
import type { RankedIngredient } from '../../src/ingredients/ingredient-search.ts';
import { type IngredientQuery, IngredientsService } from '../../src/ingredients/ingredients.service.ts';
import {
  connectDatabase,
  type DatabaseConnection,
  migrateDatabase,
} from '../../src/platform/database/database.ts';
import type { Viewer } from '../../src/platform/viewer.ts';
import { users } from '../../src/users/users.table.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';

let database: TestDatabase;
let connection: DatabaseConnection;
let ingredients: IngredientsService;
let imports: ImportIngredientsService;
beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase({ url: database.url, poolSize: 2, statementTimeoutSeconds: 60 });
  ingredients = new IngredientsService(connection.db);
  imports = new ImportIngredientsService(connection.db);
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

const MISSING = '00000000-0000-7000-8000-000000000000';
const read = (rows: readonly string[]) => {
  async function* file() {
    yield Buffer.from(['INCI name,Synonyms,CAS No,Function', ...rows, ''].join('\n'));
  }
  return imports.runWithReport({ file: file(), source: 'a test' });
};
const named = async (name: string) => (await ingredients.findByName(name)).map(({ inciName }) => inciName);
const forget = (name: string) =>
  connection.db.update(ingredientData).set({ fingerprint: 'older' }).where(sql`name = ${name}`);

/** Rows of CosIng under another name of what the shipped facts describe. */
const COLLISIONS = [
  ['RETINOIC ACID', 'TRETINOIN'],
  ['BEESWAX', 'CERA ALBA'],
  ['WATER', 'AQUA'],
  ['CI 77947', 'ZINC OXIDE'],
  ['CI 77891', 'TITANIUM DIOXIDE'],
  ['CERAMIDE 3', 'CERAMIDE NP'],
  ['MINERAL OIL', 'PARAFFINUM LIQUIDUM'],
  ['TETRAHEXYLDECYL ASCORBATE', 'ASCORBYL TETRAISOPALMITATE'],
] as const;

describe('an imported row under another name of a known ingredient', () => {
  it('joins it, and its facts stay', async () => {
    const known = await Promise.all(COLLISIONS.map(([, name]) => ingredients.getByInciName(name)));
    const rows = COLLISIONS.map(([name]) => `${name},,,SOLVENT`);
    expect(await read(rows)).toMatchObject({ createdCount: 0, rejectedCount: 0 });
    for (const [at, [name]] of COLLISIONS.entries()) {
      const [found, ...others] = await ingredients.findByName(name);
      expect(others).toEqual([]);
      expect(found).toMatchObject({ id: known[at]!.id, activeGroup: known[at]!.activeGroup, curated: true });
    }
    expect(await read(rows)).toMatchObject({ createdCount: 0, updatedCount: 0 });
  });

  it('joins an imported one with a CAS number in common, and no other', async () => {
    await read(['FIRST MATTER,second matter;third matter,7732-18-5,SOLVENT']);
    await read(['SECOND MATTER,,7732-18-5,', 'THIRD MATTER,,50-81-7,']);
    expect(await named('second matter')).toEqual(['FIRST MATTER']);
    expect(await named('third matter')).toContain('THIRD MATTER');
  });

  it('is no abbreviation of something else', async () => {
    await read(['BHA,,25013-16-5,ANTIOXIDANT']);
    expect((await ingredients.getByInciName('BHA')).casNumbers).toEqual(['25013-16-5']);
  });
});

it('keeps users and names when an earlier import is told to be a known ingredient', async () => {
  const { db } = connection;
  const [user] = await db.execute(sql`
    insert into users (id, email, password_hash) select gen_random_uuid(), 'a@test.example', 'x' returning id`);
  await db.execute(sql`delete from ingredient_names where compact_key = 'vitaminb3'`);
  await read(['VITAMIN B3,stray name,,SOLVENT']);
  const stray = await ingredients.getByInciName('VITAMIN B3');
  await db.insert(avoidedIngredients).values({ userId: String(user!.id), ingredientId: stray.id, note: 'n' });
  await forget('facts');
  await loadIngredientFacts(db);
  expect(await named('vitamin b3')).toEqual(['NIACINAMIDE']);
  expect(await named('stray name')).toEqual(['NIACINAMIDE']);
  const known = await ingredients.getByInciName('NIACINAMIDE');
  expect(await db.select().from(avoidedIngredients)).toMatchObject([{ ingredientId: known.id, note: 'n' }]);
  expect((await ingredients.get(stray.id)).inciName).toBe('NIACINAMIDE');
  const both = await ingredients.getMany([known.id, stray.id, MISSING, stray.id]);
  expect(both.map((row) => row?.id)).toEqual([known.id, known.id, undefined, known.id]);
  await db.delete(users);
});

/** What is known by a name: more is never less. */
const knowledge = (rows: readonly Ingredient[]) =>
  new Set(
    rows.flatMap(({ id, inciName, fragranceAllergen, ...row }) => [
      id,
      ...[...row.casNumbers, ...row.ecNumbers, ...row.functions, ...row.benefits],
      ...[row.activeGroup, row.pregnancyAdvice, row.euMaximum, fragranceAllergen?.name],
      ...row.ratings.map((rating) => JSON.stringify(rating)),
    ]),
  );

it('any rows in any order leave every earlier lookup at least as informed', async () => {
  const pool = [
    ...COLLISIONS.map(([name]) => `${name},made of ${name},,`),
    'GLYCERIN,sweet matter,56-81-5,HUMECTANT',
    'SWEET MATTER,,56-81-5,',
    'GLYCEROL,,,SOLVENT',
    'LINALOOL,linaloolum,78-70-6,PERFUMING',
    'LINALOOLUM,,78-70-6,',
    'NIACINAMIDE,vitamin pp,50-81-7,',
    'VITAMIN PP,,,',
    'OTHER MATTER,glycerin,7732-18-5,SOLVENT',
    'OTHER-MATTER,,50-81-7,BINDING',
  ];
  const names = [...new Set(pool.flatMap((row) => row.split(',').slice(0, 3)).filter(Boolean))];
  const lookUp = async () =>
    new Map(
      await Promise.all(
        names.map(async (name) => [name, knowledge(await ingredients.findByName(name))] as const),
      ),
    );
  let seed = 11;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  let before = await lookUp();
  for (let round = 0; round < 12; round += 1) {
    const some = pool.filter(() => random() < 0.4).sort(() => random() - 0.5);
    await read(some);
    const after = await lookUp();
    for (const [name, known] of before) {
      const lost = [...known].filter((fact) => !after.get(name)!.has(fact));
      expect(lost, `${name} after ${some.join(' | ')}`).toEqual([]);
    }
    before = after;
  }
}, 60_000);

it('keeps an allergen whose name on labels was changed by law', async () => {
  const idOf = async (name: string) => {
    const [row] = await connection.db.execute(
      sql`select id from fragrance_allergens where name_key = ${nameKey(name)}`,
    );
    return row?.id;
  };
  const id = await idOf('Turpentine');
  await connection.db.execute(sql`
    update fragrance_allergens set name = 'Turpentine Oil/Extract', name_key = ${nameKey('Turpentine Oil/Extract')}
    where id = ${id}`);
  await forget('facts');
  await loadIngredientFacts(connection.db);
  expect([await idOf('Turpentine'), await idOf('Turpentine Oil/Extract')]).toEqual([id, undefined]);
});

/** More pages than these are not read. */
const PAGES = 20;
const MOST = 100 * PAGES;

async function readPages(query: IngredientQuery, first: number): Promise<RankedIngredient[]> {
  const found: RankedIngredient[] = [];
  for (let page = 0; page < PAGES; page++) {
    const last = found.at(-1);
    const rows = await ingredients.search(query, {
      first,
      after: last ? { rank: last.rank, id: last.id } : null,
    });
    found.push(...rows.slice(0, first));
    if (rows.length <= first) break;
  }
  return found;
}

describe('the whole inventory', () => {
  beforeAll(async () => {
    await forget('inventory');
    await migrateDatabase(database.url, referenceLoaders);
  }, 120_000);
  const all = async () => [
    ...(await connection.db.execute(sql`select md5(string_agg(i::text, '' order by id)) from ingredients i`)),
    ...(await connection.db.execute(sql`
      select md5(string_agg(n::text, '' order by ingredient_id, kind, name_key)) from ingredient_names n`)),
  ];

  it('is there, each name once, and the facts with it', async () => {
    const [row] = await connection.db.execute(sql`select count(*)::int as count from ingredients`);
    expect(row!.count).toBeGreaterThan(34_000);
    expect(await ingredients.getByInciName('RETINYL PROPIONATE')).toMatchObject({
      casNumbers: ['7069-42-3'],
      source: expect.stringContaining('CosIng'),
    });
    for (const [name, known] of COLLISIONS) expect(await named(name), name).toEqual([known]);
    const indexes = await connection.db.execute(sql`
      select indexname from pg_indexes where tablename = 'ingredient_names' order by 1`);
    expect(indexes.map(({ indexname }) => indexname)).toEqual([
      'ingredient_names_compact',
      'ingredient_names_ingredient_id_kind_name_key_pk',
      'ingredient_names_key',
      'ingredient_names_trigrams',
    ]);
  });

  it.each([
    'so',
    'oil',
    'extract',
    'acid',
    'gly',
    '100',
    '56-',
    'paraben',
    'retinol',
    '%',
    'hyaluronik acid',
  ])(
    'is searched for %s page by page, each ingredient once, the best first',
    async (text) => {
      const viewer = { userId: randomUUID() } as Viewer;
      const pages = (first: number, filter = {}) => readPages({ viewer, search: text, filter }, first);
      const found = await pages(100);
      expect(found.map(({ id }) => id)).toEqual([...new Set(found.map(({ id }) => id))]);
      const places = found.map(({ rank, nameKey }) => [rank, nameKey] as const);
      const isBehind = ([rank, key]: readonly [number, string], [before, other]: readonly [number, string]) =>
        rank > before || (rank === before && Buffer.compare(Buffer.from(key), Buffer.from(other)) > 0);
      expect(places.filter((place, at) => at > 0 && !isBehind(place, places[at - 1]!))).toEqual([]);
      expect(found).toHaveLength(
        Math.min(MOST, await ingredients.count({ viewer, search: text, filter: {} })),
      );
      expect((await pages(7)).map(({ id }) => id)).toEqual(
        found.slice(0, (await pages(7)).length).map(({ id }) => id),
      );
      const filter = { function: 'humectant' };
      const few = found.filter(({ functions }) => functions.includes('humectant')).map(({ id }) => id);
      const filtered = (await pages(20, filter)).map(({ id }) => id);
      expect(filtered.slice(0, few.length)).toEqual(few.slice(0, filtered.length));
    },
    60_000,
  );

  it('is left alone by a restart, and the same when it is loaded again', async () => {
    const before = await all();
    await migrateDatabase(database.url, referenceLoaders);
    expect(await all()).toEqual(before);
    await forget('inventory');
    await migrateDatabase(database.url, referenceLoaders);
    expect(await all()).toEqual(before);
  }, 120_000);
});
