import 'reflect-metadata';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { NumberRange } from '../graphql/input-limits.ts';
import { createConnection } from '../graphql/types/connection.ts';
import { LocalDate } from '../graphql/types/scalars.ts';
import type { ActiveGroup, IngredientBenefit } from '../rules/active-groups.ts';
import type { PregnancyAdvice, RatingKind } from './facts/ingredients.table.ts';
import {
  ActiveGroupEnum,
  IngredientBenefitEnum,
  PregnancyAdviceEnum,
  PregnancyFilterEnum,
  RatingKindEnum,
} from './ingredient-enums.ts';
import type { PregnancyFilter } from './ingredient-search.ts';

@ObjectType('IngredientRating', {
  description: 'What one source says. Sources differ: show all of them, each with its source.',
})
class IngredientRatingType {
  @Field(() => RatingKindEnum, { description: 'What was rated.' })
  kind!: RatingKind;

  @Field(() => Float, {
    description: 'On a scale of 0 (not at all) to 5; the lower end where it is a range.',
  })
  low!: number;

  @Field(() => Float, { description: 'The upper end; the same as `low` where it is no range.' })
  high!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Under which condition, as `in sunflower oil`; null where the source names none.',
  })
  condition!: string | null;

  @Field(() => String, { description: 'Who rated it.' })
  source!: string;
}

@ObjectType('IngredientRestriction', { description: 'What the law or an advisory body says of its use.' })
export class IngredientRestrictionType {
  @Field(() => String, {
    nullable: true,
    description:
      'Annex of Reg. (EC) 1223/2009 (II prohibited, III restricted, V preservatives, VI UV filters).',
  })
  annex!: string | null;

  @Field(() => String, { nullable: true, description: 'The highest share, in words.' })
  maximum!: string | null;

  @Field(() => String, { nullable: true, description: 'Entry and further conditions.' })
  note!: string | null;

  @Field(() => String, { description: 'Where it is from.' })
  source!: string;
}

@ObjectType('IngredientPregnancy', { description: 'What a source says about use in pregnancy.' })
export class IngredientPregnancyType {
  @Field(() => PregnancyAdviceEnum, { description: 'The advice.' })
  advice!: PregnancyAdvice;

  @Field(() => String, { nullable: true, description: 'Conditions, such as `avoid peels`.' })
  note!: string | null;

  @Field(() => String, { description: 'Where it is from.' })
  source!: string;
}

@ObjectType('FragranceAllergen', {
  description: 'A group of fragrance allergens that the European Union wants on labels by name.',
})
export class FragranceAllergenType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'Name of the group on labels.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Entry of Annex III (or II), such as `III/84`.' })
  annexEntry!: string | null;

  @Field(() => String, { description: 'Since when it must be named, or that it is prohibited.' })
  status!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Per cent above which a product that stays on the skin must name it.',
  })
  thresholdLeaveOn!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Per cent above which a product that is rinsed off must name it.',
  })
  thresholdRinseOff!: number | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'From when new products must name it; null where they must already.',
  })
  appliesFrom!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Until when older products may be sold.' })
  sellThroughUntil!: string | null;

  @Field(() => String, { description: 'Where it is from.' })
  source!: string;
}

@ObjectType('Ingredient', {
  description:
    'A cosmetic ingredient and what is known of it. Null and empty lists mean unknown, never zero.',
})
export class IngredientType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'International name, as on labels.' })
  inciName!: string;

  @Field(() => [String], { description: 'Other names, also in other languages.' })
  synonyms!: string[];

  @Field(() => [String], { description: 'CAS numbers.' })
  casNumbers!: string[];

  @Field(() => [String], { description: 'EC numbers.' })
  ecNumbers!: string[];

  @Field(() => [String], { description: 'CosIng functions in lower case, such as `humectant`.' })
  functions!: string[];

  @Field(() => Int, { nullable: true, description: 'Reference in CosIng.' })
  cosingId!: number | null;

  @Field(() => Int, { nullable: true, description: 'Compound id in PubChem.' })
  pubchemId!: number | null;

  @Field(() => ActiveGroupEnum, { nullable: true, description: 'What it does; null where unknown.' })
  activeGroup!: ActiveGroup | null;

  @Field(() => [IngredientBenefitEnum], { description: 'What it is used for.' })
  benefits!: IngredientBenefit[];

  @Field(() => [IngredientRatingType], { description: 'Ratings of all sources, side by side.' })
  ratings!: object[];

  @Field(() => Float, {
    nullable: true,
    description: 'The highest comedogenicity of all sources, 0 to 5; null where nobody rated it.',
  })
  comedogenicityMax!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it makes skin sensitive to sunlight; null where unknown.',
  })
  photosensitising!: boolean | null;

  @Field(() => String, { nullable: true, description: 'Why or when it makes skin sensitive to sunlight.' })
  photosensitisingNote!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Conflicts in words, for reading; `checkIngredients` applies the rules.',
  })
  conflictNote!: string | null;

  @Field(() => FragranceAllergenType, {
    nullable: true,
    description: 'The group of fragrance allergens that it belongs to; null where it is none.',
  })
  fragranceAllergen!: FragranceAllergenType | null;

  @Field(() => String, { description: 'Where what is not rated separately is from.' })
  source!: string;
}

export const IngredientConnection = createConnection(IngredientType, 'Ingredient');

@InputType('IngredientFilter', { description: 'Which ingredients. All conditions that are given must hold.' })
export class IngredientFilterInput {
  @Field(() => String, {
    nullable: true,
    description: 'A CosIng function, such as `humectant` or `skin conditioning`.',
  })
  function?: string | null;

  @Field(() => IngredientBenefitEnum, { nullable: true, description: 'What it is used for.' })
  benefit?: IngredientBenefit | null;

  @Field(() => ActiveGroupEnum, { nullable: true, description: 'What it does.' })
  activeGroup?: ActiveGroup | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True leaves out what the viewer avoids, with all of its allergen groups.',
  })
  withoutAvoided?: boolean | null;

  @Field(() => PregnancyFilterEnum, { nullable: true, description: 'What may be used in pregnancy.' })
  pregnancy?: PregnancyFilter | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only fragrance allergens. False: none of them.',
  })
  fragranceAllergen?: boolean | null;

  @NumberRange(0, 5)
  @Field(() => Float, {
    nullable: true,
    description:
      'Only those of which every rating of comedogenicity is at most this, 0 to 5; unrated ones are left out.',
  })
  comedogenicityAtMost?: number | null;
}
