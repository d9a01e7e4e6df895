import type { Text } from '../platform/language/text.ts';
import 'reflect-metadata';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { NodeType } from '../graphql/ids/node.types.ts';
import { Rows } from '../graphql/planner/needs.ts';
import { createConnection } from '../graphql/types/connection.ts';
import { DayRangeFilter } from '../graphql/types/day-range-filter.ts';
import { DateTime, LocalDate } from '../graphql/types/scalars.ts';
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
import { type RoutineOrigin, type RoutineStatus, routineSteps, routines } from './plans/routines.table.ts';
import {
  RoutineOriginEnum,
  RoutineSessionEnum,
  RoutineStatusEnum,
  ScheduleKindEnum,
  StepTypeEnum,
} from './routine-enums.ts';
import type { CareProfile } from './rules/care-profile.ts';
import type { GenerationNote } from './rules/generation.ts';
import type { RampUpStage, RoutineSession, ScheduleKind, StepType } from './rules/routine-plan.ts';

@ObjectType('SkinProfile', { description: 'The skin profile that a person provided for a routine.' })
class SkinProfileType implements CareProfile {
  @Field(() => SkinTypeEnum, { nullable: true, description: 'Skin type; null if not provided.' })
  skinType!: SkinType | null;

  @Field(() => [SkinConcernEnum], { description: 'Concerns, most important first.' })
  concerns!: SkinConcern[];

  @Field(() => SensitivityEnum, { description: 'How easily the skin is irritated.' })
  sensitivity!: Sensitivity;

  @Field(() => ExperienceEnum, { description: 'How accustomed the skin is to actives.' })
  experience!: Experience;

  @Field(() => PregnancyEnum, { description: 'Determines what is excluded from proposals.' })
  pregnancy!: Pregnancy;

  @Field(() => Boolean, { description: 'Whether products should be fragrance-free.' })
  fragranceFree!: boolean;

  @Field(() => Boolean, { description: 'Whether products should be vegan.' })
  vegan!: boolean;
}

@ObjectType('RampUpStage', { description: 'A stage of gradually introducing an active.' })
class RampUpStageType implements RampUpStage {
  @Field(() => Int, { nullable: true, description: 'Duration in days; null for the last stage.' })
  days!: number | null;

  @Field(() => Int, { description: 'Interval of the step in days.' })
  everyDays!: number;
}

@ObjectType('StepSchedule', { description: 'How often a step is due.' })
export class StepScheduleType {
  @Field(() => ScheduleKindEnum, { description: 'Which of the other fields apply.' })
  kind!: ScheduleKind;

  @Field(() => String, { description: 'Description of the schedule.' })
  text!: Text;

  @Field(() => Int, { nullable: true, description: 'For INTERVAL: interval in days.' })
  everyDays?: number;

  @Field(() => [Int], {
    nullable: true,
    description: 'For WEEKDAYS: days of the week. 1 is Monday, 7 is Sunday.',
  })
  weekdays?: number[];

  @Field(() => Int, { nullable: true, description: 'For CYCLE: length of the cycle in days.' })
  cycleLength?: number;

  @Field(() => [Int], {
    nullable: true,
    description: 'For CYCLE: the days of the cycle on which it is due, starting at 1.',
  })
  cycleDays?: number[];

  @Field(() => [RampUpStageType], { nullable: true, description: 'For RAMP_UP: the stages in order.' })
  stages?: RampUpStage[];
}

@ObjectType('RoutineStepIngredient', {
  description: 'An ingredient from the label of a step, or a proposed one.',
})
export class StepIngredientType {
  @Field(() => String, { description: 'As printed on the label, or the INCI name of a proposed ingredient.' })
  text!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Position on the label, starting at 1; null for a proposed ingredient.',
  })
  position!: number | null;

  @Field(() => Float, { nullable: true, description: 'Percentage stated on the label; null if none.' })
  percent!: number | null;

  @Field(() => Float, { description: 'Confidence that `ingredient` is the right match, 0 to 1.' })
  confidence!: number;
}

