import { badInput, notFound } from '../platform/errors.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { AvoidedIngredientsService } from './avoided-ingredients.service.ts';
import type { Ingredient } from './facts/ingredient-rows.ts';
import type { IngredientsService } from './ingredients.service.ts';
import { type AvoidedFinding, type Findings, type FoundIngredient, findingsFor } from './label-findings.ts';
import type { MatchedItem, MatchedLabel } from './labels/label-matcher.ts';
import { MAX_LABEL_ITEMS } from './labels/label-parser.ts';

export interface IngredientReport extends Omit<Findings, 'avoided'> {
  /** With the ingredients that the user avoids and that led to each. */
  avoided: (AvoidedFinding & { because: Ingredient[] })[];
}
export type LabelReport = MatchedLabel & IngredientReport;

export interface CheckInput {
  /** One of the two. */
  ingredientIds?: string[] | null;
  text?: string | null;
}

/** What a user should know of a product or of some ingredients. */
export class IngredientChecksService {
  readonly #ingredients: IngredientsService;
  readonly #avoided: AvoidedIngredientsService;

  constructor(ingredients: IngredientsService, avoided: AvoidedIngredientsService) {
    this.#ingredients = ingredients;
    this.#avoided = avoided;
  }

  /** A label as printed: its items and the findings for this viewer. */
  async readLabel(viewer: Viewer, text: string): Promise<LabelReport> {
    const [label, avoided] = await Promise.all([
      this.#ingredients.matchLabel(text),
      this.#avoided.reachOf(viewer.userId),
    ]);
    const findings = findingsFor(label.items.flatMap(toFound), avoided, { oneProduct: true });
    return { ...label, ...(await this.#withReasons(findings)) };
  }

  /** The findings for a label, or for ingredients that would meet in one session. */
  async check(viewer: Viewer, { ingredientIds, text }: CheckInput): Promise<IngredientReport> {
    if ((ingredientIds == null) === (text == null)) throw badInput('Give either "ingredientIds" or "text".');
    if (text != null) return this.readLabel(viewer, text);
    if (ingredientIds!.length > MAX_LABEL_ITEMS) {
      throw badInput(`At most ${MAX_LABEL_ITEMS} ingredients can be checked at once.`);
    }
    const ids = [...new Set(ingredientIds)];
    const [rows, avoided] = await Promise.all([
      this.#ingredients.getMany(ids),
      this.#avoided.reachOf(viewer.userId),
    ]);
    const found = rows.map((ingredient, place): FoundIngredient => {
      if (!ingredient) throw notFound('The ingredient');
      return {
        ingredient,
        position: place + 1,
        confidence: 1,
        certainty: 'CERTAIN',
        percent: null,
        mayContain: false,
      };
    });
    return this.#withReasons(findingsFor(found, avoided, { oneProduct: false }));
  }

  async #withReasons(findings: Findings): Promise<IngredientReport> {
    const ids = [...new Set(findings.avoided.flatMap(({ entryIds }) => entryIds))];
    const rows = await this.#ingredients.getMany(ids);
    const byId = new Map(rows.map((row, place) => [ids[place], row]));
    const avoided = findings.avoided.map((finding) => ({
      ...finding,
      because: finding.entryIds.flatMap((id) => byId.get(id) ?? []),
    }));
    return { ...findings, avoided };
  }
}

const toFound = ({
  ingredient,
  position,
  confidence,
  certainty,
  percent,
  mayContain,
}: MatchedItem): FoundIngredient[] =>
  ingredient ? [{ ingredient, position, confidence, certainty, percent, mayContain }] : [];
