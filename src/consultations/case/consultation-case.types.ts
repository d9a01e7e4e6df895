import 'reflect-metadata';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { AnalysisModelType } from '../../analyses/analyses.types.ts';
import { AnalysisMetricType, SkinToneType } from '../../analyses/analysis-metric.types.ts';
import { IdOf } from '../../graphql/ids/bind-ids.ts';
import { DateTime, LocalDate } from '../../graphql/types/scalars.ts';
import type { MedicationSession } from '../../health/health.table.ts';
import {
  AllergyEnum,
  DiagnosisEnum,
  MedicationRouteEnum,
  MedicationSessionEnum,
} from '../../health/health-enums.ts';
import { SkinProcedureType } from '../../health/health-profile.types.ts';
import type { SkinTone } from '../../inference/inference.types.ts';
import type { Text } from '../../platform/language/text.ts';
import { StepFields, StepIngredientType, StepScheduleType } from '../../routines/routines.types.ts';
import type { MedicineRoute } from '../../rules/medicines/medicine-facts.ts';
import type { Region } from '../../rules/product-law.ts';
import type {
  Allergy,
  Diagnosis,
  SkinTone as Phototype,
  Pregnancy,
  Sensitivity,
  SkinConcern,
  SkinType,
} from '../../users/profile/skin-profile.ts';
import {
  PregnancyEnum,
  RegionEnum,
  SensitivityEnum,
  SkinConcernEnum,
  SkinToneEnum,
  SkinTypeEnum,
} from '../../users/user-enums.ts';
import { SkinConcernSeverityType } from '../../users/users.types.ts';
import type { FrozenMedication, FrozenProfile } from './consultation-snapshot.ts';

@ObjectType('ConsultationMedication', {
  description: 'A medication that was in use at the time of the request.',
})
export class ConsultationMedicationType implements FrozenMedication {
  @Field(() => String, { description: 'The name as the person typed it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The strength as typed; null if not provided.' })
  strength!: string | null;

  @Field(() => MedicationRouteEnum, {
    nullable: true,
    description: 'How it was used, as stated; null if not provided.',
  })
  route!: MedicineRoute | null;

  @Field(() => MedicationSessionEnum, {
    nullable: true,
    description: 'When it was used; null if not provided.',
  })
  session!: MedicationSession | null;

  @Field(() => Int, { nullable: true, description: 'Interval in days; null if not provided.' })
  everyDays!: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day of use; null if not provided.' })
  startedOn!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Planned last day of use; null if not provided.' })
  endedOn!: string | null;

  @Field(() => [String], {
    description: 'International nonproprietary names that it was understood as; empty if it is unknown.',
  })
  understoodAs!: string[];
}

@ObjectType('ConsultationProfile', {
  description: 'What the person had entered in their profile; includes no name and no address.',
})
export class ConsultationProfileType implements FrozenProfile {
  @Field(() => ID, { description: 'Opaque id of the copy.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Age reached in the year of the request; null if not provided.',
  })
  age!: number | null;

  @Field(() => SkinTypeEnum, { nullable: true, description: 'Skin type; null if not provided.' })
  skinType!: SkinType | null;

  @Field(() => [SkinConcernEnum], { description: 'Skin concerns, most important first.' })
  concerns!: SkinConcern[];

  @Field(() => PregnancyEnum, {
    description: 'Pregnancy or breastfeeding status that treatment must take into account.',
  })
  pregnancy!: Pregnancy;

  @Field(() => [SkinConcernSeverityType], {
    description: 'Each concern with its severity; empty in cases from before it could be stated.',
  })
  concernSeverities!: SkinConcernSeverityType[];

  @Field(() => SkinToneEnum, {
    nullable: true,
    description: 'Fitzpatrick phototype as the person stated it; null if not provided.',
  })
  skinTone!: Phototype | null;

  @Field(() => RegionEnum, {
    nullable: true,
    description: 'Whose law counts for products; null in cases from before it was kept.',
  })
  region!: Region | null;

  @Field(() => SensitivityEnum, {
    nullable: true,
    description: 'How easily the skin is irritated; null if not provided.',
  })
  sensitivity!: Sensitivity | null;

  @Field(() => [DiagnosisEnum], { description: 'Diagnoses by a doctor, as the person stated them.' })
  diagnoses!: Diagnosis[];

  @Field(() => [AllergyEnum], { description: 'Allergies to families of ingredients.' })
  allergies!: Allergy[];

  @Field(() => [SkinProcedureType], { description: 'Past and planned procedures.' })
  procedures!: SkinProcedureType[];

  @Field(() => [ConsultationMedicationType], { description: 'Medications in use; at most 50.' })
  medications!: ConsultationMedicationType[];

