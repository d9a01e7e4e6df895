import 'reflect-metadata';
import { Field, ID, InputType, Int } from 'type-graphql';
import { IdOf } from '../graphql/ids/bind-ids.ts';
import { NumberRange } from '../graphql/input-limits.ts';
import { OneOf } from '../graphql/one-of.ts';
import { LocalDate } from '../graphql/types/scalars.ts';
import type {
  Experience,
  Pregnancy,
  Sensitivity,
  SkinConcern,
  SkinType,
} from '../users/profile/skin-profile.ts';
import {
  ExperienceEnum,
  PregnancyEnum,
  SensitivityEnum,
  SkinConcernEnum,
  SkinTypeEnum,
} from '../users/user-enums.ts';
import { RoutineSessionEnum, ScheduleKindEnum, StepTypeEnum } from './routine-enums.ts';

import type { RoutineSession, ScheduleKind, StepType } from './rules/routine-plan.ts';

const optional = (description: string) => ({ nullable: true, description });

@InputType({
  description:
    'Answers for this call. They are not stored for later ones: set the profile with `updateProfile`. Omitted fields are taken from the account. If a pregnancy or a high sensitivity differs from the account’s, the more careful one counts.',
})
export class SkinProfileInput {
  @Field(() => SkinTypeEnum, optional('Skin type.'))
  skinType?: SkinType | null;

  @Field(() => [SkinConcernEnum], optional('Concerns, most important first.'))
  concerns?: SkinConcern[] | null;

  @Field(
    () => SensitivityEnum,
    optional('How easily the skin is irritated. NORMAL if the account does not say either.'),
  )
  sensitivity?: Sensitivity | null;

  @Field(
    () => ExperienceEnum,
    optional('How accustomed the skin is to actives. BEGINNER if the account does not say either.'),
  )
  experience?: Experience | null;

  @Field(() => PregnancyEnum, optional('Pregnancy or breastfeeding.'))
  pregnancy?: Pregnancy | null;

  @Field(() => Boolean, optional('Fragrance-free products only.'))
  fragranceFree?: boolean | null;

  @Field(() => Boolean, optional('Vegan products only.'))
  vegan?: boolean | null;
}

@InputType({ description: 'How often a step is due.' })
export class StepScheduleInput {
  @Field(() => ScheduleKindEnum, { description: 'Which of the other fields apply.' })
  kind!: ScheduleKind;

  @NumberRange(1, 90)
  @Field(() => Int, optional('For INTERVAL: interval in days, 1 to 90.'))
  everyDays?: number | null;

  @NumberRange(1, 7)
  @Field(() => [Int], optional('For WEEKDAYS: days of the week. 1 is Monday, 7 is Sunday.'))
  weekdays?: number[] | null;

  @NumberRange(2, 28)
  @Field(() => Int, optional('For CYCLE: length of the cycle, 2 to 28 days.'))
  cycleLength?: number | null;

  @NumberRange(1, 28)
  @Field(() => [Int], optional('For CYCLE: the days of the cycle on which it is due, starting at 1.'))
  cycleDays?: number[] | null;
}

@InputType({
  description:
    'A step. With the `id` of an existing step, updates that step, and omitted fields are unchanged. Without an ID, adds a new step, which requires session, type and name.',
})
export class RoutineStepInput {
  @IdOf('RoutineStep')
  @Field(() => ID, optional('ID of an existing step to keep; only in `updateRoutine`.'))
  id?: string | null;

  @Field(() => RoutineSessionEnum, optional('Session of the step.'))
  session?: RoutineSession | null;

  @Field(() => StepTypeEnum, optional('Kind of product.'))
  kind?: StepType | null;

  @Field(() => String, optional('The product; 1 to 100 characters.'))
  name?: string | null;

  @Field(
    () => String,
    optional('The ingredient list as printed, or names separated by commas; up to 10,000 characters.'),
  )
  label?: string | null;

  @Field(() => StepScheduleInput, optional('Schedule of the step. Defaults to DAILY for a new step.'))
  schedule?: StepScheduleInput | null;

  @Field(() => LocalDate, optional('First day of this step; null for the first day of the routine.'))
  startsOn?: string | null;

  @Field(() => Boolean, optional('Whether it is prescribed, in which case rules only warn.'))
  prescribed?: boolean | null;

  @Field(
    () => Boolean,
    optional('Whether it has been in use for weeks, so that no gradual introduction is needed.'),
  )
  established?: boolean | null;

  @NumberRange(1, 150)
  @Field(() => Int, optional('Sun protection factor, 1 to 150.'))
  spf?: number | null;

  @Field(() => LocalDate, optional('When the product was opened.'))
  openedOn?: string | null;

  @NumberRange(1, 120)
  @Field(() => Int, optional('Shelf life in months after opening, 1 to 120.'))
  usableMonths?: number | null;

  @Field(() => String, optional('Instructions for use; up to 500 characters.'))
  instructions?: string | null;

  @NumberRange(0, 60)
  @Field(() => Int, optional('Minutes to wait before it, 0 to 60.'))
  waitBeforeMinutes?: number | null;

  @NumberRange(0, 60)
  @Field(() => Int, optional('Minutes to wait after it, 0 to 60.'))
  waitAfterMinutes?: number | null;
}

