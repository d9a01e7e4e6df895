import 'reflect-metadata';
import { Field, ID, InputType, Int } from 'type-graphql';
import { NumberRange } from '../graphql/input-limits.ts';
import { LocalDate } from '../graphql/types/scalars.ts';
import { PregnancyEnum, SkinConcernEnum, SkinTypeEnum } from '../users/profile-enums.ts';
import type { Pregnancy, SkinConcern, SkinType } from '../users/skin-profile.ts';
import {
  ExperienceEnum,
  RoutineSessionEnum,
  ScheduleKindEnum,
  SensitivityEnum,
  StepTypeEnum,
} from './routine-enums.ts';
import type { Experience, Sensitivity } from './rules/care-profile.ts';
import type { RoutineSession, ScheduleKind, StepType } from './rules/routine-plan.ts';

const optional = (description: string) => ({ nullable: true, description });

@InputType({
  description:
    'What the person says about themselves. What is left out is as they said it for the active or latest routine, or the default.',
})
export class SkinProfileInput {
  @Field(() => SkinTypeEnum, optional('How the skin mostly is.'))
  skinType?: SkinType | null;

  @Field(() => [SkinConcernEnum], optional('What should change, the most important first; none by default.'))
  concerns?: SkinConcern[] | null;

  @Field(() => SensitivityEnum, optional('How easily the skin is irritated; NORMAL by default.'))
  sensitivity?: Sensitivity | null;

  @Field(() => ExperienceEnum, optional('How used the skin is to actives; BEGINNER by default.'))
  experience?: Experience | null;

  @Field(() => PregnancyEnum, optional('NONE by default. Say NONE again when it is over.'))
  pregnancy?: Pregnancy | null;

  @Field(() => Boolean, optional('Products without fragrance only.'))
  fragranceFree?: boolean | null;

  @Field(() => Boolean, optional('Vegan products only.'))
  vegan?: boolean | null;
}

@InputType({ description: 'How often a step comes.' })
export class StepScheduleInput {
  @Field(() => ScheduleKindEnum, { description: 'Which of the other fields count.' })
  kind!: ScheduleKind;

  @NumberRange(1, 90)
  @Field(() => Int, optional('For INTERVAL: 1 to 90.'))
  everyDays?: number | null;

  @NumberRange(1, 7)
  @Field(() => [Int], optional('For WEEKDAYS: 1 is Monday, 7 Sunday.'))
  weekdays?: number[] | null;

  @NumberRange(2, 28)
  @Field(() => Int, optional('For CYCLE: 2 to 28 days.'))
  cycleLength?: number | null;

  @NumberRange(1, 28)
  @Field(() => [Int], optional('For CYCLE: the days on which it comes, from 1.'))
  cycleDays?: number[] | null;
}

@InputType({
  description:
    'A step. With the `id` of a step of the routine it is that one, and what is left out stays; without an id it is new and needs session, type and name.',
})
export class RoutineStepInput {
  @Field(() => ID, optional('A step of the routine to keep; only in `updateRoutine`.'))
  id?: string | null;

  @Field(() => RoutineSessionEnum, optional('When it is done.'))
  session?: RoutineSession | null;

  @Field(() => StepTypeEnum, optional('What kind of product it is.'))
  type?: StepType | null;

  @Field(() => String, optional('The product; 1 to 100 characters.'))
  name?: string | null;

  @Field(
    () => String,
    optional(
      'The list of ingredients as printed, or names with commas between them; up to 10,000 characters.',
    ),
  )
  label?: string | null;

  @Field(() => StepScheduleInput, optional('How often it comes; DAILY in a new step.'))
  schedule?: StepScheduleInput | null;

  @Field(() => LocalDate, optional('First day of this step; null for the first day of the routine.'))
  startsOn?: string | null;

  @Field(() => Boolean, optional('Whether a doctor prescribed it: rules then only warn.'))
  prescribed?: boolean | null;

  @Field(() => Boolean, optional('Whether it has been in use for weeks: no slow start is needed.'))
  established?: boolean | null;

  @NumberRange(1, 150)
  @Field(() => Int, optional('Sun protection factor, 1 to 150.'))
  spf?: number | null;

  @Field(() => LocalDate, optional('When the product was opened.'))
  openedOn?: string | null;

