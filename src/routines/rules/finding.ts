import { RULE_SEVERITIES, type RuleId, type RuleSeverity, rule } from '../../rules/rule-catalogue.ts';
import type { PlannedStep } from './routine-plan.ts';

/** More would not be read, and could be thousands. */
const MOST_FINDINGS = 100;

/** A rule that a plan touches. */
export interface Finding {
  ruleId: RuleId;
  severity: RuleSeverity;
  /** What is wrong and what to do, as a text for the person. */
  message: string;
  reason: string;
  source: string;
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
  message: string;
  steps: readonly PlannedStep[];
  ingredients?: readonly { name: string }[];
  /** The cure touches nothing that was prescribed. */
  needsNoDoctor?: boolean;
}

export function finding(draft: FindingDraft): Finding {
  const { ruleId, severity, message, steps, ingredients = [], needsNoDoctor = false } = draft;
  const { why, source, severity: own } = rule(ruleId);
  const askDoctor = !needsNoDoctor && steps.some(({ prescribed }) => prescribed);
  const advice = askDoctor
    ? ' What was prescribed stays in the plan: ask the doctor before you change anything about it.'
    : '';
  return {
    ruleId,
    severity: severity ?? own,
    message: `${message}${advice}`,
    reason: why,
    source,
    steps: [...new Set(steps.map(({ key }) => key))],
    ingredients: [...new Set(ingredients.map(({ name }) => name))],
    askDoctor,
  };
}

/** The most serious first; equal ones keep their order. */
export const mostSerious = <T extends { severity: RuleSeverity }>(all: readonly T[]): T[] =>
  [...all].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_FINDINGS);

const rank = ({ severity }: { severity: RuleSeverity }) => RULE_SEVERITIES.indexOf(severity);

/** As in `"Night serum" (RETINOL)`, with "probably" where the label was not read for sure. */
export function naming(
  step: PlannedStep,
  ingredients: readonly { name: string; certainty?: 'CERTAIN' | 'PROBABLE' | 'UNKNOWN' }[],
): string {
  const title = step.name === '' ? 'This product' : `"${step.name}"`;
  const others = ingredients.filter(({ name }) => name !== step.name);
  const names = [
    ...new Set(others.map(({ name, certainty }) => (certainty === 'PROBABLE' ? `probably ${name}` : name))),
  ];
  return names.length > 0 ? `${title} (${names.join(', ')})` : title;
}
