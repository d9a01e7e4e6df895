import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { atFirstUse } from '../platform/database/at-first-use.ts';
import type { Database } from '../platform/database/database.ts';
import { OwnRows } from '../platform/database/own-rows.ts';
import { lockPerson } from '../platform/database/person-lock.ts';
import { userError } from '../platform/errors.ts';
import { message } from '../platform/language/text.ts';
import { parseInput, says } from '../platform/validation.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { IngredientFamily } from '../rules/ingredient-families.ts';
import type { Ingredient } from './facts/ingredient-rows.ts';
import {
  type AvoidedFamily,
  type AvoidedIngredient,
  avoidedFamilies,
  avoidedIngredients,
  ingredientFamilies,
  ingredients,
} from './facts/ingredients.table.ts';
import type { IngredientsService } from './ingredients.service.ts';
import type { NamedIngredients } from './named-ingredients.ts';

/** An ingredient that a user avoids, and the entry it is based on: an ingredient or a family. */
export interface AvoidedReach {
  ingredientId: string;
  entryIngredientId: string | null;
  family: IngredientFamily | null;
}

/** Exactly one of the two. */
export interface AllowInput {
  ingredientId?: string | null;
  family?: IngredientFamily | null;
}

export interface AvoidInput {
  /** Exactly one of three. */
  target: AllowInput & { name?: string | null };
  reason?: string | null;
}

/** What was added, one of the two. */
export interface Avoided {
  avoidedIngredient?: AvoidedIngredient;
  avoidedFamily?: AvoidedFamily;
}

/** Maximum number of entries per user. */
const MAX_AVOIDED = 500;

const text = z.object({
  target: z.object({ name: z.string().trim().max(2000, says('ingredients.name.too-long')).nullish() }),
  reason: z.string().trim().max(500, says('ingredients.reason-too-long')).nullish(),
});

export class AvoidedIngredientsService {
  readonly rows: OwnRows<typeof avoidedIngredients>;
  readonly #statements = atFirstUse(() => prepareStatements(this.db));

  constructor(
    private readonly db: Database,
    private readonly ingredients: IngredientsService,
    private readonly named: NamedIngredients,
  ) {
    this.rows = new OwnRows(db, avoidedIngredients, 'object');
  }

  /** All with the names of their ingredients, newest first; at most 500. */
  namesWithNotes(userId: string): Promise<{ name: string; note: string | null }[]> {
    return this.#statements().namesWithNotes.execute({ userId });
  }

  /** Newest first; there are at most as many as families. */
  families(userId: string): Promise<AvoidedFamily[]> {
    return this.#statements().families.execute({ userId });
  }

  /**
   * INCI names of all ingredients that the user avoids, with other members of their fragrance allergen groups and all
   * members of avoided families; one statement.
   */
  async namesFor(userId: string): Promise<string[]> {
    const rows = await this.#statements().names.execute({ userId });
    return rows.map(({ inciName }) => inciName);
  }

  /** Which of these ingredients the user avoids, each with the entries that it is based on; one statement. */
  async reachAmong(userId: string, ingredientIds: readonly string[]): Promise<AvoidedReach[]> {
    if (ingredientIds.length === 0) return [];
    return this.#statements().reach.execute({ userId, among: [...new Set(ingredientIds)] });
  }