/** What a step of a routine has in common with its frozen copies. */
@ObjectType()
export abstract class StepFields {
  @Field(() => RoutineSessionEnum, { description: 'Session of the step.' })
  session!: RoutineSession;

  @Field(() => Int, { description: 'Order of use within the routine, starting at 0.' })
  position!: number;

  @Field(() => StepTypeEnum, { name: 'kind', description: 'Kind of product.' })
  type!: StepType;

  @Field(() => String, { description: 'The product, or what to look for.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The ingredient list as pasted.' })
  label!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day of this step; null if it starts with the routine.',
  })
  startsOn!: string | null;

  @Field(() => Boolean, { description: 'Whether it is prescribed, in which case rules only warn.' })
  prescribed!: boolean;

  @Field(() => Boolean, {
    description: 'Whether the skin is used to it, so that no gradual introduction is needed.',
  })
  established!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether it was copied from the medications of the account. Withdrawing the consent HEALTH_DATA deletes it; a step that the person typed, or gave another name, stays.',
  })
  fromMedications!: boolean;

  @Field(() => Int, { nullable: true, description: 'Sun protection factor; null if unknown.' })
  spf!: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the product was opened; null if unknown.' })
  openedOn!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Shelf life in months after opening, as shown by the open jar symbol.',
  })
  usableMonths!: number | null;

  @Field(() => String, { nullable: true, description: 'Instructions for use.' })
  instructions!: string | null;

  @Field(() => Int, { description: 'Minutes to wait before it.' })
  waitBeforeMinutes!: number;

  @Field(() => Int, { description: 'Minutes to wait after it.' })
  waitAfterMinutes!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'The rule that added it; null in the person’s own steps, and as `Routine.notes` after a withdrawal.',
  })
  ruleId!: string | null;
}

@Rows(routineSteps)
@ObjectType('RoutineStep', {
  implements: NodeType,
  description: 'A product used in the morning or in the evening.',
})
export class RoutineStepType extends StepFields {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => [StepIngredientType], {
    description: 'Its ingredients, from the label or as proposed; empty if unknown.',
  })
  ingredients!: StepIngredientType[];
}

@ObjectType('RoutineNote', {
  description: 'Something the generator did or excluded, with the rule behind it.',
})
class RoutineNoteType implements GenerationNote {
  @Field(() => String, { description: 'ID of the rule.' })
  ruleId!: string;

  @Field(() => String, { description: 'A sentence for the person, in the language of the profile.' })
  message!: Text;

  @Field(() => String, { description: 'Source of the rule.' })
  source!: Text;
}

@Rows(routines)
@ObjectType('Routine', {
  implements: NodeType,
  description: 'What to apply to the skin in the morning and in the evening.',
})
export class RoutineType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'Name given by the person.' })
  name!: string;

  @Field(() => RoutineOriginEnum, { description: 'Origin of the routine.' })
  origin!: RoutineOrigin;

  @Field(() => RoutineStatusEnum, { description: 'Status of the routine.' })
  status!: RoutineStatus;

  @Field(() => LocalDate, {
    description: 'First day of its cycle, and of steps without a start day of their own.',
  })
  startsOn!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was first activated.' })
  activatedAt!: Date | null;

  @Field(() => SkinProfileType, { description: 'The profile it was made for and is checked against.' })
  profile!: CareProfile;

  @Field(() => [RoutineNoteType], {
    description:
      'Notes from the generator; empty for the person’s own routines, and once the consent HEALTH_DATA was withdrawn after they used health data.',
  })
  notes!: GenerationNote[];

  @Field(() => String, { description: 'Version of the rules it was generated with.' })
  rulesVersion!: string;

  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When its name, profile or status last changed.' })
  updatedAt!: Date;
}

export const RoutineConnection = createConnection(RoutineType, 'Routine');

@InputType({
  description: 'Conditions for routines, by the day of their creation; those given must all hold.',
})
export class RoutineFilter extends DayRangeFilter {
  @Field(() => RoutineStatusEnum, { nullable: true, description: 'Filter by status.' })
  status?: RoutineStatus | null;
}
