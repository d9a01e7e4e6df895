import type { CareProfile } from '../../../src/routines/rules/care-profile.ts';
import { generateRoutine } from '../../../src/routines/rules/generation/generate-routine.ts';
import { recommend } from '../../../src/routines/rules/generation/recommend.ts';
import type { GenerationInput } from '../../../src/routines/rules/generation.ts';
import type { Background } from '../../../src/routines/rules/person.ts';
import { readPrescription } from '../../../src/routines/rules/prescription.ts';
import { inEnglish } from '../../setup/walks/read-text.ts';
import { background, input, profile, TODAY } from './generation-input.ts';

/** What is special about a person; the rest is a healthy adult who has answered everything. */
export interface Persona extends Partial<CareProfile>, Partial<Omit<Background, 'medicines'>> {
  /** Named in `viewer.medications`. */
  medicines?: string[];
  /** Named for this plan only. */
  prescriptions?: string[];
  avoided?: string[];
  maxSteps?: number;
  standstill?: GenerationInput['standstill'];
}

/** What the plan and the advice of a person must be. */
interface Expected {
  plan?: string[];
  not?: string[];
  told?: string[];
  /** How the name of the sunscreen begins. */
  sunscreen?: string;
  spf?: number;
  startsOn?: Record<string, number>;
  prescribedSteps?: number;
}

export type PersonaCase = [name: string, persona: Persona, expected: Expected];

export const STRONG = [
  'RETINOL',
  'RETINAL',
  'ADAPALENE',
  'LACTIC ACID',
  'SALICYLIC ACID',
  'GLUCONOLACTONE',
  'BENZOYL PEROXIDE',
];
export const RETINOIDS = ['RETINOL', 'RETINAL', 'ADAPALENE', 'BAKUCHIOL'];

const BACKGROUND = [
  'age',
  'skinTone',
  'region',
  'severities',
  'diagnoses',
  'areMedicinesKnown',
  'allergies',
  'procedures',
] as const;

export const medicine = (name: string) => readPrescription({ name }, [], false);

function personOf({
  medicines = [],
  prescriptions = [],
  avoided = [],
  maxSteps,
  standstill,
  ...rest
}: Persona) {
  const own = Object.fromEntries(
    BACKGROUND.flatMap((key) => (key in rest ? [[key, rest[key]]] : [])),
  ) as Partial<Background>;
  const care = Object.fromEntries(
    Object.entries(rest).filter(([key]) => !(BACKGROUND as readonly string[]).includes(key)),
  ) as Partial<CareProfile>;
  return input({
    profile: profile(care),
    background: background({ ...own, medicines: medicines.map(medicine) }),
    prescriptions: prescriptions.map(medicine),
    exclusions: { avoided: new Set(avoided), reactedTo: new Set() },
    maxSteps: maxSteps ?? null,
    standstill: standstill ?? null,
  });
}

/** What a person is told and given, in the words that the tests compare. */
export function outcome(persona: Persona) {
  const person = personOf(persona);
  const { steps, notes } = inEnglish(generateRoutine(person));
  const advice = inEnglish(recommend([], { ...person, background: withPrescribed(person) }, TODAY));
  return {
    steps,
    notes,
    advice,
    planned: steps.flatMap(({ inciNames }): string[] => inciNames),
    recommended: advice.filter(({ action }) => action === 'ADD').flatMap(({ inciNames }) => inciNames),
    told: [...notes.map(({ ruleId }) => ruleId), ...advice.map(({ ruleId }) => ruleId)],
    step: (name: string) =>
      steps.find(({ inciNames, prescribed }) => !prescribed && inciNames.some((each) => each === name)),
    sunscreen: steps.find(({ type }) => type === 'SUNSCREEN')!,
  };
}

const withPrescribed = ({ background: own, prescriptions }: GenerationInput): Background => ({
  ...own,
  medicines: [...own.medicines, ...prescriptions],
});