@InputType({
  description:
    'A prescribed product, recognized by substance or brand, with form and strength in any order. It is planned as prescribed unless it is swallowed or injected; what may harm an unborn child is `heldForDoctor`. The notes of the routine say so.',
})
export class PrescriptionInput {
  @Field(() => String, { description: 'Product name, such as `Tretinoin 0.05 %`.' })
  name!: string;

  @Field(() => String, optional('Its ingredients, if the name does not identify the active.'))
  label?: string | null;

  @Field(() => StepTypeEnum, optional('Kind of product. Defaults to one based on its active.'))
  kind?: StepType | null;

  @Field(() => RoutineSessionEnum, optional('When to use it. Usually defaults to PM.'))
  session?: RoutineSession | null;

  @NumberRange(1, 90)
  @Field(() => Int, optional('Interval in days, 1 to 90. Defaults to 1.'))
  everyDays?: number | null;

  @Field(() => Boolean, optional('Whether it has been in use for weeks. Defaults to true.'))
  established?: boolean | null;
}

@InputType({
  description:
    'Input for generating a routine, in addition to the viewer’s latest completed analysis, avoided ingredients and reported reactions.',
})
export class GenerateRoutineInput {
  @Field(
    () => String,
    optional(
      'A client-generated ID, up to 100 characters. Retrying with the same ID returns the same routine; other content with it is IDEMPOTENCY_MISMATCH.',
    ),
  )
  clientRequestId?: string | null;

  @Field(() => String, optional('Name of the routine; 1 to 100 characters.'))
  name?: string | null;

  @Field(() => SkinProfileInput, optional('The person’s skin profile.'))
  profile?: SkinProfileInput | null;

  @NumberRange(1, 20)
  @Field(() => Int, optional('Maximum steps per session, 1 to 20.'))
  maxStepsPerSession?: number | null;

  @NumberRange(1, 120)
  @Field(
    () => Int,
    optional('Maximum minutes per morning or evening session, waiting times included, 1 to 120.'),
  )
  maxMinutesPerSession?: number | null;

  @Field(
    () => [String],
    optional(
      'Additional ingredients and families to exclude, by any of their names, such as `retinol` or `parabens`; at most 100. One that is not understood is an error.',
    ),
  )
  avoid?: string[] | null;

  @Field(
    () => [String],
    optional(
      'Additional ingredients and families that caused a reaction, by any of their names; at most 100. One that is not understood is an error.',
    ),
  )
  reactedTo?: string[] | null;

  @Field(
    () => [PrescriptionInput],
    optional(
      'Prescribed products for this routine, besides the viewer’s medications; at most 10. If omitted, those of the active routine continue; an empty list means none besides the medications.',
    ),
  )
  prescriptions?: PrescriptionInput[] | null;

  @Field(() => Boolean, optional('Whether to activate it immediately. Defaults to false.'))
  activate?: boolean | null;
}

@InputType({ description: 'A routine composed by the person.' })
export class CreateRoutineInput {
  @Field(
    () => String,
    optional(
      'A client-generated ID, up to 100 characters. Retrying with the same ID returns the same routine; other content with it is IDEMPOTENCY_MISMATCH.',
    ),
  )
  clientRequestId?: string | null;

  @Field(() => String, { description: 'Name of the routine; 1 to 100 characters.' })
  name!: string;

  @Field(() => [RoutineStepInput], { description: 'Its steps in order of use; 1 to 40.' })
  steps!: RoutineStepInput[];

  @Field(() => SkinProfileInput, optional('The profile it is checked against.'))
  profile?: SkinProfileInput | null;

  @Field(() => Boolean, optional('Whether to activate it immediately. Defaults to false.'))
  activate?: boolean | null;
}

@InputType({ description: 'Changes to a routine. Omitted fields are unchanged.' })
export class UpdateRoutineInput {
  @IdOf('Routine')
  @Field(() => ID, { description: 'The routine.' })
  id!: string;

  @Field(() => String, optional('New name.'))
  name?: string | null;

  @Field(
    () => [RoutineStepInput],
    optional('All steps in their new order; steps not in the list are removed.'),
  )
  steps?: RoutineStepInput[] | null;

  @Field(() => SkinProfileInput, optional('The profile it is checked against.'))
  profile?: SkinProfileInput | null;
}

@OneOf()
@InputType({ description: 'A saved routine, or the steps of one that is not.' })
class CheckedPlanInput {
  @IdOf('Routine')
  @Field(() => ID, optional('ID of one of the viewer’s routines.'))
  routineId?: string | null;

  @Field(() => [RoutineStepInput], optional('Steps in order of use; 1 to 40.'))
  steps?: RoutineStepInput[] | null;
}

@InputType({ description: 'A plan to check, and for whom.' })
export class CheckRoutineInput {
  @Field(() => CheckedPlanInput, { description: 'The plan.' })
  plan!: CheckedPlanInput;

  @Field(() => SkinProfileInput, optional('The profile to check against.'))
  profile?: SkinProfileInput | null;
}

@InputType({ description: 'ID of one of the viewer’s routines.' })
export class RoutineIdInput {
  @IdOf('Routine')
  @Field(() => ID, { description: 'ID of the routine.' })
  id!: string;
}
