import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AvoidedIngredientsService } from '../../src/ingredients/avoided-ingredients.service.ts';
import { IngredientsService } from '../../src/ingredients/ingredients.service.ts';
import { NamedIngredients } from '../../src/ingredients/named-ingredients.ts';
import { connectDatabase, type DatabaseConnection } from '../../src/platform/database/database.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';

describe('ingredients for other domains', () => {
  let database: TestDatabase;
  let connection: DatabaseConnection;
  let ingredients: IngredientsService;
  const statements: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    connection = connectDatabase({
      url: database.url,
      poolSize: 2,
      statementTimeoutSeconds: 10,
      onStatement: (statement) => statements.push(statement),
    });
    ingredients = new IngredientsService(connection.db);
  });
  afterAll(async () => {
    await connection.close();
    await database.drop();
  });

  it('are read from a label', async () => {
    const { items } = await ingredients.matchLabel(
      'INCI: Aqua (Water), Retniol, Unheard Of, Glycolic Acid 5%',
    );
    expect(items).toMatchObject([
      { ingredient: { inciName: 'AQUA' }, match: 'INCI_NAME', confidence: 1 },
      { ingredient: { inciName: 'RETINOL', activeGroup: 'RETINOID' }, match: 'MISSPELLING' },
      { ingredient: null, match: 'NONE', confidence: 0 },
      { ingredient: { activeGroup: 'AHA' }, percent: 5 },
    ]);
  });

  it('are read by id in the requested order', async () => {
    const [retinol] = await ingredients.findByName('Vitamin A');
    const aqua = await ingredients.getByInciName('aqua');
    const missing = '00000000-0000-7000-8000-000000000000';
    const rows = await ingredients.getMany([retinol!.id, missing, aqua.id]);
    expect(rows.map((row) => row?.inciName)).toEqual(['RETINOL', undefined, 'AQUA']);
    const retinoids = await ingredients.listByActiveGroup(['RETINOID', 'RETINOID_RX']);
    expect(retinoids).toHaveLength(7);
  });

  it('are matched with the same number of statements, however long the label', async () => {
    const count = async (label: string) => {
      statements.length = 0;
      await ingredients.matchLabel(label);
      return statements.length;
    };
    await count('Unheard Of'); // reads the words of all names, once
    const short = await count('Aqua, Unheard Of');
    const long = Array.from({ length: 250 }, (_, n) => `Aqua, Unheard Of ${n}`).join(', ');
    expect(await count(long)).toBe(short);
    expect(short).toBeLessThanOrEqual(3);
  });

  it('report no avoided ones for a user without any', async () => {
    const named = new NamedIngredients(connection.db, ingredients);
    const avoided = new AvoidedIngredientsService(connection.db, ingredients, named);
    expect(await avoided.namesFor('00000000-0000-7000-8000-000000000000')).toEqual([]);
  });
});
