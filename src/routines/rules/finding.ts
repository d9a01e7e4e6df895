import { message, type Text } from '../../platform/language/text.ts';
import {
  RULE_SEVERITIES,
  type RuleId,
  type RuleSeverity,
  reasonOf,
  rule,
} from '../../rules/rule-catalogue.ts';
import type { PlannedStep } from './routine-plan.ts';

/** More would not be read, and could be thousands. */
const MOST_FINDINGS = 100;

/** A rule that a plan touches. */
export interface Finding {
  ruleId: RuleId;
  severity: RuleSeverity;
  /** What is wrong and what to do, as a text for the person. */
  message: Text;
  reason: Text;
  source: Text;
  /** Keys of the steps. */
  steps: string[];
  /** Names of the ingredients, without repetition. */
  ingredients: string[];
  /** A prescribed product is part of it: nothing about that one is to be changed without the doctor. */
  askDoctor: boolean;
}

export interface FindingDraft {
  ruleId: RuleId;
  /** The rule's own unless given. */
  severity?: RuleSeverity;
  message: Text;
  steps: readonly PlannedStep[];
  ingredients?: readonly { name: string }[];
  /** The cure touches nothing that was prescribed. */
  needsNoDoctor?: boolean;
}

export function finding(draft: FindingDraft): Finding {
  const { ruleId, severity, message: text, steps, ingredients = [], needsNoDoctor = false } = draft;
  const { source, severity: own } = rule(ruleId);
  const askDoctor = !needsNoDoctor && steps.some(({ prescribed }) => prescribed);
  return {
    ruleId,
    severity: severity ?? own,
    message: askDoctor ? [text, message('routines.finding.ask-doctor')] : text,
    reason: reasonOf(ruleId),
    source,
    steps: [...new Set(steps.map(({ key }) => key))],
    ingredients: [...new Set(ingredients.map(({ name }) => name))],
    askDoctor,
  };
}

/** Whether the rule could not judge, as something about the person is not known. */
export const isUnanswered = ({ ruleId }: Pick<Finding, 'ruleId'>) =>
  ruleId === 'ASK-FIRST' || ruleId === 'RX-ASK';

/** The most serious first; equal ones keep their order. */
export const mostSerious = <T extends { severity: RuleSeverity }>(all: readonly T[]): T[] =>
  [...all].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_FINDINGS);

const rank = ({ severity }: { severity: RuleSeverity }) => RULE_SEVERITIES.indexOf(severity);

/** The name of a step in quotation marks. */
export const quoted = ({ name }: Pick<PlannedStep, 'name'>): Text =>
  name === '' ? message('routines.product.unnamed') : message('routines.product.named', { name });

/** As in `"Night serum" (RETINOL)`, with "probably" where the label was not read for sure. */
export function naming(
  step: PlannedStep,
  ingredients: readonly { name: string; certainty?: 'CERTAIN' | 'PROBABLE' | 'UNKNOWN' }[],
): Text {
  const product = quoted(step);
  const others = new Map(
    ingredients
      .filter(({ name }) => name !== step.name)
      .map(({ name, certainty }) => [
        `${name} ${certainty === 'PROBABLE'}`,
        certainty === 'PROBABLE' ? message('routines.product.probably', { name }) : name,
      ]),
  );
  if (others.size === 0) return product;
  return message('routines.product.with', { product, ingredients: [...others.values()] });
}
