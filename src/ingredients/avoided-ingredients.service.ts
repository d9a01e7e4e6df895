import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../platform/database/database.ts';
import {
  type CreationCursor,
  cursorValues,
  olderThanCursor,
  type Page,
} from '../platform/database/keyset.ts';
import { lockPerson } from '../platform/database/person-lock.ts';
import { userError } from '../platform/errors.ts';
import { parseInput } from '../platform/validation.ts';
import type { Viewer } from '../platform/viewer.ts';
import { type Ingredient, ingredientColumns } from './facts/ingredient-rows.ts';
import {
  type AvoidedIngredient,
  avoidedIngredients,
  fragranceAllergens,
  ingredients,
} from './facts/ingredients.table.ts';
import type { IngredientsService } from './ingredients.service.ts';

export type AvoidedEntry = AvoidedIngredient & { ingredient: Ingredient };

/** An ingredient that a user avoids, and the entry it is based on. */
export interface AvoidedReach {
  ingredientId: string;
  entryIngredientId: string;
}

export interface AvoidInput {
  /** Exactly one of the two. */
  ingredientId?: string | null;
  name?: string | null;
  note?: string | null;
}

/** Maximum number of entries per user. */
const MAX_AVOIDED = 500;

const text = z.object({
  name: z.string().trim().max(2000, 'The name may have at most 2,000 characters.').nullish(),
  note: z.string().trim().max(500, 'The note may have at most 500 characters.').nullish(),
});

export class AvoidedIngredientsService {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(
    private readonly db: Database,
    private readonly ingredients: IngredientsService,
  ) {
    this.#statements = prepareStatements(db);
  }

  /** Newest first. Reads one more than requested. */
  async list(viewer: Viewer, page: Page<CreationCursor>): Promise<AvoidedEntry[]> {
    const rows = await this.#statements.list.execute({
      userId: viewer.userId,
      limit: page.first + 1,
      ...cursorValues(page.after),
    });
    return rows.map(({ entry, ...ingredient }) => ({ ...entry, ingredient }));
  }

  count(viewer: Viewer): Promise<number> {
    return this.db.$count(avoidedIngredients, eq(avoidedIngredients.userId, viewer.userId));
  }

  /** Ids of all ingredients that the user avoids, including other members of their fragrance allergen groups. */
  async listFor(userId: string): Promise<string[]> {
    const reach = await this.reachOf(userId);
    return [...new Set(reach.map(({ ingredientId }) => ingredientId))];
  }

  /** The same, each with the user's entry that it is based on; one statement. */
  reachOf(userId: string): Promise<AvoidedReach[]> {
    return this.#statements.reach.execute({ userId });
  }

  /** Repeating it only updates the note, if one is given. */
  async avoid(viewer: Viewer, input: AvoidInput): Promise<AvoidedEntry> {
    const { note } = parseInput(text, input);
    const ingredient = await this.#find(input);
    const row = await this.db.transaction(async (tx) => {
      // Two concurrent requests of one user must not exceed the limit together.
      await lockPerson(tx, 'AVOIDED_INGREDIENTS', viewer.userId);
      const mine = eq(avoidedIngredients.userId, viewer.userId);
      const others = and(mine, sql`${avoidedIngredients.ingredientId} <> ${ingredient.id}`);
      if ((await tx.$count(avoidedIngredients, others)) >= MAX_AVOIDED) {
        throw userError('INVALID_STATE', `At most ${MAX_AVOIDED} ingredients can be avoided.`);
      }
      const [saved] = await tx
        .insert(avoidedIngredients)
        .values({ userId: viewer.userId, ingredientId: ingredient.id, note: note || null })
        .onConflictDoUpdate({
          target: [avoidedIngredients.userId, avoidedIngredients.ingredientId],
          set: { note: note === undefined ? sql`${avoidedIngredients.note}` : note || null },
        })
        .returning();
      return saved!;
    });
    return { ...row, ingredient };
  }

  /** Idempotent; no effect if the ingredient is not avoided. */
  async allow(viewer: Viewer, ingredientId: string): Promise<Ingredient> {
    const ingredient = await this.ingredients.get(ingredientId);
    await this.db
      .delete(avoidedIngredients)
      .where(
        and(eq(avoidedIngredients.userId, viewer.userId), eq(avoidedIngredients.ingredientId, ingredient.id)),
      );
    return ingredient;
  }

  async #find({ ingredientId, name }: AvoidInput): Promise<Ingredient> {
    if (ingredientId && name) {
      throw userError('INVALID', 'Enter either the ID or the name of the ingredient, not both.');
    }
    if (ingredientId) return this.ingredients.get(ingredientId);
    if (!name?.trim()) throw userError('INVALID', 'Enter the ID or the name of the ingredient.');
    const [found] = await this.ingredients.findByName(name);
    if (!found) {
      throw userError(
        'INVALID',
        'No ingredient has this name; search for it with the query ingredients.',
        'name',
      );
    }
    return found;
  }
}

function prepareStatements(db: Database) {
  const mine = eq(avoidedIngredients.userId, sql.placeholder('userId'));
  const entry = sql`${ingredients} as entry`;
  return {
    list: db
      .select({ ...ingredientColumns, entry: getTableColumns(avoidedIngredients) })
      .from(avoidedIngredients)
      .innerJoin(ingredients, eq(ingredients.id, avoidedIngredients.ingredientId))
      .leftJoin(fragranceAllergens, eq(fragranceAllergens.id, ingredients.fragranceAllergenId))
      .where(and(mine, olderThanCursor(avoidedIngredients.createdAt, avoidedIngredients.id)))
      .orderBy(desc(avoidedIngredients.createdAt), desc(avoidedIngredients.id))
      .limit(sql.placeholder('limit'))
      .prepare('avoided_ingredients_list'),
    reach: db
      .select({ ingredientId: ingredients.id, entryIngredientId: avoidedIngredients.ingredientId })
      .from(avoidedIngredients)
      .innerJoin(entry, sql`entry.id = ${avoidedIngredients.ingredientId}`)
      .innerJoin(
        ingredients,
        sql`${ingredients.id} = entry.id or ${ingredients.fragranceAllergenId} = entry.fragrance_allergen_id`,
      )
      .where(mine)
      .prepare('avoided_ingredients_reach'),
  };
}
