import { impliesContents } from './actives.ts';
import type { PlannedStep } from './routine-plan.ts';

/** A word of a step, or a step without a label, of which the rules know nothing. */
interface NotJudged {
  /** Key of the step. */
  step: string;
  /** As printed; the name of the product where it has no label. */
  text: string;
}

/**
 * How much of a plan the rules could look at: 0..1 of all ingredients and of all steps without a label, and the rest by
 * name. A step without a label counts as judged only where its type says what it holds.
 */
export function judgedOf(steps: readonly PlannedStep[]): { judgedShare: number; notJudged: NotJudged[] } {
  let all = 0;
  const notJudged: NotJudged[] = [];
  for (const step of steps) {
    if (step.ingredients.length === 0) {
      all += 1;
      if (!impliesContents(step)) notJudged.push({ step: step.key, text: step.name });
    }
    for (const { text, certainty } of step.ingredients) {
      all += 1;
      if (certainty !== 'CERTAIN') notJudged.push({ step: step.key, text });
    }
  }
  return { judgedShare: all === 0 ? 1 : (all - notJudged.length) / all, notJudged };
}
