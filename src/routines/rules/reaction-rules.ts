import { message, type Text } from '../../platform/language/text.ts';
import { say } from '../../rules/rule-catalogue.ts';
import { introduced, isActiveStep } from './actives.ts';
import type { ReactionSeverity, ReactionSymptom } from './reactions.ts';
import type { RoutinePlan } from './routine-plan.ts';

export const REST_DAYS = 7;

/** Days after an emergency or a severe reaction in which no active is added (REACT-NO-ADD). */
export const SETTLING_DAYS = 14;
/** Last day of the pause of a step that an emergency holds. */
export const HELD_UNTIL = '9999-12-31';

/** Symptoms that stop every product at once, prescribed ones too (EMERGENCY-STOP). */
export const EMERGENCY_SYMPTOMS = [
  'FACE_SWELLING',
  'TROUBLE_BREATHING',
  'BLISTERS',
  'WIDESPREAD_RASH',
  'SKIN_COMING_OFF',
] as const satisfies readonly ReactionSymptom[];

export const isEmergency = (symptoms: readonly ReactionSymptom[]): boolean =>
  symptoms.some((symptom) => (EMERGENCY_SYMPTOMS as readonly ReactionSymptom[]).includes(symptom));

/** How reported reactions limit what may be proposed: nothing at all, or no new active. */
export type Standstill = 'EMERGENCY' | 'SETTLING';

/** Keys of the steps to pause after a reaction that is no emergency: all with actives, except prescribed ones. */
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
): { advice: Text; seeDermatologist: boolean; urgent: boolean } {
  if (isEmergency(symptoms)) {
    const advice = [say('EMERGENCY-STOP'), message('routines.reaction.held'), say('EMERGENCY-MEDS')];
    return { advice, seeDermatologist: true, urgent: true };
  }
  const seeDermatologist =
    severity === 'SEVERE' || symptoms.some((symptom) => symptom === 'RASH' || symptom === 'HIVES');
  const sentences = [
    ...(seeDermatologist ? [message('routines.see-dermatologist')] : []),
    ...(isResting ? [message('routines.reaction.actives-paused', { days: REST_DAYS })] : []),
    ...(hasPrescription ? [message('routines.reaction.ask-about-prescribed')] : []),
    message('routines.reaction.mild-only'),
  ];
  return { advice: sentences, seeDermatologist, urgent: false };
}

const unique = (names: readonly string[]) => [...new Set(names)].slice(0, 50);
