import 'reflect-metadata';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { AnalysisModelType } from '../../analyses/analyses.types.ts';
import { AnalysisMetricType, SkinToneType } from '../../analyses/analysis-metric.types.ts';
import { DateTime, LocalDate } from '../../graphql/types/scalars.ts';
import type { SkinTone } from '../../inference/inference.types.ts';
import { RoutineStepType } from '../../routines/routines.types.ts';
import { PregnancyEnum, SkinConcernEnum, SkinTypeEnum } from '../../users/profile-enums.ts';
import type { Pregnancy, SkinConcern, SkinType } from '../../users/skin-profile.ts';

@ObjectType('ConsultationProfile', {
  description: 'What the person had said of themself; no name and no address.',
})
export class ConsultationProfileType {
  @Field(() => Int, {
    nullable: true,
    description: 'Age reached in the year of the request; null where not said.',
  })
  age!: number | null;

  @Field(() => SkinTypeEnum, { nullable: true, description: 'Skin type; null where not said.' })
  skinType!: SkinType | null;

  @Field(() => [SkinConcernEnum], { description: 'What they would like to improve, first things first.' })
  concerns!: SkinConcern[];

  @Field(() => PregnancyEnum, { description: 'What treatment must respect.' })
  pregnancy!: Pregnancy;
}

const score = (meaning: string) => ({ nullable: true, description: `${meaning} 0 to 100.` });

@ObjectType('ConsultationAnalysis', {
  description: 'The analysis as it was at the request. It stays when the analysis is deleted.',
})
export class ConsultationAnalysisType {
  @Field(() => ID, { description: 'Id that the analysis has, or had.' })
  id!: string;

  @Field(() => DateTime, { description: 'When its photo was submitted.' })
  createdAt!: Date;

  @Field(() => AnalysisModelType, { nullable: true, description: 'The model that made it.' })
  model!: AnalysisModelType | null;

  @Field(() => Float, score('Overall visual impression; higher is better.'))
  skinScore!: number | null;

  @Field(() => Float, score('Visual signs of hydration; higher is better.'))
  hydration!: number | null;

  @Field(
    () => Float,
    score('Visible shine and, with a third of the weight, visible pores; best in its target range.'),
  )
  oiliness!: number | null;

  @Field(() => Float, score('Visual signs of elasticity; higher is better.'))
  elasticity!: number | null;

  @Field(() => Float, score('How visible pores are; lower is better.'))
  pores!: number | null;

  @Field(() => Float, { nullable: true, description: 'How far the photo can be trusted as a whole, 0 to 1.' })
  confidence!: number | null;

  @Field(() => SkinToneType, { nullable: true, description: 'Skin colour in the photo.' })
  tone!: SkinTone | null;

  @Field(() => [AnalysisMetricType], { description: 'All measures; `heatmapUrl` is null here.' })
  metrics!: object[];
}

@ObjectType('ConsultationRoutine', { description: 'The active routine as it was at the request.' })
export class ConsultationRoutineType {
  @Field(() => String, { description: 'What the person called it.' })
  name!: string;

  @Field(() => LocalDate, { description: 'First day of its cycle.' })
  startsOn!: string;

  @Field(() => [RoutineStepType], { description: 'Its steps in the order of use, as they were.' })
  steps!: object[];
}

@ObjectType('ConsultationAvoidedIngredient', {
  description: 'An ingredient that the person avoided at the request.',
})
export class ConsultationAvoidedIngredientType {
  @Field(() => String, { description: 'INCI name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Why, in the words of the person.' })
  note!: string | null;
}

@ObjectType('ConsultationCase', {
  description: 'What the question was asked with, frozen at the request: later changes do not show here.',
})
export class ConsultationCaseType {
  @Field(() => ConsultationProfileType, { description: 'About the person.' })
  profile!: ConsultationProfileType;

  @Field(() => ConsultationAnalysisType, { nullable: true, description: 'The analysis, if one was given.' })
  analysis!: ConsultationAnalysisType | null;

  @Field(() => ConsultationRoutineType, {
    nullable: true,
    description: 'The active routine, if there was one.',
  })
  routine!: ConsultationRoutineType | null;

  @Field(() => [ConsultationAvoidedIngredientType], { description: 'At most 500, the latest first.' })
  avoidedIngredients!: ConsultationAvoidedIngredientType[];
}
