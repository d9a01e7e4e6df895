import 'reflect-metadata';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { NodeType } from '../graphql/ids/node.types.ts';
import { createConnection } from '../graphql/types/connection.ts';
import { LocalDate } from '../graphql/types/scalars.ts';
import type { Text } from '../platform/language/text.ts';
import type { ActiveGroup, IngredientBenefit } from '../rules/active-groups.ts';
import type { Annex, AnnexState } from '../rules/annexes.ts';
import type { PregnancyAdvice, RatingKind } from './facts/ingredients.table.ts';
import {
  ActiveGroupEnum,
  AnnexEnum,
  AnnexStateEnum,
  IngredientBenefitEnum,
  PregnancyAdviceEnum,
  RatingKindEnum,
} from './ingredient-enums.ts';

@ObjectType('IngredientRating', {
  description: 'A rating by one source. Sources differ: show all of them, each with its source.',
})
class IngredientRatingType {
  @Field(() => RatingKindEnum, { description: 'What was rated.' })
  kind!: RatingKind;

  @Field(() => Float, {
    description: 'Rating from 0 (not at all) to 5; the lower end if it is a range.',
  })
  low!: number;

  @Field(() => Float, { description: 'Upper end of the rating; equal to `low` if it is not a range.' })
  high!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Condition of the rating, such as “in sunflower oil”; null if the source gives none.',
  })
  condition!: Text | null;

  @Field(() => String, { description: 'Source of the rating.' })
  source!: Text;
}

@ObjectType('IngredientRestriction', {
  description:
    'Legal or advisory limits on the use of an ingredient, in English, after the words of the law; not translated.',
})
export class IngredientRestrictionType {
  @Field(() => String, {
    nullable: true,
    description:
      'Annex of Reg. (EC) 1223/2009 (II prohibited, III restricted, V preservatives, VI UV filters).',
  })
  annex!: string | null;

  @Field(() => String, { nullable: true, description: 'Maximum concentration, in English words.' })
  maximum!: string | null;

  @Field(() => String, { nullable: true, description: 'Annex entry and further conditions, in English.' })
  note!: string | null;

  @Field(() => String, { description: 'Source.' })
  source!: string;
}

@ObjectType('IngredientPregnancy', { description: 'What a source says about use during pregnancy.' })
export class IngredientPregnancyType {
  @Field(() => PregnancyAdviceEnum, { description: 'The advice.' })
  advice!: PregnancyAdvice;

  @Field(() => String, { nullable: true, description: 'Conditions and reasons, for display to the person.' })
  note!: Text | null;

  @Field(() => String, { description: 'Source.' })
  source!: string;
}

@ObjectType('AnnexEntry', {
  description:
    'An entry of an annex of Regulation (EC) 1223/2009, the law on cosmetics of the European Union, in the English words of the law; not translated. Other regions differ.',
})
export class AnnexEntryType {
  @Field(() => AnnexEnum, { description: 'The annex.' })
  annex!: Annex;

  @Field(() => String, { description: 'Number of the entry within its annex, such as `376`.' })
  number!: string;

  @Field(() => String, { description: 'The substance, in the English words of the entry.' })
  substance!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Product types that it covers, in the English words of the entry; null for all.',
  })
  productTypes!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Maximum concentration, in the English words of the entry; null if it has none.',
  })
  maximum!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether an entry of Annex II prohibits only under a condition in `substance`, such as an impurity or a use.',
  })
  conditional!: boolean;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Date from which it applies to new products; null if it long has, or if the date is unknown.',
  })
  newProductsFrom!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Date from which it applies to every product on sale; null like `newProductsFrom`.',
  })
  allProductsFrom!: string | null;

  @Field(() => Boolean, {
    description: 'Whether these are the dates on which it ceases to apply, deleted or replaced.',
  })
  ends!: boolean;

  @Field(() => AnnexStateEnum, { description: 'The products that it applies to on the requested day.' })
  state!: AnnexState;

  @Field(() => String, { description: 'Act that introduced or last changed it, such as `(EU) 2024/996`.' })
  regulation!: string;
}

@ObjectType('FragranceAllergen', {
  description: 'A group of fragrance allergens that the European Union requires to be named on labels.',
})
export class FragranceAllergenType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'Name of the group on labels.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Entry of Annex III (or II), such as `III/84`.' })
  annexEntry!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Limit or ban beyond naming, in English, after the words of the law, such as `0.4 %`; not translated. Null if there is none.',
  })
  restriction!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Percentage above which leave-on products must name it.',
  })
  thresholdLeaveOn!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Percentage above which rinse-off products must name it.',
  })
  thresholdRinseOff!: number | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Date from which new products must name it; null if they already must.',
  })
  appliesFrom!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Date until which older products may be sold.' })
  sellThroughUntil!: string | null;

  @Field(() => String, { description: 'Source.' })
  source!: string;
}

@ObjectType('Ingredient', {
  implements: NodeType,
  description:
    'A cosmetic ingredient and what is known about it. Null and empty lists mean unknown, never zero.',
})
export class IngredientType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'International (INCI) name, as printed on labels.' })
  inciName!: string;

  @Field(() => [String], { description: 'Synonyms, including those in other languages.' })
  synonyms!: string[];

  @Field(() => [String], { description: 'CAS numbers.' })
  casNumbers!: string[];

  @Field(() => [String], { description: 'EC numbers.' })
  ecNumbers!: string[];

  @Field(() => [String], {
    description: 'CosIng functions, in English and in lower case, such as `humectant`; not translated.',
  })
  functions!: string[];

  @Field(() => Int, { nullable: true, description: 'CosIng reference number.' })
  cosingId!: number | null;

  @Field(() => Int, { nullable: true, description: 'PubChem compound ID.' })
  pubchemId!: number | null;

  @Field(() => ActiveGroupEnum, { nullable: true, description: 'What it does; null if unknown.' })
  activeGroup!: ActiveGroup | null;

  @Field(() => [IngredientBenefitEnum], { description: 'What it is used for.' })
  benefits!: IngredientBenefit[];

  @Field(() => [IngredientRatingType], { description: 'Ratings of all sources, side by side.' })
  ratings!: object[];

  @Field(() => Float, {
    name: 'maxComedogenicity',
    nullable: true,
    description: 'Highest comedogenicity rating of all sources, 0 to 5; null if unrated.',
  })
  comedogenicityMax!: number | null;

  @Field(() => Boolean, {
    name: 'photosensitizing',
    nullable: true,
    description: 'Whether it makes skin sensitive to sunlight; null if unknown.',
  })
  photosensitising!: boolean | null;

  @Field(() => FragranceAllergenType, {
    nullable: true,
    description: 'Fragrance allergen group of the ingredient; null if it is not a fragrance allergen.',
  })
  fragranceAllergen!: FragranceAllergenType | null;

  @Field(() => String, { description: 'Source of the facts that have no source of their own.' })
  source!: string;
}

export const IngredientConnection = createConnection(IngredientType, 'Ingredient');
