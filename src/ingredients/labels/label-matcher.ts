import { sql } from 'drizzle-orm';
import { anyOf } from '../../platform/database/any-of.ts';
import type { Database } from '../../platform/database/database.ts';
import { badInput } from '../../platform/errors.ts';
import { nextTurn } from '../../platform/turns.ts';
import { type Ingredient, selectIngredients } from '../facts/ingredient-rows.ts';
import { ingredientNames, ingredients } from '../facts/ingredients.table.ts';
import { commonWords, labelKey } from './common-names.ts';
import type { KnownName, MatchKind } from './label-exact.ts';
import {
  certaintyOf,
  guess,
  hasUnknown,
  keysOf,
  type MatchCertainty,
  type ResolvedItem,
  resolveItems,
} from './label-matching.ts';
import { MAX_LABEL_LENGTH, type ParsedLabel, parseLabel, type UnreadPart } from './label-parser.ts';
import { LabelVocabulary } from './label-vocabulary.ts';

/** One ingredient of a label with what it most likely is. */
export interface MatchedItem extends Omit<ResolvedItem, 'match'> {
  ingredient: Ingredient | null;
  match: MatchKind;
  /** 0..1; 0 without an ingredient. */
  confidence: number;
  certainty: MatchCertainty;
}

export interface MatchedLabel {
  items: MatchedItem[];
  /** What of the label is no item, in its order. */
  unread: UnreadPart[];
  /** Whether the label had more items than are read. */
  truncated: boolean;
}

/** How long the words of the names are kept; an import of names in between only leaves their misspellings unknown. */
const VOCABULARY_AGE_MS = 10 * 60_000;

/** Finds the ingredients of labels with at most four statements, whatever their length and number. */
export class LabelMatcher {
  #vocabulary: { words: Promise<LabelVocabulary>; readAt: number } | null = null;

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
      if (texts.length > 1) await nextTurn();
    }
    const known = await this.#findExactly(keysOf(labels.flatMap(({ items }) => items)));
    const guesses = hasUnknown(labels, known)
      ? guess(labels, known, await this.#words())
      : { byItem: new Map(), keys: [] };
    for (const [key, name] of await this.#findExactly(guesses.keys)) known.set(key, name);
    const resolved = labels.map((label) => resolveItems(label, known, guesses.byItem));
    const byId = await this.#read(
      resolved.flatMap(({ items }) => items.flatMap(({ match }) => match.ingredientId ?? [])),
    );
    return labels.map(({ truncated }, index) => ({
      truncated,
      unread: resolved[index]!.unread,
      items: resolved[index]!.items.map(({ match, ...item }) => ({
        ...item,
        ingredient: byId.get(match.ingredientId ?? '') ?? null,
        match: match.kind,
        confidence: match.confidence,
        certainty: certaintyOf(match.confidence),
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
    return new Map(rows.map((row) => [labelKey(row.compactKey), row]));
  }

  /** The words of all names, read once for many labels. */
  #words(): Promise<LabelVocabulary> {
    const now = Date.now();
    if (!this.#vocabulary || now - this.#vocabulary.readAt > VOCABULARY_AGE_MS) {
      const words = this.#readWords();
      const read = { words, readAt: now };
      this.#vocabulary = read;
      words.catch(() => {
        if (this.#vocabulary === read) this.#vocabulary = null;
      });
    }
    return this.#vocabulary.words;
  }

  async #readWords(): Promise<LabelVocabulary> {
    const [row] = await this.db.execute<{ words: string | null }>(sql`
      select string_agg(distinct word, ' ') as words
      from ingredient_names, regexp_split_to_table(name_key, '[ /]') as word
      where kind in ('INCI', 'SYNONYM') and char_length(word) between 5 and 50`);
    const words = (row?.words ?? '').replace(/[^\p{L}\p{N} ]/gu, '').split(' ');
    return new LabelVocabulary([...words, ...commonWords()]);
  }

  async #read(ids: readonly string[]): Promise<Map<string, Ingredient>> {
    if (ids.length === 0) return new Map();
    const rows = await selectIngredients(this.db).where(anyOf(ingredients.id, [...new Set(ids)]));
    return new Map(rows.map((row) => [row.id, row]));
  }
}
