import type { Text } from '../../../platform/language/text.ts';
import { type RuleId, type RuleSeverity, type RuleWords, rule, say } from '../../../rules/rule-catalogue.ts';
import { naming } from '../finding.ts';
import type { Person } from '../person.ts';
import type { PlannedStep, StepIngredientFacts } from '../routine-plan.ts';

/** What a rule has against a product for a person. */
export interface Objection {
  ruleId: RuleId;
  severity: RuleSeverity;
  /** What to do, as a text for the person. */
  message: Text;
  ingredients: readonly StepIngredientFacts[];
  /** The cure touches nothing that was prescribed. */
  needsNoDoctor?: boolean;
}

/** When and in what a product is used. Days since 1970-01-01. */
export interface Occasion {
  today: number;
  /** First day of the plan. */
  planStartsOn: number;
  /** Later days are not looked at. */
  until: number;
}

/** Judges one product, prescribed or not, for a person. */
export type StepRule = (step: PlannedStep, person: Person, occasion: Occasion) => Objection[];

/** An objection where there are ingredients that cause it; in the rule's own words unless others are given. */
export function objections(
  ruleId: RuleId,
  step: PlannedStep,
  ingredients: readonly StepIngredientFacts[],
  { severity = rule(ruleId).severity, ...words }: RuleWords & { severity?: RuleSeverity } = {},
): Objection[] {
  if (ingredients.length === 0) return [];
  return [{ ruleId, severity, message: sayOf(ruleId, step, ingredients, words), ingredients }];
}

/** The text of a rule about a product. */
export function sayOf(
  ruleId: RuleId,
  step: PlannedStep,
  ingredients: readonly StepIngredientFacts[],
  words: RuleWords = {},
): Text {
  const names = [...new Set(ingredients.map(({ name }) => name))];
  return say(ruleId, { product: naming(step, ingredients), ingredients: names, ...words });
}
