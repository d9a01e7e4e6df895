import { setImmediate } from 'node:timers/promises';
import { inArray, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/database.ts';
import { badInput } from '../../platform/errors.ts';
import { type Ingredient, selectIngredients } from '../facts/ingredient-rows.ts';
import { ingredientNames, ingredients, type NameKind } from '../facts/ingredients.table.ts';
import {
  type KnownName,
  keysOf,
  type MatchKind,
  type ResolvedItem,
  resolveItems,
  unknownNames,
} from './label-matching.ts';
import { MAX_LABEL_LENGTH, type ParsedLabel, parseLabel } from './label-parser.ts';

/** One ingredient of a label with what it most likely is. */
export interface MatchedItem extends Omit<ResolvedItem, 'match'> {
  ingredient: Ingredient | null;
  match: MatchKind;
  /** 0..1; 0 without an ingredient. */
  confidence: number;
}

export interface MatchedLabel {
  items: MatchedItem[];
  /** Whether the label had more items than are read. */
  truncated: boolean;
}

/** At most this many unknown names of a label, and of labels together, are compared with the known ones. */
const MAX_UNKNOWN = 60;
const MAX_UNKNOWN_TOGETHER = 200;

interface AlikeRow extends Record<string, unknown> {
  key: string;
  ingredient_id: string;
  kind: NameKind;
  name: string;
  name_key: string;
  compact_key: string;
}

/** Finds the ingredients of labels with at most three statements, whatever their length and number. */
export class LabelMatcher {
  constructor(private readonly db: Database) {}

  /** In the order of the texts. `checkCount` gets the number of items after each and may throw. */
  async match(texts: readonly string[], checkCount?: (items: number) => void): Promise<MatchedLabel[]> {
    const labels: ParsedLabel[] = [];
    let count = 0;
    for (const text of texts) {
      if (text.length > MAX_LABEL_LENGTH) {
        throw badInput(`A label may have at most ${MAX_LABEL_LENGTH} characters.`);
      }
      const label = parseLabel(text);
      labels.push(label);
      count += label.items.length;
      checkCount?.(count);
      // Reading a long one takes milliseconds; others get their turn.
      if (texts.length > 1) await setImmediate();
    }
    const known = await this.#findExactly(keysOf(labels.flatMap(({ items }) => items)));
    const unknown = labels.flatMap(({ items }) => unknownNames(items, known).slice(0, MAX_UNKNOWN));
    const alike = await this.#findAlike([...new Set(unknown)].slice(0, MAX_UNKNOWN_TOGETHER));
    const resolved = labels.map(({ items }) => resolveItems(items, known, alike));
    const byId = await this.#read(resolved.flat().flatMap(({ match }) => match.ingredientId ?? []));
    return labels.map(({ truncated }, index) => ({
      truncated,
      items: resolved[index]!.map(({ match, ...item }) => ({
        ...item,
        ingredient: byId.get(match.ingredientId ?? '') ?? null,
        match: match.kind,
        confidence: match.confidence,
      })),
    }));
  }

  /** By compact key; where two ingredients share one, INCI names go before synonyms. */
  async #findExactly(keys: readonly string[]): Promise<Map<string, KnownName>> {
    if (keys.length === 0) return new Map();
    const rows = await this.db
      .select()
      .from(ingredientNames)
      .where(sql`${ingredientNames.compactKey} = any(${sql.param(keys)}::text[])`)
      .orderBy(sql`${ingredientNames.kind} desc`, sql`${ingredientNames.nameKey} desc`);
    return new Map(rows.map((row) => [row.compactKey, row]));
  }

  /** Names that share the first letter, about the length and many letters with each key: cheaper than by trigrams. */
  async #findAlike(keys: readonly string[]): Promise<Map<string, KnownName[]>> {
    if (keys.length === 0) return new Map();
    const rows = await this.db.execute<AlikeRow>(sql`
      select typed.key, alike.*
      from unnest(${sql.param(keys)}::text[]) as typed(key)
      cross join lateral (
        select ingredient_id, kind, name, name_key, compact_key
        from ingredient_names
        where kind in ('INCI', 'SYNONYM')
          and left(name_key, 1) = left(typed.key, 1)
          and char_length(name_key) between char_length(typed.key) - 2 and char_length(typed.key) + 2
          and similarity(name_key, typed.key) > 0.3
        order by similarity(name_key, typed.key) desc, name_key
        limit 10
      ) alike`);
    const alike = new Map<string, KnownName[]>();
    for (const { key, ...row } of rows) {
      const name = {
        ingredientId: row.ingredient_id,
        kind: row.kind,
        name: row.name,
        nameKey: row.name_key,
        compactKey: row.compact_key,
      };
      alike.set(key, [...(alike.get(key) ?? []), name]);
    }
    return alike;
  }

  async #read(ids: readonly string[]): Promise<Map<string, Ingredient>> {
    if (ids.length === 0) return new Map();
    const rows = await selectIngredients(this.db).where(inArray(ingredients.id, [...new Set(ids)]));
    return new Map(rows.map((row) => [row.id, row]));
  }
}
