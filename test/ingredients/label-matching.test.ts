import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IngredientsService } from '../../src/ingredients/ingredients.service.ts';
import type { MatchedItem } from '../../src/ingredients/labels/label-matcher.ts';
import { connectDatabase, type DatabaseConnection } from '../../src/platform/database/database.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';
import { LABELS } from './labels.ts';

const told = ({ mayContain, ingredient, match, text }: MatchedItem) =>
  `${mayContain ? '+' : ''}${match === 'MISSPELLING' ? '~' : ''}${ingredient?.inciName ?? `?${text}`}`;

describe('labels', () => {
  let database: TestDatabase;
  let connection: DatabaseConnection;
  let ingredients: IngredientsService;

  beforeAll(async () => {
    database = await createTestDatabase();
    connection = connectDatabase({ url: database.url, poolSize: 2, statementTimeoutSeconds: 10 });
    ingredients = new IngredientsService(connection.db);
  });
  afterAll(async () => {
    await connection.close();
    await database.drop();
  });

  it.each(LABELS)('are read: $title', async ({ text, items }) => {
    const label = await ingredients.matchLabel(text);
    expect(label.items.map(told)).toEqual(items);
    expect(label.items.map(({ position }) => position)).toEqual(items.map((_, place) => place + 1));
  });

  it('report the confidence of each match', async () => {
    const { items } = await ingredients.matchLabel(
      'Aqua, Vitamin B3, HA, Eau / Water, Butyrospermum (Shea Butter), Niacinimide, Unheard Of',
    );
    expect(items.map(({ match, confidence }) => [match, confidence])).toEqual([
      ['INCI_NAME', 1],
      ['SYNONYM', 0.95],
      ['SYNONYM', 0.7],
      ['PART', 0.95],
      ['BRACKET', 0.9],
      ['MISSPELLING', 0.85],
      ['NONE', 0],
    ]);
  });

  it('keep the stated percentages', async () => {
    const { items } = await ingredients.matchLabel(
      'Niacinamide 10%, Zinc PCA (1 %), 2,5 % Lactic Acid, Aqua',
    );
    expect(items.map(({ percent }) => percent)).toEqual([10, 1, 2.5, null]);
  });
});