  /** Repeating it only updates the reason, if one is given. */
  async avoid(viewer: Viewer, input: AvoidInput): Promise<Avoided> {
    const { reason } = parseInput(text, input);
    const found = await this.#find(input.target);
    if ('family' in found) return { avoidedFamily: await this.#avoidFamily(viewer, found.family, reason) };
    const { ingredient } = found;
    const row = await this.db.transaction(async (tx) => {
      // Two concurrent requests of one user must not exceed the limit together.
      await lockPerson(tx, 'AVOIDED_INGREDIENTS', viewer.userId);
      const mine = eq(avoidedIngredients.userId, viewer.userId);
      const others = and(mine, sql`${avoidedIngredients.ingredientId} <> ${ingredient.id}`);
      if ((await tx.$count(avoidedIngredients, others)) >= MAX_AVOIDED) {
        throw userError('LIMIT_REACHED', message('ingredients.avoided.too-many', { maximum: MAX_AVOIDED }));
      }
      const [saved] = await tx
        .insert(avoidedIngredients)
        .values({ userId: viewer.userId, ingredientId: ingredient.id, note: reason || null })
        .onConflictDoUpdate({
          target: [avoidedIngredients.userId, avoidedIngredients.ingredientId],
          set: { note: reason === undefined ? sql`${avoidedIngredients.note}` : reason || null },
        })
        .returning();
      return saved!;
    });
    return { avoidedIngredient: row };
  }

  /**
   * Idempotent; no effect if it is not avoided. Returns the ingredient, null for a family, and the id of the entry that was
   * deleted, if there was one.
   */
  async allow(
    { userId }: Viewer,
    { ingredientId, family }: AllowInput,
  ): Promise<{ ingredient: Ingredient | null; entryId: string | null }> {
    if (family) {
      const entry = and(eq(avoidedFamilies.userId, userId), eq(avoidedFamilies.family, family));
      const [gone] = await this.db.delete(avoidedFamilies).where(entry).returning({ id: avoidedFamilies.id });
      return { ingredient: null, entryId: gone?.id ?? null };
    }
    const ingredient = await this.ingredients.get(ingredientId!);
    const entry = and(
      eq(avoidedIngredients.userId, userId),
      eq(avoidedIngredients.ingredientId, ingredient.id),
    );
    const [gone] = await this.db
      .delete(avoidedIngredients)
      .where(entry)
      .returning({ id: avoidedIngredients.id });
    return { ingredient, entryId: gone?.id ?? null };
  }

  async #avoidFamily(
    viewer: Viewer,
    family: IngredientFamily,
    reason: string | null | undefined,
  ): Promise<AvoidedFamily> {
    const [saved] = await this.db
      .insert(avoidedFamilies)
      .values({ userId: viewer.userId, family, note: reason || null })
      .onConflictDoUpdate({
        target: [avoidedFamilies.userId, avoidedFamilies.family],
        set: { note: reason === undefined ? sql`${avoidedFamilies.note}` : reason || null },
      })
      .returning();
    return saved!;
  }

  async #find({
    ingredientId,
    name,
    family,
  }: AvoidInput['target']): Promise<{ family: IngredientFamily } | { ingredient: Ingredient }> {
    if (family) return { family };
    if (ingredientId) return { ingredient: await this.ingredients.get(ingredientId) };
    const typed = name?.trim();
    if (!typed) throw userError('REQUIRED', message('ingredients.avoided.name-missing'), 'target', 'name');
    return this.named.one({ text: typed, field: ['input', 'target', 'name'] });
  }
}

function prepareStatements(db: Database) {
  const mine = eq(avoidedIngredients.userId, sql.placeholder('userId'));
  const reach = sql`(
    select ${ingredients.id} as ingredient_id, entry.id as entry_id, null as family
    from ${avoidedIngredients}
    join ${ingredients} as entry on entry.id = ${avoidedIngredients.ingredientId}
    join ${ingredients} on ${ingredients.id} = entry.id
      or ${ingredients.fragranceAllergenId} = entry.fragrance_allergen_id
    where ${mine}
    union all
    select ${ingredientFamilies.ingredientId}, null, ${ingredientFamilies.family}
    from ${avoidedFamilies}
    join ${ingredientFamilies} on ${ingredientFamilies.family} = ${avoidedFamilies.family}
    where ${eq(avoidedFamilies.userId, sql.placeholder('userId'))}
  ) reach`;
  return {
    namesWithNotes: db
      .select({ name: ingredients.inciName, note: avoidedIngredients.note })
      .from(avoidedIngredients)
      .innerJoin(ingredients, eq(ingredients.id, avoidedIngredients.ingredientId))
      .where(mine)
      .orderBy(desc(avoidedIngredients.createdAt), desc(avoidedIngredients.id))
      .prepare('avoided_ingredients_named'),
    families: db
      .select()
      .from(avoidedFamilies)
      .where(eq(avoidedFamilies.userId, sql.placeholder('userId')))
      .orderBy(desc(avoidedFamilies.createdAt), desc(avoidedFamilies.id))
      .prepare('avoided_families_list'),
    names: db
      .select({ inciName: ingredients.inciName })
      .from(ingredients)
      .where(sql`${ingredients.id} in (select ingredient_id from ${reach})`)
      .prepare('avoided_ingredients_names'),
    reach: db
      .select({
        ingredientId: sql<string>`reach.ingredient_id`,
        entryIngredientId: sql<string | null>`reach.entry_id`,
        family: sql<IngredientFamily | null>`reach.family`,
      })
      .from(reach)
      .where(sql`reach.ingredient_id = any(${sql.placeholder('among')}::uuid[])`)
      .prepare('avoided_ingredients_reach'),
  };
}