  @NumberRange(1, 120)
  @Field(() => Int, optional('Months it keeps after opening, 1 to 120.'))
  usableMonths?: number | null;

  @Field(() => String, optional('How to use it; up to 500 characters.'))
  instructions?: string | null;
}

@InputType({ description: 'What a doctor prescribed. It is never left out and never paused by a rule.' })
export class PrescriptionInput {
  @Field(() => String, { description: 'The product, as in `Tretinoin 0.05 %`.' })
  name!: string;

  @Field(() => String, optional('Its ingredients, where the name does not tell the active.'))
  label?: string | null;

  @Field(() => StepTypeEnum, optional('What it is; by its active where left out.'))
  type?: StepType | null;

  @Field(() => RoutineSessionEnum, optional('When to use it; mostly PM where left out.'))
  session?: RoutineSession | null;

  @NumberRange(1, 90)
  @Field(() => Int, optional('Every so many days, 1 to 90; 1 by default.'))
  everyDays?: number | null;

  @Field(() => Boolean, optional('Whether it has been in use for weeks; true by default.'))
  established?: boolean | null;
}

@InputType({
  description:
    'What a routine is made from, besides the latest completed analysis, the avoided ingredients and the reported reactions of the viewer.',
})
export class GenerateRoutineInput {
  @Field(
    () => String,
    optional('Any id of the client, up to 100 characters; again it returns the same routine.'),
  )
  clientRequestId?: string | null;

  @Field(() => String, optional('What to call it; 1 to 100 characters.'))
  name?: string | null;

  @Field(() => SkinProfileInput, optional('What the person says about themselves.'))
  profile?: SkinProfileInput | null;

  @NumberRange(1, 20)
  @Field(() => Int, optional('Most steps in a morning or an evening, 1 to 20.'))
  maxStepsPerSession?: number | null;

  @NumberRange(1, 120)
  @Field(() => Int, optional('Most minutes of a morning or an evening with waiting, 1 to 120.'))
  maxMinutesPerSession?: number | null;

  @Field(() => [String], optional('More ingredients to leave out, by any of their names; at most 100.'))
  avoid?: string[] | null;

  @Field(() => [String], optional('More ingredients that the skin reacted to; at most 100.'))
  reactedTo?: string[] | null;

  @Field(() => [PrescriptionInput], optional('What a doctor prescribed; at most 10.'))
  prescriptions?: PrescriptionInput[] | null;

  @Field(() => Boolean, optional('Follow it at once; false by default.'))
  activate?: boolean | null;
}

@InputType({ description: 'A routine that the person composes.' })
export class CreateRoutineInput {
  @Field(
    () => String,
    optional('Any id of the client, up to 100 characters; again it returns the same routine.'),
  )
  clientRequestId?: string | null;

  @Field(() => String, { description: 'What to call it; 1 to 100 characters.' })
  name!: string;

  @Field(() => [RoutineStepInput], { description: 'Its steps in the order of use; 1 to 40.' })
  steps!: RoutineStepInput[];

  @Field(() => SkinProfileInput, optional('What it is checked against.'))
  profile?: SkinProfileInput | null;

  @Field(() => Boolean, optional('Follow it at once; false by default.'))
  activate?: boolean | null;
}

@InputType({ description: 'Changes of a routine; what is left out stays.' })
export class UpdateRoutineInput {
  @Field(() => ID, { description: 'Which one.' })
  id!: string;

  @Field(() => String, optional('Another name.'))
  name?: string | null;

  @Field(
    () => [RoutineStepInput],
    optional('All steps in their new order; those that are not in the list are removed.'),
  )
  steps?: RoutineStepInput[] | null;

  @Field(() => SkinProfileInput, optional('What it is checked against.'))
  profile?: SkinProfileInput | null;
}

@InputType({ description: 'A plan to check: a routine of the viewer, or steps that are not saved.' })
export class CheckRoutineInput {
  @Field(() => ID, optional('A routine of the viewer.'))
  routineId?: string | null;

  @Field(() => [RoutineStepInput], optional('Steps in the order of use; 1 to 40.'))
  steps?: RoutineStepInput[] | null;

  @Field(() => SkinProfileInput, optional('Whom to check it for.'))
  profile?: SkinProfileInput | null;
}

@InputType({ description: 'A routine of the viewer.' })
export class RoutineIdInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}
