import { badInput, notFound } from '../platform/errors.ts';
import { message } from '../platform/language/text.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { LawContext, Region } from '../rules/product-law.ts';
import type { AvoidedIngredientsService, AvoidedReach } from './avoided-ingredients.service.ts';
import type { Ingredient } from './facts/ingredient-rows.ts';
import type { IngredientsService } from './ingredients.service.ts';
import {
  type AvoidedFinding,
  type CheckedItem,
  type Findings,
  type FoundIngredient,
  findingsFor,
  type Verdict,
  verdictOn,
} from './label-findings.ts';
import type { MatchedItem, MatchedLabel } from './labels/label-matcher.ts';
import { MAX_LABEL_ITEMS } from './labels/label-parser.ts';

export interface IngredientReport extends Omit<Findings, 'avoided'>, Verdict {
  /** With the ingredients that the user avoids and that led to each. */
  avoided: (AvoidedFinding & { because: Ingredient[] })[];
  /** Everything that was looked at. */
  checked: CheckedItem[];
}
export type LabelReport = MatchedLabel & IngredientReport;

/** What is known of the product besides its ingredients. */
export interface ProductContext {
  region?: Region | null;
  leaveOn?: boolean | null;
}

export interface CheckInput extends ProductContext {
  /** One of the two. */
  ingredientIds?: string[] | null;
  text?: string | null;
}

/** Findings on a product or on single ingredients. */
export class IngredientChecksService {
  constructor(
    private readonly ingredients: IngredientsService,
    private readonly avoided: AvoidedIngredientsService,
  ) {}

  /** A label as printed: its items and the findings for this viewer. */
  async readLabel(viewer: Viewer, text: string, product: ProductContext): Promise<LabelReport> {
    const label = await this.ingredients.matchLabel(text);
    const found = label.items.flatMap(toFound);
    const findings = findingsFor(found, await this.#avoidedAmong(viewer, found), { oneProduct: true });
    const checked = [...label.items, ...unreadItems(label)];
    const verdict = verdictOn(checked, findings, contextOf(product));
    return { ...label, ...(await this.#withReasons(findings)), ...verdict, checked };
  }

  /** The findings for a label, or for ingredients that would meet in one session. */
  async check(viewer: Viewer, { ingredientIds, text, ...product }: CheckInput): Promise<IngredientReport> {
    if (text != null) return this.readLabel(viewer, text, product);
    if (ingredientIds!.length > MAX_LABEL_ITEMS) {
      throw badInput(message('ingredients.check.too-many', { maximum: MAX_LABEL_ITEMS }));
    }
    const ids = [...new Set(ingredientIds)];
    const rows = await this.ingredients.getMany(ids);
    const found = rows.map((ingredient, place): FoundIngredient => {
      if (!ingredient) throw notFound('ingredient');
      const certainty = 'CERTAIN';
      return { ingredient, position: place + 1, confidence: 1, certainty, percent: null, mayContain: false };
    });
    const findings = findingsFor(found, await this.#avoidedAmong(viewer, found), { oneProduct: false });
    const items = found.map((each) => ({ ...each, text: each.ingredient.inciName }));
    const verdict = verdictOn(items, findings, contextOf(product));
    return { ...(await this.#withReasons(findings)), ...verdict, checked: items };
  }

  #avoidedAmong({ userId }: Viewer, found: readonly FoundIngredient[]): Promise<AvoidedReach[]> {
    return this.avoided.reachAmong(
      userId,
      found.map(({ ingredient }) => ingredient.id),
    );
  }

  async #withReasons(
    findings: Findings,
  ): Promise<Omit<Findings, 'avoided'> & Pick<IngredientReport, 'avoided'>> {
    const ids = [...new Set(findings.avoided.flatMap(({ entryIds }) => entryIds))];
    const rows = await this.ingredients.getMany(ids);
    const byId = new Map(rows.map((row, place) => [ids[place], row]));
    const avoided = findings.avoided.map((finding) => ({
      ...finding,
      because: finding.entryIds.flatMap((id) => byId.get(id) ?? []),
    }));
    return { ...findings, avoided };
  }
}

const contextOf = ({ region, leaveOn }: ProductContext): LawContext => ({
  region: region ?? 'EU',
  leaveOn: leaveOn ?? null,
  today: new Date().toISOString().slice(0, 10),
});

/** What stood in the list and could not be read, as items that nobody judged. */
const unreadItems = ({ unread, items }: MatchedLabel): CheckedItem[] =>
  unread
    .filter(({ reason }) => reason === 'NOT_UNDERSTOOD' || reason === 'OVER_LIMIT')
    .map(({ text, start }) => ({
      text,
      position: items.filter((item) => item.start < start).length + 1,
      percent: null,
      certainty: 'UNKNOWN',
      ingredient: null,
    }));

const toFound = ({
  ingredient,
  position,
  confidence,
  certainty,
  percent,
  mayContain,
}: MatchedItem): FoundIngredient[] =>
  ingredient ? [{ ingredient, position, confidence, certainty, percent, mayContain }] : [];
