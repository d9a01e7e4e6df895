import { means } from '../../rules/active-words.ts';
import type { Prescription } from './generation.ts';
import type { RoutineSession, StepIngredientFacts, StepType } from './routine-plan.ts';

interface Given {
  name: string;
  type?: StepType | null;
  session?: RoutineSession | null;
  everyDays?: number | null;
  established?: boolean | null;
}

const TYPES: readonly (readonly [words: string, type: StepType])[] = [
  ['RETINOID', 'RETINOID'],
  ['BENZOYL_PEROXIDE/HYDROQUINONE', 'SPOT_TREATMENT'],
  ['AHA/BHA', 'EXFOLIANT'],
  ['VITAMIN_C_ACID', 'VITAMIN_C_SERUM'],
];

/** A prescription with its session, derived from its ingredients if not stated. */
export function readPrescription(
  { name, type, session, everyDays, established }: Given,
  ingredients: StepIngredientFacts[],
  besidesRetinoid: boolean,
): Prescription {
  const has = (words: string) => ingredients.some((ingredient) => means(words, ingredient));
  const isForMorning =
    has('VITAMIN_C_ACID') || (has('BENZOYL_PEROXIDE') && besidesRetinoid && !has('RETINOID'));
  return {
    name,
    type: type ?? TYPES.find(([words]) => has(words))?.[1] ?? 'SERUM',
    session: session ?? (isForMorning ? 'AM' : 'PM'),
    everyDays: everyDays ?? 1,
    established: established ?? true,
    ingredients,
  };
}
