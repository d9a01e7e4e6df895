import { asc, eq } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import { jsonFile, type PersonalData } from '../platform/personal-data.ts';
import type { ZipEntry } from '../platform/zip.ts';
import { avoidedFamilies, avoidedIngredients, ingredients } from './facts/ingredients.table.ts';

/** The ingredients and families that the person avoids, of which there is a limited number; the rows are deleted with the account. */
export class IngredientsPersonalData implements PersonalData {
  constructor(private readonly db: Database) {}

  async *files(userId: string): AsyncGenerator<ZipEntry> {
    const rows = this.db
      .select({
        inciName: ingredients.inciName,
        note: avoidedIngredients.note,
        createdAt: avoidedIngredients.createdAt,
      })
      .from(avoidedIngredients)
      .innerJoin(ingredients, eq(ingredients.id, avoidedIngredients.ingredientId))
      .where(eq(avoidedIngredients.userId, userId))
      .orderBy(asc(avoidedIngredients.createdAt), asc(avoidedIngredients.id));
    yield jsonFile('avoided-ingredients.json', await rows);
    const { family, note, createdAt } = avoidedFamilies;
    const families = this.db
      .select({ family, note, createdAt })
      .from(avoidedFamilies)
      .where(eq(avoidedFamilies.userId, userId))
      .orderBy(asc(createdAt), asc(avoidedFamilies.id));
    yield jsonFile('avoided-families.json', await families);
  }
}
