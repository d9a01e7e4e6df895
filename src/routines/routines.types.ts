import 'reflect-metadata';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { createConnection } from '../graphql/types/connection.ts';
import { DateTime, LocalDate } from '../graphql/types/scalars.ts';
import { PregnancyEnum, SkinConcernEnum, SkinTypeEnum } from '../users/profile-enums.ts';
import type { Pregnancy, SkinConcern, SkinType } from '../users/skin-profile.ts';
import type { RoutineOrigin, RoutineStatus } from './plans/routines.table.ts';
import {
  ExperienceEnum,
  RoutineOriginEnum,
  RoutineSessionEnum,
  RoutineStatusEnum,
  ScheduleKindEnum,
  SensitivityEnum,
  StepTypeEnum,
} from './routine-enums.ts';
import type { CareProfile, Experience, Sensitivity } from './rules/care-profile.ts';
import type { GenerationNote } from './rules/generation.ts';
import type { RampUpStage, RoutineSession, ScheduleKind, StepType } from './rules/routine-plan.ts';

@ObjectType('SkinProfile', { description: 'What a person said about themselves for a routine.' })
class SkinProfileType implements CareProfile {
  @Field(() => SkinTypeEnum, { nullable: true, description: 'How the skin mostly is; null where not said.' })
  skinType!: SkinType | null;

  @Field(() => [SkinConcernEnum], { description: 'What should change, the most important first.' })
  concerns!: SkinConcern[];

  @Field(() => SensitivityEnum, { description: 'How easily the skin is irritated.' })
  sensitivity!: Sensitivity;

  @Field(() => ExperienceEnum, { description: 'How used the skin is to actives.' })
  experience!: Experience;

  @Field(() => PregnancyEnum, { description: 'Decides what is not proposed.' })
  pregnancy!: Pregnancy;

  @Field(() => Boolean, { description: 'Whether products should be without fragrance.' })
  fragranceFree!: boolean;

  @Field(() => Boolean, { description: 'Whether products should be vegan.' })
  vegan!: boolean;
}

@ObjectType('RampUpStage', { description: 'A stage of getting used to an active.' })
class RampUpStageType implements RampUpStage {
  @Field(() => Int, { nullable: true, description: 'How many days it lasts; null for the last stage.' })
  days!: number | null;

  @Field(() => Int, { description: 'The step comes every so many days.' })
  everyDays!: number;
}

@ObjectType('StepSchedule', { description: 'How often a step comes.' })
export class StepScheduleType {
  @Field(() => ScheduleKindEnum, { description: 'Which of the other fields count.' })
  kind!: ScheduleKind;

  @Field(() => String, { description: 'The schedule in words.' })
  text!: string;

  @Field(() => Int, { nullable: true, description: 'Of an INTERVAL.' })
  everyDays?: number;

  @Field(() => [Int], { nullable: true, description: 'Of WEEKDAYS: 1 is Monday, 7 Sunday.' })
  weekdays?: number[];

  @Field(() => Int, { nullable: true, description: 'Of a CYCLE, in days.' })
  cycleLength?: number;

  @Field(() => [Int], { nullable: true, description: 'Of a CYCLE: the days on which it comes, from 1.' })
  cycleDays?: number[];

  @Field(() => [RampUpStageType], { nullable: true, description: 'Of a RAMP_UP, in order.' })
  stages?: RampUpStage[];
}

@ObjectType('RoutineStepIngredient', {
  description: 'An item of the label of a step, or a proposed ingredient.',
})
export class StepIngredientType {
  @Field(() => String, { description: 'As on the label, or the INCI name of a proposal.' })
  text!: string;

  @Field(() => Int, { nullable: true, description: 'Place on the label from 1; null for a proposal.' })
  position!: number | null;

  @Field(() => Float, { nullable: true, description: 'Share in per cent, where it is printed.' })
  percent!: number | null;

  @Field(() => Float, { description: 'How sure it is that `ingredient` is meant, 0 to 1.' })
  confidence!: number;
}

@ObjectType('RoutineStep', { description: 'One product in the morning or in the evening.' })
export class RoutineStepType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => RoutineSessionEnum, { description: 'When it is done.' })
  session!: RoutineSession;

  @Field(() => Int, { description: 'Order of use within the routine, from 0.' })
  position!: number;

  @Field(() => StepTypeEnum, { description: 'What kind of product it is.' })
  type!: StepType;

  @Field(() => String, { description: 'The product, or what to look for.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The list of ingredients as it was pasted.' })
  label!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day of this step; null where it begins with the routine.',
  })
  startsOn!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day after its rest; null where it never rested after a reaction.',
  })
  pausedUntil!: string | null;

  @Field(() => Boolean, { description: 'Whether a doctor prescribed it; rules then only warn.' })
  prescribed!: boolean;

  @Field(() => Boolean, { description: 'Whether the skin is used to it, so that no slow start is needed.' })
  established!: boolean;

  @Field(() => Int, { nullable: true, description: 'Sun protection factor, where known.' })
  spf!: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the product was opened, where known.' })
  openedOn!: string | null;

  @Field(() => Int, { nullable: true, description: 'Months it keeps after opening, as on the jar symbol.' })
  usableMonths!: number | null;

  @Field(() => String, { nullable: true, description: 'How to use it.' })
  instructions!: string | null;

  @Field(() => Int, { description: 'Minutes to wait before it.' })
  waitBeforeMinutes!: number;

  @Field(() => Int, { description: 'Minutes to wait after it.' })
  waitAfterMinutes!: number;

  @Field(() => String, { nullable: true, description: 'The rule that brought it in; null in own steps.' })
  ruleId!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is there; null in own steps.' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'Where that is written; null in own steps.' })
  source!: string | null;
}

@ObjectType('RoutineNote', { description: 'What the generator did or left out, and by which rule.' })
class RoutineNoteType implements GenerationNote {
  @Field(() => String, { description: 'The rule.' })
  ruleId!: string;

  @Field(() => String, { description: 'A sentence for the person.' })
  message!: string;

  @Field(() => String, { description: 'Where the rule is written.' })
  source!: string;
}

@ObjectType('Routine', { description: 'What to put on the skin in the morning and in the evening.' })
export class RoutineType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'What the person calls it.' })
  name!: string;

  @Field(() => RoutineOriginEnum, { description: 'Who made it.' })
  origin!: RoutineOrigin;

  @Field(() => RoutineStatusEnum, { description: 'Whether it is followed.' })
  status!: RoutineStatus;

  @Field(() => LocalDate, {
    description: 'First day of its cycle and of steps without a day of their own.',
  })
  startsOn!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was first activated.' })
  activatedAt!: Date | null;

  @Field(() => SkinProfileType, { description: 'What it was made for; it is checked against this.' })
  profile!: CareProfile;

  @Field(() => [RoutineNoteType], { description: 'What the generator had to say; empty in own routines.' })
  notes!: GenerationNote[];

  @Field(() => String, { description: 'The state of the rules that it was made with.' })
  rulesVersion!: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When its name, profile or status last changed.' })
  updatedAt!: Date;
}

export const RoutineConnection = createConnection(RoutineType, 'Routine');
