import { z } from 'zod';
import { dayWithin, parseInput, says, within } from '../../platform/validation.ts';
import {
  EXPERIENCES,
  PREGNANCIES,
  SENSITIVITIES,
  SKIN_CONCERNS,
  SKIN_TYPES,
} from '../../users/profile/skin-profile.ts';
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

export const nameField = z
  .string()
  .trim()
  .min(1, says('routines.name.empty'))
  .max(100, says('routines.name.too-long'));
export const labelField = z.string().max(MAX_LABEL, says('routines.label.too-long'));

const schedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('DAILY') }),
  z.object({ kind: z.literal('RAMP_UP') }),
  z.object({ kind: z.literal('INTERVAL'), everyDays: within(1, 90, 'routines.range.every-days') }),
  z.object({
    kind: z.literal('WEEKDAYS'),
    weekdays: z
      .array(within(1, 7, 'routines.range.weekday'))
      .min(1, says('routines.weekdays.none'))
      .max(7, says('routines.weekdays.too-many')),
  }),
  z
    .object({
      kind: z.literal('CYCLE'),
      cycleLength: within(2, 28, 'routines.range.cycle-length'),
      cycleDays: z
        .array(within(1, 28, 'routines.range.cycle-day'))
        .min(1, says('routines.cycle.none'))
        .max(28, says('routines.cycle.too-many')),
    })
    .refine(({ cycleLength, cycleDays }) => cycleDays.every((day) => day <= cycleLength), {
      message: says('routines.cycle.beyond'),
      params: { code: 'CONFLICT' },
      path: ['cycleDays'],
    }),
]);

const day = dayWithin('2000-01-01', '2100-01-01', 'routines.day.range');

/** Fields of a step; omitted ones are unchanged, or get their default in a new step. */
const stepFields = z.object({
  id: z.string().optional(),
  session: z.enum(ROUTINE_SESSIONS).optional(),
  kind: z.enum(STEP_TYPES).optional(),
  name: nameField.optional(),
  label: labelField.nullish(),
  schedule: schedule.optional(),
  startsOn: day.nullish(),
  prescribed: z.boolean().optional(),
  established: z.boolean().optional(),
  spf: within(1, 150, 'routines.range.spf').nullish(),
  openedOn: day.nullish(),
  usableMonths: within(1, 120, 'routines.range.usable-months').nullish(),
  instructions: z.string().trim().max(500, says('routines.instructions.too-long')).nullish(),
  waitBeforeMinutes: within(0, 60, 'routines.range.wait').optional(),
  waitAfterMinutes: within(0, 60, 'routines.range.wait').optional(),
});
export type StepFields = z.output<typeof stepFields>;

export const stepsField = z
  .array(stepFields)
  .min(1, says('routines.steps.none'))
  .max(MAX_STEPS, says('routines.steps.too-many'));

const profileFields = z.object({
  skinType: z.enum(SKIN_TYPES).nullish(),
  concerns: z
    .array(z.enum(SKIN_CONCERNS))
    .max(SKIN_CONCERNS.length, says('routines.concerns.twice'))
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
