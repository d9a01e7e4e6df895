import 'reflect-metadata';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { AnalysisModelType } from '../../analyses/analyses.types.ts';
import { AnalysisMetricType, SkinToneType } from '../../analyses/analysis-metric.types.ts';
import { DateTime, LocalDate } from '../../graphql/types/scalars.ts';
import type { SkinTone } from '../../inference/inference.types.ts';
import { RoutineStepType } from '../../routines/routines.types.ts';
import type { Pregnancy, SkinConcern, SkinType } from '../../users/skin-profile.ts';
import { PregnancyEnum, SkinConcernEnum, SkinTypeEnum } from '../../users/user-enums.ts';

@ObjectType('ConsultationProfile', {
  description: 'What the person had entered in their profile; includes no name and no address.',
})
export class ConsultationProfileType {
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
}

const score = (meaning: string) => ({ nullable: true, description: `${meaning} 0 to 100.` });

@ObjectType('ConsultationAnalysis', {
  description: 'The analysis as it was at the time of the request. It is kept if the analysis is deleted.',
})
export class ConsultationAnalysisType {
  @Field(() => ID, { description: 'ID of the analysis, which may have been deleted since.' })
  id!: string;

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

  @Field(() => [AnalysisMetricType], { description: 'All metrics; `heatmapUrl` is always null here.' })
  metrics!: object[];
}

@ObjectType('ConsultationRoutine', {
  description: 'The active routine as it was at the time of the request.',
})
export class ConsultationRoutineType {
  @Field(() => String, { description: 'Name given by the person.' })
  name!: string;

  @Field(() => LocalDate, { description: 'First day of its cycle.' })
  startsOn!: string;

  @Field(() => [RoutineStepType], { description: 'Its steps in order of use, as they were.' })
  steps!: object[];
}

@ObjectType('ConsultationAvoidedIngredient', {
  description:
    'An ingredient, or a family of ingredients, that the person avoided at the time of the request.',
})
export class ConsultationAvoidedIngredientType {
  @Field(() => String, { description: 'INCI name, or the name of the family in English.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Reason, in the person’s words.' })
  note!: string | null;
}

@ObjectType('ConsultationCase', {
  description: 'The information submitted with the question, frozen at the time of the request.',
})
export class ConsultationCaseType {
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
