import {
  type CareProfile,
  DEFAULT_PROFILE,
  NO_EXCLUSIONS,
} from '../../../src/routines/rules/care-profile.ts';
import { generateRoutine } from '../../../src/routines/rules/generation/generate-routine.ts';
import type { GenerationInput } from '../../../src/routines/rules/generation.ts';
import { type Background, UNKNOWN_BACKGROUND } from '../../../src/routines/rules/person.ts';

export const TODAY = 20_800;

/** Of a healthy adult who has answered everything. */
export const ANSWERED: Background = {
  ...UNKNOWN_BACKGROUND,
  age: 35,
  skinTone: 'II',
  areMedicinesKnown: true,
};
export const NOT_PREGNANT: CareProfile = { ...DEFAULT_PROFILE, pregnancy: 'NONE' };
export const background = (rest: Partial<Background> = {}): Background => ({ ...ANSWERED, ...rest });

export const input = (rest: Partial<GenerationInput> = {}): GenerationInput => ({
  profile: NOT_PREGNANT,
  exclusions: NO_EXCLUSIONS,
  standstill: null,
  background: ANSWERED,
  metrics: [],
  prescriptions: [],
  maxSteps: null,
  maxMinutes: null,
  today: TODAY,
  restsUntil: TODAY,
  ...rest,
});
export const profile = (rest: Partial<CareProfile>): CareProfile => ({ ...NOT_PREGNANT, ...rest });
export const fact = (name: string, group: string | null) => ({
  name,
  group,
  text: 'as printed',
  certainty: 'CERTAIN' as const,
  comedogenicity: null,
  labelPosition: null,
  percent: null,
  isFragrance: false,
});
export const steps = (rest: Partial<GenerationInput>) => generateRoutine(input(rest)).steps;

/** With what is prescribed among the medicines, as the generator sees them. */
export const withPrescriptions = (given: GenerationInput): GenerationInput => ({
  ...given,
  background: {
    ...given.background,
    medicines: [...given.prescriptions, ...given.background.medicines],
  },
});
