import 'reflect-metadata';
import { Field, Float, ID, InputType } from 'type-graphql';
import { IdOf } from '../graphql/ids/bind-ids.ts';
import { MaxLength, NumberRange } from '../graphql/input-limits.ts';
import { OneOf } from '../graphql/one-of.ts';
import type { ActiveGroup, IngredientBenefit } from '../rules/active-groups.ts';
import type { IngredientFamily } from '../rules/ingredient-families.ts';
import {
  ActiveGroupEnum,
  IngredientBenefitEnum,
  IngredientFamilyEnum,
  PregnancyFilterEnum,
} from './ingredient-enums.ts';
import type { PregnancyFilter } from './ingredient-search.ts';

@InputType('IngredientFilter', { description: 'Filter for ingredients. All given conditions must match.' })
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

  @Field(() => IngredientFamilyEnum, { nullable: true, description: 'A family that it belongs to.' })
  family?: IngredientFamily | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'If true, excludes ingredients that the viewer avoids, their fragrance allergen groups, and the members of avoided families.',
  })
  withoutAvoided?: boolean | null;

  @Field(() => PregnancyFilterEnum, { nullable: true, description: 'Filter by safety during pregnancy.' })
  pregnancy?: PregnancyFilter | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True returns only fragrance allergens; false excludes them.',
  })
  fragranceAllergen?: boolean | null;

  @NumberRange(0, 5)
  @Field(() => Float, {
    nullable: true,
    description:
      'Maximum comedogenicity rating, 0 to 5. Every rating of the ingredient must be at most this; unrated ingredients are excluded.',
  })
  maxComedogenicity?: number | null;
}

@OneOf()
@InputType({ description: 'Names an ingredient.' })
export class IngredientByInput {
  @IdOf('Ingredient')
  @Field(() => ID, { nullable: true, description: 'ID of the ingredient.' })
  id?: string | null;

  @MaxLength(2000)
  @Field(() => String, {
    nullable: true,
    description: 'INCI name, up to 2,000 characters; ignores case, accents and hyphens.',
  })
  inciName?: string | null;
}
