import { introduced, isActiveStep } from './actives.ts';
import type { ReactionSeverity, ReactionSymptom } from './reactions.ts';
import type { RoutinePlan } from './routine-plan.ts';

export const REST_DAYS = 7;

const URGENT: readonly ReactionSymptom[] = ['FACE_SWELLING', 'TROUBLE_BREATHING', 'BLISTERS'];

/** Keys of the steps to pause after a reaction: all with actives, except prescribed ones. */
export const stepsToRest = ({ steps }: RoutinePlan): string[] =>
  steps.filter((step) => !step.prescribed && isActiveStep(step)).map(({ key }) => key);

/**
 * The suspects: the actives of the step that the person names, otherwise those started most recently (the reason new
 * ones start 14 days apart). A named step without actives is suspected as a whole. `day` is in days since 1970-01-01.
 */
export function suspectsOf(plan: RoutinePlan, stepKey: string | null, day: number): string[] {
  const named = plan.steps.find(({ key }) => key === stepKey);
  if (named) {
    const actives = introduced(named);
    return unique((actives.length > 0 ? actives : named.ingredients).map(({ name }) => name));
  }
  const start = ({ startsOn }: { startsOn: number | null }) => startsOn ?? plan.startsOn;
  const begun = plan.steps.filter(
    (step) => !step.prescribed && !step.established && isActiveStep(step) && start(step) <= day,
  );
  const last = Math.max(...begun.map(start));
  return unique(
    begun.filter((step) => start(step) === last).flatMap((step) => introduced(step).map(({ name }) => name)),
  );
}

/** Advice to the person on what to do now. */
export function reactionAdvice(
  { severity, symptoms }: { severity: ReactionSeverity; symptoms: readonly ReactionSymptom[] },
  hasPrescription: boolean,
  isResting: boolean,
): { advice: string; seeDermatologist: boolean; urgent: boolean } {
  const urgent = symptoms.some((symptom) => URGENT.includes(symptom));
  const seeDermatologist = urgent || severity === 'SEVERE' || symptoms.includes('RASH');
  const sentences = [
    ...(urgent
      ? [
          'Get medical help now: if you have trouble breathing or your face is swelling, call the emergency number.',
        ]
      : seeDermatologist
        ? ['Have a dermatologist look at it.']
        : []),
    ...(isResting ? [`The actives of the routine are paused for ${REST_DAYS} days.`] : []),
    ...(hasPrescription
      ? ['Prescribed products stay in the plan: ask the doctor today whether to stop using them.']
      : []),
    'Use only a mild cleanser, a plain moisturizer and sunscreen until the skin is calm.',
  ];
  return { advice: sentences.join(' '), seeDermatologist, urgent };
}

const unique = (names: readonly string[]) => [...new Set(names)].slice(0, 50);
