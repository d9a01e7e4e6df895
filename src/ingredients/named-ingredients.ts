import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import { type UserErrorDetail, UserErrors } from '../platform/errors.ts';
import { message, type Text } from '../platform/language/text.ts';
import { familyMembers, type IngredientFamily } from '../rules/ingredient-families.ts';
import { familyOfWord, nameOfFamily } from './facts/family-words.ts';
import { nameKey } from './facts/ingredient-names.ts';
import type { Ingredient } from './facts/ingredient-rows.ts';
import type { IngredientsService } from './ingredients.service.ts';
import type { MatchedLabel } from './labels/label-matcher.ts';

/** A word that a person typed, with the path of its input field. */
interface Word {
  text: string;
  field: string[];
}

/** Words for which suggestions are looked up at once; each costs a search for similar names. */
const MOST_SEARCHED = 10;
const MOST_SUGGESTIONS = 5;
const MOST_QUOTED = 80;
const LONGEST_SUGGESTION = 100;

/** What people mean by the words with which they name ingredients and groups of them. */
export class NamedIngredients {
  constructor(
    private readonly db: Database,
    private readonly ingredients: IngredientsService,
  ) {}

  /** A family, else the ingredient of this name in any language. Throws `UserErrors` if it is neither. */
  async one(word: Word): Promise<{ family: IngredientFamily } | { ingredient: Ingredient }> {
    const family = familyOfWord(word.text);
    if (family) return { family };
    const [exact] = await this.ingredients.findByName(word.text);
    if (exact) return { ingredient: exact };
    const [label] = await this.ingredients.matchLabels([word.text]);
    const [found, ...more] = understood(label!) ?? [];
    if (!found || more.length > 0) throw await this.#notUnderstood([word]);
    return { ingredient: found };
  }

  /**
   * The INCI names of all ingredients that the words of each input field mean, with a constant number of statements.
   * Throws `UserErrors` with one detail for each word that means none.
   */
  async namesOf<Field extends string>(
    fields: Readonly<Record<Field, readonly string[]>>,
  ): Promise<Record<Field, string[]>> {
    const words = Object.entries<readonly string[]>(fields).flatMap(([field, texts]) =>
      texts.map((text, at) => ({ text, of: field as Field, field: ['input', field, String(at)] })),
    );
    const names = Object.fromEntries(Object.keys(fields).map((field) => [field, [] as string[]]));
    const [ofFamilies, labels] = await Promise.all([
      this.#namesOfFamilies(words.flatMap(({ text }) => familyOfWord(text) ?? [])),
      this.ingredients.matchLabels(words.map(({ text }) => (familyOfWord(text) ? '' : text))),
    ]);
    const unknown: Word[] = [];
    for (const [at, word] of words.entries()) {
      const family = familyOfWord(word.text);
      const found = family ? ofFamilies.get(family) : understood(labels[at]!)?.map((each) => each.inciName);
      if (found) names[word.of]!.push(...found);
      else unknown.push(word);
    }
    if (unknown.length > 0) throw await this.#notUnderstood(unknown);
    return names as Record<Field, string[]>;
  }

  async #namesOfFamilies(families: readonly IngredientFamily[]): Promise<Map<string, string[]>> {
    if (families.length === 0) return new Map();
    const rows = await this.db.execute<{ family: string; names: string[] }>(sql`
      select family, array_agg(inci_name) as names
      from ingredient_families join ingredients on ingredients.id = ingredient_id
      where family = any(${sql.param([...new Set(families)])}::text[]) group by family`);
    const found = new Map(rows.map(({ family, names }) => [family, names]));
    return new Map(families.map((family) => [family, found.get(family) ?? []]));
  }

  async #notUnderstood(words: readonly Word[]): Promise<UserErrors> {
    const suggestions = await this.#suggestions(words.slice(0, MOST_SEARCHED));
    return new UserErrors(
      words.map(({ text, field }, at): UserErrorDetail => {
        const meant = suggestions[at] ?? [];
        return { code: 'UNKNOWN', message: sayUnknown(text, meant), field, suggestions: meant };
      }),
    );
  }

  /** The nearest names and families of each word, in one statement. */
  async #suggestions(words: readonly Word[]): Promise<Text[][]> {
    const members = familyMembers().flatMap(([family, { en, de }]) =>
      [...en, ...de].map((word) => ({ family, word: nameKey(word) })),
    );
    const rows = await this.db.execute<{ at: number; name: string | null; family: string | null }>(sql`
      with asked as (
        select at::int as at, key from unnest(${keysOf(words)}::text[]) with ordinality as asked(key, at)
      ), families as (
        select * from unnest(${sql.param(members.map(({ word }) => word))}::text[],
          ${sql.param(members.map(({ family }) => family))}::text[]) as families(word, family)
      )
      select asked.at, nearest.name, nearest.family from asked cross join lateral (
        (select inci_name as name, null as family, max(${likeness(sql`names.name_key`)}) as likeness
        from ingredient_names names join ingredients on ingredients.id = names.ingredient_id
        where names.kind in ('INCI', 'SYNONYM') and char_length(inci_name) <= ${LONGEST_SUGGESTION}
          and (names.name_key % asked.key or asked.key <% names.name_key)
        group by ingredients.id order by likeness desc, name limit ${MOST_SUGGESTIONS})
        union all
        (select null, family, max(${likeness(sql`families.word`)}) as likeness from families
        where families.word % asked.key group by family order by likeness desc, family limit ${MOST_SUGGESTIONS})
        order by likeness desc, family, name limit ${MOST_SUGGESTIONS}
      ) nearest
      where asked.key <> ''
      order by asked.at, nearest.likeness desc, nearest.family, nearest.name`);
    return words.map((_, index) =>
      rows
        .filter(({ at }) => at === index + 1)
        .map(({ name, family }) => name ?? nameOfFamily(family as IngredientFamily)),
    );
  }
}

const keysOf = (words: readonly Word[]) => sql.param(words.map(({ text }) => nameKey(text)));

/** The whole name counts most, so that mixtures that name everything come last. */
const likeness = (name: SQL) =>
  sql`similarity(${name}, asked.key) + 0.3 * word_similarity(asked.key, ${name})`;

/** The ingredients of a typed text; null where any part of it is unknown or only probably known. */
function understood({ items, unread }: MatchedLabel): Ingredient[] | null {
  const found = items.flatMap(({ ingredient, certainty }) =>
    ingredient && certainty === 'CERTAIN' ? ingredient : [],
  );
  return found.length > 0 && found.length === items.length && unread.length === 0 ? found : null;
}

function sayUnknown(text: string, suggestions: readonly Text[]): Text {
  const word = text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text;
  const [suggestion] = suggestions;
  return suggestion
    ? message('ingredients.unknown-like', { word, suggestion })
    : message('ingredients.unknown', { word });
}
