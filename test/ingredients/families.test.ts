import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceLoaders } from '../../src/app/reference-data.ts';
import { descriptionOfFamily, familyOfWord, nameOfFamily } from '../../src/ingredients/facts/family-words.ts';
import { nameKey } from '../../src/ingredients/facts/ingredient-names.ts';
import { ingredientData, ingredientFamilies } from '../../src/ingredients/facts/ingredients.table.ts';
import { ImportIngredientsService } from '../../src/ingredients/import/import-ingredients.service.ts';
import { IngredientsService } from '../../src/ingredients/ingredients.service.ts';
import {
  connectDatabase,
  type DatabaseConnection,
  migrateDatabase,
} from '../../src/platform/database/database.ts';
import { languages, useCatalogues } from '../../src/platform/language/render.ts';
import { familyMembers, type IngredientFamily } from '../../src/rules/ingredient-families.ts';
import { createStockedDatabase, type TestDatabase } from '../setup/database/test-database.ts';
import { readText } from '../setup/walks/read-text.ts';

let database: TestDatabase;
let connection: DatabaseConnection;
let members: Map<string, Set<string>>;

const readMembers = async () => {
  const rows = await connection.db.execute<{ family: string; name: string }>(sql`
    select family, upper(name) as name from ingredient_families
    join ingredient_names using (ingredient_id) where kind in ('INCI', 'SYNONYM')`);
  const byFamily = new Map<string, Set<string>>();
  for (const { family, name } of rows) {
    if (!byFamily.has(family)) byFamily.set(family, new Set());
    byFamily.get(family)!.add(name);
  }
  return byFamily;
};

