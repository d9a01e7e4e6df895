import { DEFAULT_PROFILE, NO_EXCLUSIONS } from '../../src/routines/rules/care-profile.ts';
import { generateRoutine } from '../../src/routines/rules/generate-routine.ts';
import type { GenerationInput } from '../../src/routines/rules/generation.ts';
import { UNKNOWN_BACKGROUND } from '../../src/routines/rules/person.ts';

export const TODAY = 20_800;

export const input = (rest: Partial<GenerationInput> = {}): GenerationInput => ({
  profile: DEFAULT_PROFILE,
  exclusions: NO_EXCLUSIONS,
  standstill: null,
  background: UNKNOWN_BACKGROUND,
  metrics: [],
  prescriptions: [],
  maxSteps: null,
  maxMinutes: null,
  today: TODAY,
  restsUntil: TODAY,
  ...rest,
});
export const profile = (rest: Partial<typeof DEFAULT_PROFILE>) => ({ ...DEFAULT_PROFILE, ...rest });
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
