import type { CareProfile } from '../../../../src/routines/rules/care-profile.ts';
import type { ClearedName } from '../../../../src/routines/rules/cleared.ts';
import type {
  GeneratedRoutine,
  GeneratedStep,
  GenerationInput,
} from '../../../../src/routines/rules/generation.ts';
import type { Background } from '../../../../src/routines/rules/person.ts';
import { readPrescription } from '../../../../src/routines/rules/prescription.ts';
import { background, input, profile, TODAY } from '../generation-input.ts';

/** Routines that are broken on purpose. */

export interface Broken {
  /** The rules that the checker must name, and does not name before. */
  rules: string[];
  person: GenerationInput;
  /** Repairs what the generator leaves out, so that only the break shows. */
  repair?: (routine: GeneratedRoutine) => GeneratedRoutine;
  breakIt: (routine: GeneratedRoutine) => GeneratedRoutine;
}

export const DAILY = { kind: 'DAILY' } as const;
export const every = (everyDays: number) => ({ kind: 'INTERVAL', everyDays }) as const;
export const HELD = { from: TODAY, until: TODAY + 400_000 };

export const medicine = (name: string, rest: { established?: boolean; session?: 'AM' | 'PM' } = {}) =>
  readPrescription({ name, ...rest }, [], false);

export function person(
  care: Partial<CareProfile> = {},
  own: Partial<Omit<Background, 'medicines'>> & { medicines?: string[] } = {},
  rest: Partial<GenerationInput> = {},
): GenerationInput {
  const { medicines = [], ...others } = own;
  return input({
    profile: profile(care),
    background: background({ ...others, medicines: medicines.map((name) => medicine(name)) }),
    ...rest,
  });
}

export function madeStep(
  type: GeneratedStep['type'],
  names: string[],
  rest: Partial<GeneratedStep> = {},
): GeneratedStep {
  return {
    type,
    name: names.join(' and ') || type,
    prescribed: false,
    established: false,
    spf: null,
    inciNames: names as ClearedName[],
    prescription: null,
    instructions: null,
    waitBeforeMinutes: 0,
    waitAfterMinutes: 0,
    ruleId: 'TEST',
    reason: 'a test',
    source: 'a test',
    session: 'PM',
    schedule: DAILY,
    startsOn: TODAY,
    pause: null,
    ...rest,
  };
}

const PLACES: GeneratedStep['type'][] = [
  'OIL_CLEANSER',
  'CLEANSER',
  'TONER',
  'ESSENCE',
  'VITAMIN_C_SERUM',
  'EXFOLIANT',
  'RETINOID',
  'SERUM',
  'EYE',
  'SPOT_TREATMENT',
  'MOISTURISER',
  'FACE_OIL',
  'OCCLUSIVE',
  'SUNSCREEN',
];

/** Puts steps in, each at its place. */
export const adding =
  (...made: GeneratedStep[]) =>
  ({ steps, notes }: GeneratedRoutine): GeneratedRoutine => ({
    steps: [...steps, ...made].sort(
      (a, b) => a.session.localeCompare(b.session) || PLACES.indexOf(a.type) - PLACES.indexOf(b.type),
    ),
    notes,
  });

export const changing =
  (change: (step: GeneratedStep) => GeneratedStep | null) =>
  ({ steps, notes }: GeneratedRoutine): GeneratedRoutine => ({
    steps: steps.flatMap((step) => change(step) ?? []),
    notes,
  });
export const without = (...types: GeneratedStep['type'][]) =>
  changing((step) => (types.includes(step.type) ? null : step));
export const untold = ({ steps }: GeneratedRoutine): GeneratedRoutine => ({ steps, notes: [] });
export const telling =
  (...ruleIds: string[]) =>
  ({ steps, notes }: GeneratedRoutine): GeneratedRoutine => ({
    steps,
    notes: [...notes, ...ruleIds.map((ruleId) => ({ ruleId, message: 'lip balm', source: 'a test' }))],
  });
export const both =
  (...changes: ((routine: GeneratedRoutine) => GeneratedRoutine)[]) =>
  (routine: GeneratedRoutine) =>
    changes.reduce((now, change) => change(now), routine);

export const retinol = (rest: Partial<GeneratedStep> = {}) =>
  madeStep('RETINOID', ['RETINOL'], {
    name: 'Retinol, 0.3 %',
    waitBeforeMinutes: 5,
    schedule: every(4),
    ...rest,
  });
export const lactic = (rest: Partial<GeneratedStep> = {}) =>
  madeStep('EXFOLIANT', ['LACTIC ACID'], { name: 'Lactic acid, 5 %', schedule: every(7), ...rest });
export const salicylic = (rest: Partial<GeneratedStep> = {}) =>
  madeStep('EXFOLIANT', ['SALICYLIC ACID'], { name: 'Salicylic acid, 2 %', schedule: every(2), ...rest });
export const peroxide = (rest: Partial<GeneratedStep> = {}) =>
  madeStep('SPOT_TREATMENT', ['BENZOYL PEROXIDE'], {
    name: 'Benzoyl peroxide, 2.5 %',
    session: 'AM',
    ...rest,
  });
export const vitaminC = (rest: Partial<GeneratedStep> = {}) =>
  madeStep('VITAMIN_C_SERUM', ['ASCORBIC ACID'], { name: 'Vitamin C, 10 %', session: 'AM', ...rest });
export const serum = (...names: string[]) => madeStep('SERUM', names, { session: 'AM' });