beforeAll(async () => {
  database = await createStockedDatabase();
  connection = connectDatabase({ url: database.url, poolSize: 2, statementTimeoutSeconds: 60 });
  members = await readMembers();
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

const SAMPLES: Readonly<Partial<Record<IngredientFamily, { yes: string; no: string }>>> = {
  PARABENS: { yes: 'METHYLPARABEN|SODIUM PROPYLPARABEN', no: 'PHENOXYETHANOL|BENZOIC ACID' },
  RETINOIDS: {
    yes: 'RETINYL PROPIONATE|RETINOIC ACID|TRETINOIN|ADAPALENE|RETINAL|HYDROXYPINACOLONE RETINOATE',
    no: 'BAKUCHIOL|BETA-CAROTENE',
  },
  SALICYLATES: {
    yes: 'BETAINE SALICYLATE|SALICYLIC ACID|METHYL SALICYLATE|HOMOSALATE|ETHYLHEXYL SALICYLATE|CAPRYLOYL SALICYLIC ACID|SALIX ALBA BARK EXTRACT',
    no: 'SALICORNIA HERBACEA EXTRACT|GLYCOLIC ACID',
  },
  BHA: { yes: 'SALICYLIC ACID|BETAINE SALICYLATE', no: 'BHT|SALIX ALBA BARK EXTRACT' },
  AHA: { yes: 'GLYCOLIC ACID|LACTIC ACID|MANDELIC ACID', no: 'CITRIC ACID|SALICYLIC ACID' },
  PHA: { yes: 'GLUCONOLACTONE|LACTOBIONIC ACID', no: 'SODIUM GLUCONATE' },
  SILICONES: {
    yes: 'DIMETHICONE|DIMETHICONOL|CYCLOPENTASILOXANE|AMODIMETHICONE|PHENYL TRIMETHICONE|SIMETHICONE|TRIMETHYLSILOXYSILICATE|POLYMETHYLSILSESQUIOXANE|POLYSILICONE-11',
    no: 'SILICA|SILK POWDER|MAGNESIUM ALUMINUM SILICATE|MUSCONE|PHLORETIN|TRIETHOXYCAPRYLYLSILANE|4-(2-BETA-GLUCOPYRANOSILOXY) PROPOXY-2-HYDROXYBENZOPHENONE|SILVER',
  },
  SULFATES: {
    yes: 'SODIUM LAURYL SULFATE|SODIUM LAURETH SULFATE|AMMONIUM LAURYL SULFATE|SODIUM COCO-SULFATE|SODIUM MYRETH SULFATE|SODIUM CETEARYL SULFATE|TEA-LAURYL SULFATE|MAGNESIUM LAURETH-8 SULFATE',
    no: 'MAGNESIUM SULFATE|SODIUM SULFATE|ZINC SULFATE|BARIUM SULFATE|SODIUM CHONDROITIN SULFATE|GLUCOSAMINE SULFATE|P-AMINOPHENOL SULFATE|BEHENTRIMONIUM METHOSULFATE|SODIUM LAURYL SULFOACETATE',
  },
  DRYING_ALCOHOLS: {
    yes: 'ALCOHOL|ALCOHOL DENAT.|ISOPROPYL ALCOHOL|SD ALCOHOL 40-B',
    no: 'CETYL ALCOHOL|CETEARYL ALCOHOL|STEARYL ALCOHOL|BENZYL ALCOHOL|LANOLIN ALCOHOL',
  },
  NUTS: {
    yes: 'PRUNUS AMYGDALUS DULCIS OIL|ARACHIS HYPOGAEA OIL|CORYLUS AVELLANA SEED OIL|JUGLANS REGIA SHELL POWDER|MACADAMIA TERNIFOLIA SEED OIL|PISTACIA VERA SEED OIL|ANACARDIUM OCCIDENTALE SEED OIL|CARYA ILLINOINENSIS SEED OIL|BERTHOLLETIA EXCELSA SEED OIL|PEG-60 ALMOND GLYCERIDES|HYDROLYZED HAZELNUT PROTEIN|ETHYL MACADAMIATE|SODIUM SWEETALMONDAMPHOACETATE',
    no: 'MYRISTICA FRAGRANS KERNEL OIL|COCOS NUCIFERA OIL|PISTACIA LENTISCUS GUM|PRUNUS ARMENIACA KERNEL OIL|ARACHIDYL ALCOHOL|BUTYROSPERMUM PARKII BUTTER|AESCULUS HIPPOCASTANUM SEED EXTRACT|PLATYCARYA STROBILACEA EXTRACT|ARGANIA SPINOSA KERNEL OIL|CASTANEA SATIVA SEED EXTRACT',
  },
  FRAGRANCE: {
    yes: 'PARFUM|LINALOOL|LIMONENE|LAVANDULA ANGUSTIFOLIA OIL|HEXYL CINNAMAL|CITRONELLOL',
    no: 'BENZYL ALCOHOL|GLYCERIN|PHENOXYETHANOL|AQUA|TOCOPHEROL',
  },
  FRAGRANCE_ALLERGENS: { yes: 'LINALOOL|BENZYL ALCOHOL|CITRAL', no: 'PARFUM|GLYCERIN' },
  ESSENTIAL_OILS: {
    yes: 'LAVANDULA ANGUSTIFOLIA OIL|MELALEUCA ALTERNIFOLIA LEAF OIL|CITRUS LIMON PEEL OIL',
    no: 'COCOS NUCIFERA OIL|HELIANTHUS ANNUUS SEED OIL|PARAFFINUM LIQUIDUM',
  },
  UV_FILTERS: { yes: 'OCTOCRYLENE|ZINC OXIDE|TITANIUM DIOXIDE|HOMOSALATE', no: 'IRON OXIDES|NIACINAMIDE' },
  ORGANIC_UV_FILTERS: { yes: 'OCTOCRYLENE|HOMOSALATE|BENZOPHENONE-3', no: 'ZINC OXIDE|TITANIUM DIOXIDE' },
  MINERAL_UV_FILTERS: { yes: 'ZINC OXIDE|TITANIUM DIOXIDE', no: 'OCTOCRYLENE' },
  ANIMAL_DERIVED: {
    yes: 'LANOLIN|CERA ALBA|SNAIL SECRETION FILTRATE|SOLUBLE COLLAGEN|MEL|SHELLAC|HYDROLYZED SILK|CHOLESTEROL',
    no: 'GLYCERIN|STEARIC ACID|SODIUM HYALURONATE|ZEA MAYS SILK EXTRACT|SQUALANE',
  },
  WOOL_WAX: { yes: 'LANOLIN|LANOLIN ALCOHOL|PEG-40 LANOLIN', no: 'CERA ALBA|CETYL ALCOHOL' },
  BEE_PRODUCTS: { yes: 'CERA ALBA|MEL|PROPOLIS EXTRACT', no: 'LANOLIN|EUPHORBIA CERIFERA CERA' },
  FUNGAL_ACNE_FEEDERS: { yes: 'GLYCERYL STEARATE|POLYSORBATE 20|LAURIC ACID', no: 'SQUALANE|GLYCERIN' },
  FORMALDEHYDE_RELEASERS: {
    yes: 'DMDM HYDANTOIN|IMIDAZOLIDINYL UREA|DIAZOLIDINYL UREA|QUATERNIUM-15',
    no: 'UREA|PHENOXYETHANOL',
  },
  ISOTHIAZOLINONES: { yes: 'METHYLISOTHIAZOLINONE|METHYLCHLOROISOTHIAZOLINONE', no: 'PHENOXYETHANOL' },
  VITAMIN_C: { yes: 'ASCORBIC ACID|ASCORBYL GLUCOSIDE|3-O-ETHYL ASCORBIC ACID', no: 'NIACINAMIDE' },
  MINERAL_OILS: { yes: 'PARAFFINUM LIQUIDUM|PETROLATUM', no: 'SQUALANE' },
  PEGS: { yes: 'PEG-40 HYDROGENATED CASTOR OIL|PEG-8', no: 'POLYSORBATE 20|PPG-15 STEARYL ETHER' },
  PHTHALATES: { yes: 'DIETHYL PHTHALATE', no: 'POLYETHYLENE TEREPHTHALATE' },
};

it.each([
  ['RETINYL PROPIONATE', 'RETINOID', 'AVOID'],
  ['RETINYL LINOLEATE', 'RETINOID', 'AVOID'],
  ['BETAINE SALICYLATE', 'BHA', 'CAUTION'],
  ['SODIUM GLYCOLATE', 'AHA', null],
  ['SODIUM LACTATE', null, null],
  ['LACTIC ACID/GLYCOLIC ACID COPOLYMER', null, null],
  ['RETINOL', 'RETINOID', 'AVOID'],
])('%s acts as %s', async (name, group, advice) => {
  const ingredients = new IngredientsService(connection.db);
  const found = await ingredients.getByInciName(name);
  expect([found.activeGroup, found.pregnancyAdvice]).toEqual([group, advice]);
  expect(found.curated || advice === null || found.pregnancySource !== null).toBe(true);
});

describe('the members of', () => {
  it('hold a substance by each of the names that the inventory has for it', async () => {
    const pairs = [
      'HONEY|MEL',
      'MILK|LAC',
      'EGG|OVUM',
      'YEAST|FAEX',
      'TALLOW|ADEPS BOVIS',
      'SEA SALT|MARIS SAL',
    ];
    for (const pair of pairs) {
      const keys = pair.split('|').map(nameKey);
      const rows = await connection.db.execute(sql`
        select distinct ingredient_id from ingredient_names where name_key = any(${sql.param(keys)}::text[])`);
      expect(rows, pair).toHaveLength(1);
    }
    const service = new IngredientsService(connection.db);
    const { items } = await service.matchLabel('Aqua, Mel, Adeps Bovis, Faex');
    expect(items.map(({ certainty }) => certainty)).toEqual(items.map(() => 'CERTAIN'));
    for (const name of ['MEL', 'LAC', 'OVUM', 'ADEPS BOVIS', 'ADEPS SUILLUS', 'SERICA'])
      expect(members.get('ANIMAL_DERIVED')).toContain(name);
  });

  it.each(Object.entries(SAMPLES))('%s', (family, { yes, no }) => {
    const known = members.get(family) ?? new Set();
    const split = (names: string) => names.split('|');
    expect(split(yes).filter((name) => !known.has(name))).toEqual([]);
    expect(split(no).filter((name) => known.has(name))).toEqual([]);
  });

  it('every family are some', () => {
    expect(familyMembers().filter(([family]) => !members.get(family)?.size)).toEqual([]);
  });
});

it('stay the same when they are read again, and reach what is imported later', async () => {
  await connection.db.update(ingredientData).set({ fingerprint: 'older' }).where(sql`name = 'families'`);
  await migrateDatabase(database.url, referenceLoaders);
  expect(await readMembers()).toEqual(members);

  async function* file() {
    yield Buffer.from('INCI name,Synonyms,CAS No,Function\nPEG-9999 DIMETHICONE,,,EMOLLIENT\n');
  }
  await new ImportIngredientsService(connection.db).runWithReport({ file: file(), source: 'a test' });
  const now = await readMembers();
  expect([now.get('SILICONES')!, now.get('PEGS')!].map((names) => names.has('PEG-9999 DIMETHICONE'))).toEqual(
    [true, true],
  );
  const [row] = await connection.db.execute<{ id: string }>(
    sql`select id from ingredients where name_key = ${nameKey('PEG-9999 DIMETHICONE')}`,
  );
  await connection.db.execute(sql`delete from ingredients where id = ${row!.id}`);
  expect(await connection.db.$count(ingredientFamilies, sql`ingredient_id = ${row!.id}`)).toBe(0);
});

it.each([
  ['parabens', 'PARABENS'],
  ['Parabene', 'PARABENS'],
  ['PARFÜM', 'FRAGRANCE'],
  ['Duftstoffe', 'FRAGRANCE'],
  ['alpha-hydroxy acids', 'AHA'],
  ['bha', 'BHA'],
  ['Wollwachs', 'WOOL_WAX'],
  ['tree nuts', 'NUTS'],
  ['Nüsse', 'NUTS'],
  ['uv filter', 'UV_FILTERS'],
  ['Sulphates', 'SULFATES'],
  ['lanolin', null],
  ['retinol', null],
  ['nothing of this kind', null],
  ['', null],
])('%j means %s', (word, family) => {
  expect(familyOfWord(word)).toBe(family);
});

it('the name of a family means it in every language of the catalogues', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'messages-'));
  await mkdir(join(folder, 'fr'));
  const messages = { 'family.PARABENS.name': 'Parabènes' };
  await writeFile(join(folder, 'fr', 'ingredients.json'), JSON.stringify(messages));
  useCatalogues(folder);
  expect(familyOfWord('parabenes')).toBe('PARABENS');
  useCatalogues(undefined);
  await rm(folder, { recursive: true });
  expect(familyOfWord('parabenes')).toBe(null);
  for (const [family] of familyMembers())
    for (const locale of languages()) {
      const name = readText(nameOfFamily(family), locale);
      expect([name, familyOfWord(name)]).toEqual([name, family]);
      expect(readText(descriptionOfFamily(family), locale)).toMatch(/\.$/);
    }
});

it('no word means two families', () => {
  for (const [family, { en, de }] of familyMembers()) {
    for (const word of [...en, ...de]) expect([word, familyOfWord(word)]).toEqual([word, family]);
  }
});
