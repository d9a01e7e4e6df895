import { means } from '../../rules/active-words.ts';
import type { Medicine, MedicineRoute } from '../../rules/medicines/medicine-facts.ts';
import { readMedicine } from '../../rules/medicines/read-medicine.ts';
import { medicineFacts } from './medicine-facts.ts';
import type { PlannedStep, RoutineSession, StepIngredientFacts, StepType } from './routine-plan.ts';

/** A prescribed product. */
export interface Prescription {
  name: string;
  type: StepType;
  session: RoutineSession;
  everyDays: number;
  /** In use for weeks. */
  established: boolean;
  ingredients: StepIngredientFacts[];
  /** What its name means; empty if it names no known medicine. */
  medicines: readonly Medicine[];
  /** Whether it is a step of a routine: not swallowed and not injected. */
  isOnSkin: boolean;
  /** Whether neither its name nor its label says what it contains. */
  isUnknown: boolean;
}

interface Given {
  name: string;
  label?: string | null;
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

/** A prescription with its type and session, derived from what is known of the medicine if not stated. */
export function readPrescription(
  { name, label, type, session, everyDays, established }: Given,
  ofLabel: StepIngredientFacts[],
  besidesRetinoid: boolean,
): Prescription {
  const { medicines, route } = readMedicine(name);
  const isUnknown = medicines.length === 0 && !isKnown(ofLabel);
  const ingredients = [...ofLabel, ...medicineFacts(name, ofLabel)];
  const has = (words: string) => ingredients.some((ingredient) => means(words, ingredient));
  const isForMorning =
    has('VITAMIN_C_ACID') || (has('BENZOYL_PEROXIDE') && besidesRetinoid && !has('RETINOID'));
  return {
    name,
    type: type ?? TYPES.find(([words]) => has(words))?.[1] ?? typeOf(medicines),
    session: session ?? (isForMorning ? 'AM' : (medicines[0]?.session ?? 'PM')),
    everyDays: everyDays ?? 1,
    established: established ?? true,
    ingredients,
    medicines,
    isOnSkin: isUnknown
      ? route === 'TOPICAL' || (route === null && [label, type, session].some((given) => given != null))
      : isOnSkin(medicines, route),
    isUnknown,
  };
}

/** Where it may be both, it is planned as what goes on the skin. */
function isOnSkin(medicines: readonly Medicine[], route: MedicineRoute | null): boolean {
  if (medicines.length === 0) return route === null || route === 'TOPICAL';
  const mayBeCapsules = medicines.some(({ classes }) => classes.includes('RETINOID_ORAL'));
  if (mayBeCapsules && route !== 'TOPICAL') return false;
  return medicines.some((medicine) => medicine.route === 'TOPICAL');
}

/** Whether a label, or a name that is one, says what is in it. */
export const isKnown = (ingredients: readonly StepIngredientFacts[]) =>
  ingredients.length > 0 && ingredients.every(({ certainty }) => certainty === 'CERTAIN');

function typeOf(medicines: readonly Medicine[]): StepType {
  if (medicines.some(({ classes }) => classes.some((each) => each.startsWith('RETINOID_'))))
    return 'RETINOID';
  return medicines.some(({ classes }) => classes.includes('AZELAIC')) ? 'SERUM' : 'SPOT_TREATMENT';
}

/** A prescription as a step that is used every day. */
export const asPlanned = (each: Prescription): PlannedStep => ({
  ...each,
  key: each.name,
  prescribed: true,
  allowedFor: null,
  spf: null,
  usableUntil: null,
  startsOn: null,
  pause: null,
  waitBeforeMinutes: 0,
  waitAfterMinutes: 0,
  schedule: { kind: 'DAILY' },
});
