import { message } from '../../../platform/language/text.ts';
import { type Finding, finding, naming } from '../finding.ts';
import { notUnasked, unanswered } from '../gate/gate.ts';
import type { Person } from '../person.ts';
import type { PlannedStep } from '../routine-plan.ts';

/** ASK-FIRST: whether strong products that were not prescribed are safe cannot be said before these are answered. */
export function checkAnswers(plan: { steps: readonly PlannedStep[] }, person: Person): Finding[] {
  const missing = unanswered(person);
  const steps = plan.steps.filter((step) => !step.prescribed && notUnasked(step).length > 0);
  if (missing.length === 0 || steps.length === 0) return [];
  const product = steps.map((step) => naming(step, notUnasked(step)));
  const questions = missing.map((each) => message(`routines.finding.ask.${each}`));
  const text = [message('routines.finding.ask', { product }), ...questions];
  return [finding({ ruleId: 'ASK-FIRST', message: text, steps, ingredients: steps.flatMap(notUnasked) })];
}
