import { messageOf, type Text } from '../platform/language/text.ts';
import { type Conflict, conflictsAmong } from '../rules/active-conflicts.ts';
import type { ActiveGroup } from '../rules/active-groups.ts';
import { isComedogenic, isMainIngredient } from '../rules/comedogenicity.ts';
import type { IngredientFamily } from '../rules/ingredient-families.ts';
import { judgeProduct, type LawContext, sayVerdict } from '../rules/product-law.ts';
import { RULE_SEVERITIES, type RuleSeverity, reasonOf, rule } from '../rules/rule-catalogue.ts';
import type { AvoidedReach } from './avoided-ingredients.service.ts';
import type { Ingredient } from './facts/ingredient-rows.ts';
import type { FragranceAllergen } from './facts/ingredients.table.ts';
import type { MatchCertainty } from './labels/label-matching.ts';

/** An ingredient with its place on the label; what was given by id has the place in that list. */
export interface FoundIngredient {
  ingredient: Ingredient;
  position: number;
  /** 0..1, how sure it is that the label means this ingredient. */
  confidence: number;
  certainty: MatchCertainty;
  percent: number | null;
  mayContain: boolean;
}

interface AllergenFinding {
  allergen: FragranceAllergen;
  found: FoundIngredient[];
}

export interface AvoidedFinding {
  found: FoundIngredient;
  /** Ids of the ingredients that the user avoids and that led here: itself, or others of its allergen group. */
  entryIds: string[];
  /** Families that the user avoids and that it belongs to. */
  families: IngredientFamily[];
  through: 'INGREDIENT' | 'ALLERGEN_GROUP' | 'FAMILY';
}

interface ActiveTotal {
  activeGroup: ActiveGroup;
  found: FoundIngredient[];
  /** Sum of the shares that the label states, in per cent; null when it states none. */
  percent: number | null;
  /** Whether the label states the share of each. */
  complete: boolean;
}

interface RestrictionFinding {
  found: FoundIngredient;
  /** Whether the label states more than every maximum of the restriction; null if unknown. */
  aboveMaximum: boolean | null;
}

/** What the law says against a product with the item. */
interface LawFinding {
  item: CheckedItem;
  ruleId: string;
  severity: RuleSeverity;
  message: Text;
  reason: Text;
  source: Text;
  /** Entry of an annex, as in `II/300`. */
  entry: string | null;
}

/** An item as printed, whether or not it is known. */
export interface CheckedItem {
  text: string;
  position: number;
  percent: number | null;
  certainty: MatchCertainty;
  ingredient: Ingredient | null;
}

export interface Verdict {
  law: LawFinding[];
  /** Whether everything was judged and nothing speaks against it. */
  passed: boolean;
  /** 0..1 */
  judgedShare: number;
  notJudged: CheckedItem[];
}

export interface Findings {
  allergens: AllergenFinding[];
  restrictions: RestrictionFinding[];
  avoided: AvoidedFinding[];
  conflicts: Conflict<Ingredient>[];
  activeTotals: ActiveTotal[];
  comedogenic: FoundIngredient[];
  pregnancy: FoundIngredient[];
  photosensitising: FoundIngredient[];
}

/** Groups whose members do something to the skin that adds up. */
const ACTIVES: ReadonlySet<ActiveGroup | null> = new Set<ActiveGroup>([
  'RETINOID',
  'RETINOID_RX',
  'RETINOL_ALTERNATIVE',
  'AHA',
  'BHA',
  'PHA',
  'AZELAIC',
  'VITAMIN_C_ACID',
  'VITAMIN_C_DERIVATIVE',
  'NIACINAMIDE',
  'BENZOYL_PEROXIDE',
  'SULFUR',
  'DEPIGMENTING',
  'DEPIGMENTING_RX',
  'BRIGHTENING',
  'PEPTIDE',
  'COPPER_PEPTIDE',
  'UV_FILTER',
  'UV_FILTER_MINERAL',
]);