  @Field(() => Boolean, {
    description:
      'Whether the person had said which medications they take; if not, an empty list says nothing.',
  })
  medicationsAnswered!: boolean;
}

const score = (meaning: string) => ({ nullable: true, description: `${meaning} 0 to 100.` });

@ObjectType('ConsultationAnalysis', {
  description: 'The analysis as it was at the time of the request. It is kept if the analysis is deleted.',
})
export class ConsultationAnalysisType {
  @Field(() => ID, { description: 'Opaque id of the copy.' })
  id!: string;

  @IdOf('Analysis')
  @Field(() => ID, { description: 'ID of the analysis, which may have been deleted since.' })
  analysisId!: string;

  @Field(() => DateTime, { description: 'When its photo was submitted.' })
  createdAt!: Date;

  @Field(() => AnalysisModelType, { nullable: true, description: 'The model that produced it.' })
  model!: AnalysisModelType | null;

  @Field(() => Float, score('Overall visual impression; higher is better.'))
  skinScore!: number | null;

  @Field(() => Float, score('Visual signs of hydration; higher is better.'))
  hydration!: number | null;

  @Field(
    () => Float,
    score('Visible shine plus, at one third of the weight, visible pores; best within its target range.'),
  )
  oiliness!: number | null;

  @Field(() => Float, score('Visual signs of elasticity; higher is better.'))
  elasticity!: number | null;

  @Field(() => Float, score('Visibility of pores; lower is better.'))
  pores!: number | null;

  @Field(() => Float, { nullable: true, description: 'Overall reliability of the photo, 0 to 1.' })
  confidence!: number | null;

  @Field(() => SkinToneType, { nullable: true, description: 'Skin color in the photo.' })
  tone!: SkinTone | null;

  @Field(() => [AnalysisMetricType], {
    description: 'All metrics; `heatmapUrl`, also of zones, is always null here.',
  })
  metrics!: object[];
}

@ObjectType('ConsultationRoutineStep', {
  description: 'A step of the active routine as it was at the time of the request.',
})
class ConsultationRoutineStepType extends StepFields {
  @Field(() => ID, { description: 'Opaque id of the copy.' })
  id!: string;

  @Field(() => StepScheduleType, { description: 'Schedule of the step.' })
  schedule!: StepScheduleType;

  @Field(() => String, {
    nullable: true,
    description: 'Why the step was there; null for steps that the person added.',
  })
  reason!: Text | null;

  @Field(() => String, { nullable: true, description: 'Source of the reason, as a citation.' })
  source!: Text | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'As `RoutineStep.pausedUntil` at the time of the request.',
  })
  pausedUntil!: string | null;

  @Field(() => Boolean, { description: 'As `RoutineStep.heldForDoctor` at the time of the request.' })
  heldForDoctor!: boolean;

  @Field(() => [StepIngredientType], {
    description: 'Its ingredients, from the label or as proposed; empty if unknown.',
  })
  ingredients!: object[];
}

@ObjectType('ConsultationRoutine', {
  description: 'The active routine as it was at the time of the request.',
})
export class ConsultationRoutineType {
  @Field(() => ID, { description: 'Opaque id of the copy.' })
  id!: string;

  @Field(() => String, { description: 'Name given by the person.' })
  name!: string;

  @Field(() => LocalDate, { description: 'First day of its cycle.' })
  startsOn!: string;

  @Field(() => [ConsultationRoutineStepType], { description: 'Its steps in order of use, as they were.' })
  steps!: object[];
}

@ObjectType('ConsultationAvoidedIngredient', {
  description:
    'An ingredient, or a family of ingredients, that the person avoided at the time of the request.',
})
export class ConsultationAvoidedIngredientType {
  @Field(() => String, { description: 'INCI name, or the name of the family in the language of the reader.' })
  name!: Text;

  @Field(() => String, { nullable: true, name: 'reason', description: 'Reason, in the person’s words.' })
  note!: string | null;
}

@ObjectType('ConsultationCase', {
  description: 'The information submitted with the question, frozen at the time of the request.',
})
export class ConsultationCaseType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => ConsultationProfileType, { description: 'About the person.' })
  profile!: ConsultationProfileType;

  @Field(() => ConsultationAnalysisType, {
    nullable: true,
    description: 'The analysis; null if none was attached.',
  })
  analysis!: ConsultationAnalysisType | null;

  @Field(() => ConsultationRoutineType, {
    nullable: true,
    description: 'The active routine; null if there was none.',
  })
  routine!: ConsultationRoutineType | null;

  @Field(() => [ConsultationAvoidedIngredientType], {
    description: 'Avoided families of ingredients, then avoided ingredients, each latest first; at most 600.',
  })
  avoidedIngredients!: ConsultationAvoidedIngredientType[];
}
