import { type Candidate, type GeneratedStep, type GenerationInput, stepMinutes } from '../generation.ts';
import { ROUTINE_SESSIONS } from '../routine-plan.ts';

type Budget = Pick<GenerationInput, 'maxSteps' | 'maxMinutes'>;

/** Steps and minutes of the longest session; exfoliant and retinoid alternate and count once. */
function sessionLoad(steps: readonly GeneratedStep[]): { steps: number; minutes: number } {
  const turns = steps.filter(
    ({ type, prescribed }) => !prescribed && (type === 'EXFOLIANT' || type === 'RETINOID'),
  );
  const others = steps.filter((step) => !turns.includes(step));
  return {
    steps: others.length + Math.min(turns.length, 1),
    minutes:
      others.reduce((sum, step) => sum + stepMinutes(step), 0) + Math.max(0, ...turns.map(stepMinutes)),
  };
}

/** Removes the least important steps until each session is within the budget, or only essentials remain. */
export function fitBudget(
  candidates: readonly Candidate[],
  budget: Budget,
): { kept: GeneratedStep[]; dropped: GeneratedStep[]; fits: boolean } {
  const kept: GeneratedStep[] = [];
  const dropped: GeneratedStep[] = [];
  let fits = true;
  for (const session of ROUTINE_SESSIONS) {
    const inSession = candidates
      .filter(({ step }) => step.session === session)
      .sort((a, b) => b.priority - a.priority || 0);
    while (!isWithin(inSession, budget)) {
      const last = inSession.at(-1);
      if (!last || last.priority === Number.POSITIVE_INFINITY) {
        fits = false;
        break;
      }
      inSession.pop();
      dropped.push(last.step);
    }
    kept.push(...inSession.map(({ step }) => step));
  }
  return { kept, dropped, fits };
}

function isWithin(candidates: readonly Candidate[], { maxSteps, maxMinutes }: Budget): boolean {
  const { steps, minutes } = sessionLoad(candidates.map(({ step }) => step));
  return (maxSteps === null || steps <= maxSteps) && (maxMinutes === null || minutes <= maxMinutes);
}