/** What the law says of these items, and how much of them is known at all. */
export function verdictOn(
  items: readonly CheckedItem[],
  { conflicts, avoided, restrictions }: Pick<Findings, 'conflicts' | 'avoided' | 'restrictions'>,
  context: LawContext,
): Verdict {
  const lawItems = items.map((item) => ({
    item,
    text: item.text,
    inciName: item.ingredient?.inciName.toUpperCase() ?? null,
    isProbable: item.certainty === 'PROBABLE',
    percent: item.percent,
  }));
  const law = judgeProduct(lawItems, context).map((verdict): LawFinding => {
    const { source } = rule(verdict.ruleId);
    const reason = reasonOf(verdict.ruleId);
    const { ruleId, severity, entry } = verdict;
    const message = sayVerdict(verdict, messageOf('routines.product.unnamed'));
    return { item: verdict.item.item, ruleId, severity, entry, message, reason, source };
  });
  const notJudged = items.filter(({ certainty }) => certainty !== 'CERTAIN');
  const isHard = ({ severity }: { severity: RuleSeverity }) => severity === 'HARD';
  return {
    law: law.sort((a, b) => RULE_SEVERITIES.indexOf(a.severity) - RULE_SEVERITIES.indexOf(b.severity)),
    passed:
      items.length > 0 &&
      notJudged.length === 0 &&
      ![...law, ...conflicts].some(isHard) &&
      avoided.length === 0 &&
      !restrictions.some(({ aboveMaximum }) => aboveMaximum),
    judgedShare: items.length === 0 ? 0 : (items.length - notJudged.length) / items.length,
    notJudged,
  };
}

/** Everything that is known of these ingredients together, for one user. */
export function findingsFor(
  found: readonly FoundIngredient[],
  avoided: readonly AvoidedReach[],
  options: { oneProduct: boolean },
): Findings {
  const where = (holds: (ingredient: Ingredient) => boolean) =>
    found.filter(({ ingredient }) => holds(ingredient));
  const distinct = [...new Map(found.map(({ ingredient }) => [ingredient.id, ingredient])).values()];
  return {
    allergens: allergensIn(found),
    restrictions: where(({ euAnnex, euMaximum }) => euAnnex !== null || euMaximum !== null).map((one) => ({
      found: one,
      aboveMaximum: isAbove(one),
    })),
    avoided: avoidedIn(found, avoided),
    conflicts: conflictsAmong(distinct, options),
    activeTotals: totalsOf(found),
    comedogenic: found.filter(
      ({ ingredient, position, mayContain }) =>
        (isMainIngredient(position) || !options.oneProduct) &&
        !mayContain &&
        isComedogenic(ingredient.comedogenicityMax),
    ),
    pregnancy: where(({ pregnancyAdvice }) => pregnancyAdvice === 'AVOID' || pregnancyAdvice === 'CAUTION'),
    photosensitising: where(({ photosensitising }) => photosensitising === true),
  };
}

function isAbove({ percent, ingredient }: FoundIngredient): boolean | null {
  const limits = [...(ingredient.euMaximum ?? '').matchAll(/(?<!\d)(\d{1,3}(?:\.\d{1,6})?) ?%/g)].map(
    ([, limit]) => Number(limit),
  );
  return percent === null || limits.length === 0 ? null : percent > Math.max(...limits);
}

function allergensIn(found: readonly FoundIngredient[]): AllergenFinding[] {
  const byGroup = groupBy(found, ({ ingredient }) => ingredient.fragranceAllergenId);
  return [...byGroup].flatMap(([id, members]) => {
    const allergen = members[0]!.ingredient.fragranceAllergen;
    return id && allergen ? [{ allergen, found: members }] : [];
  });
}

function avoidedIn(found: readonly FoundIngredient[], avoided: readonly AvoidedReach[]): AvoidedFinding[] {
  const entries = groupBy(avoided, ({ ingredientId }) => ingredientId);
  return found.flatMap((one) => {
    const reached = entries.get(one.ingredient.id) ?? [];
    if (reached.length === 0) return [];
    const entryIds = reached.flatMap(({ entryIngredientId }) => entryIngredientId ?? []);
    const itself = entryIds.includes(one.ingredient.id);
    const finding: AvoidedFinding = {
      found: one,
      entryIds,
      families: reached.flatMap(({ family }) => family ?? []),
      through: itself ? 'INGREDIENT' : entryIds.length > 0 ? 'ALLERGEN_GROUP' : 'FAMILY',
    };
    return [finding];
  });
}

function totalsOf(found: readonly FoundIngredient[]): ActiveTotal[] {
  const active = found.filter(({ ingredient }) => ACTIVES.has(ingredient.activeGroup));
  const byGroup = groupBy(active, ({ ingredient }) => ingredient.activeGroup!);
  return [...byGroup].map(([activeGroup, members]) => {
    const stated = members.flatMap(({ percent }) => percent ?? []);
    const sum = stated.reduce((total, percent) => total + percent, 0);
    return {
      activeGroup,
      found: members,
      percent: stated.length > 0 ? Math.round(sum * 10_000) / 10_000 : null,
      complete: stated.length === members.length,
    };
  });
}

/** As Map.groupBy, which Node 20 lacks. */
function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
