import { z } from 'zod';
import { parseInput } from '../../platform/validation.ts';
import {
  EXPERIENCES,
  PREGNANCIES,
  SENSITIVITIES,
  SKIN_CONCERNS,
  SKIN_TYPES,
} from '../../users/skin-profile.ts';
import { type CareProfile, DEFAULT_PROFILE } from '../rules/care-profile.ts';
import { rampUpStages } from '../rules/ramp-up.ts';
import { ROUTINE_SESSIONS, STEP_TYPES, type StepSchedule } from '../rules/routine-plan.ts';

const MAX_STEPS = 40;
const MAX_LABEL = 10_000;

/** A schedule as sent by a client; which fields apply depends on the kind. */
export interface ScheduleInput {
  kind: StepSchedule['kind'];
  everyDays?: number | null;
  weekdays?: number[] | null;
  cycleLength?: number | null;
  cycleDays?: number[] | null;
}

const times = (least: number, most: number, what: string) =>
  z
    .int()
    .min(least, `${what} must be ${least} to ${most}.`)
    .max(most, `${what} must be ${least} to ${most}.`);

export const nameField = z
  .string()
  .trim()
  .min(1, 'Enter a name.')
  .max(100, 'A name may have at most 100 characters.');
export const labelField = z.string().max(MAX_LABEL, `A label may have at most ${MAX_LABEL} characters.`);

const schedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('DAILY') }),
  z.object({ kind: z.literal('RAMP_UP') }),
  z.object({ kind: z.literal('INTERVAL'), everyDays: times(1, 90, 'The number of days') }),
  z.object({
    kind: z.literal('WEEKDAYS'),
    weekdays: z
      .array(times(1, 7, 'A weekday'))
      .min(1, 'Enter at least one weekday.')
      .max(7),
  }),
  z
    .object({
      kind: z.literal('CYCLE'),
      cycleLength: times(2, 28, 'The length of a cycle'),
      cycleDays: z
        .array(times(1, 28, 'A day of a cycle'))
        .min(1, 'Enter at least one day of the cycle.')
        .max(28),
    })
    .refine(({ cycleLength, cycleDays }) => cycleDays.every((day) => day <= cycleLength), {
      message: 'A day of the cycle must not exceed its length.',
      path: ['cycleDays'],
    }),
]);

const day = z
  .string()
  .refine((text) => text >= '2000-01-01' && text <= '2100-01-01', 'The day must be between 2000 and 2100.');

/** Fields of a step; omitted ones are unchanged, or get their default in a new step. */
const stepFields = z.object({
  id: z.string().optional(),
  session: z.enum(ROUTINE_SESSIONS).optional(),
  type: z.enum(STEP_TYPES).optional(),
  name: nameField.optional(),
  label: labelField.nullish(),
  schedule: schedule.optional(),
  startsOn: day.nullish(),
  prescribed: z.boolean().optional(),
  established: z.boolean().optional(),
  spf: times(1, 150, 'The sun protection factor').nullish(),
  openedOn: day.nullish(),
  usableMonths: times(1, 120, 'The number of months').nullish(),
  instructions: z.string().trim().max(500, 'Instructions may have at most 500 characters.').nullish(),
});
export type StepFields = z.output<typeof stepFields>;

export const stepsField = z
  .array(stepFields)
  .min(1, 'A routine needs at least one step.')
  .max(MAX_STEPS, `A routine may have at most ${MAX_STEPS} steps.`);

const profileFields = z.object({
  skinType: z.enum(SKIN_TYPES).nullish(),
  concerns: z
    .array(z.enum(SKIN_CONCERNS))
    .max(SKIN_CONCERNS.length, 'Enter each concern only once.')
    .nullish(),
  sensitivity: z.enum(SENSITIVITIES).nullish(),
  experience: z.enum(EXPERIENCES).nullish(),
  pregnancy: z.enum(PREGNANCIES).nullish(),
  fragranceFree: z.boolean().nullish(),
  vegan: z.boolean().nullish(),
});

export interface ProfileInput extends Partial<Record<keyof CareProfile, unknown>> {}

/** The input; omitted fields are taken from `known`, or the default. */
export function readProfile(input: ProfileInput | null | undefined, known: CareProfile | null): CareProfile {
  const given = parseInput(z.object({ profile: profileFields }), {
    profile: withoutNulls({ ...input }),
  }).profile;
  const base = known ?? DEFAULT_PROFILE;
  const concerns = given.concerns ? [...new Set(given.concerns)] : base.concerns;
  return {
    skinType: given.skinType ?? base.skinType,
    concerns,
    sensitivity: given.sensitivity ?? base.sensitivity,
    experience: given.experience ?? base.experience,
    pregnancy: given.pregnancy ?? base.pregnancy,
    fragranceFree: given.fragranceFree ?? base.fragranceFree,
    vegan: given.vegan ?? base.vegan,
  };
}

/** Treats null as absent for fields that cannot be cleared. */
export const withoutNulls = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

/** Converts the input to a schedule. */
export function readSchedule(
  fields: NonNullable<StepFields['schedule']>,
  profile: CareProfile,
): StepSchedule {
  switch (fields.kind) {
    case 'RAMP_UP':
      return { kind: 'RAMP_UP', stages: rampUpStages(profile) };
    case 'WEEKDAYS':
      return { kind: 'WEEKDAYS', weekdays: [...new Set(fields.weekdays)].sort((a, b) => a - b) };
    case 'CYCLE':
      return {
        kind: 'CYCLE',
        length: fields.cycleLength,
        nights: [...new Set(fields.cycleDays)].sort((a, b) => a - b),
      };
    default:
      return fields;
  }
}
