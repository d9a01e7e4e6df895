import 'reflect-metadata';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ActiveGroup } from '../rules/active-groups.ts';
import type { RuleSeverity } from '../rules/rule-catalogue.ts';
import {
  ActiveGroupEnum,
  AvoidedThroughEnum,
  ConflictSeverityEnum,
  MatchKindEnum,
} from './ingredient-enums.ts';
import { FragranceAllergenType, IngredientType } from './ingredients.types.ts';
import type { AvoidedFinding } from './label-findings.ts';
import type { MatchKind } from './labels/label-matching.ts';

@ObjectType('LabelItem', { description: 'One ingredient of a label as printed.' })
class LabelItemType {
  @Field(() => Int, {
    description: 'Its place on the label, 1 for the first. Labels begin with the largest share.',
  })
  position!: number;

  @Field(() => String, { description: 'As printed, without footnote marks and percentage.' })
  text!: string;

  @Field(() => IngredientType, { nullable: true, description: 'What it most likely is; null where unknown.' })
  ingredient!: object | null;

  @Field(() => MatchKindEnum, { description: 'How the text was matched.' })
  match!: MatchKind;

  @Field(() => Float, {
    description: 'How sure the match is, 0 to 1. Let the user confirm what is below 0.9.',
  })
  confidence!: number;

  @Field(() => Float, { nullable: true, description: 'Its share in per cent, where the label states one.' })
  percent!: number | null;

  @Field(() => Boolean, { description: 'Listed as possible only, as after `+/-` or `may contain`.' })
  mayContain!: boolean;
}

@ObjectType('FoundIngredient', { description: 'An ingredient with its place among those that were checked.' })
class FoundIngredientType {
  @Field(() => IngredientType, { description: 'The ingredient.' })
  ingredient!: object;

  @Field(() => Int, {
    description: 'Its place on the label, or among the ids that were given; 1 for the first.',
  })
  position!: number;

  @Field(() => Float, { description: 'How sure it is that the label means this ingredient, 0 to 1.' })
  confidence!: number;

  @Field(() => Float, { nullable: true, description: 'Its share in per cent, where the label states one.' })
  percent!: number | null;

  @Field(() => Boolean, { description: 'Listed as possible only.' })
  mayContain!: boolean;
}

@ObjectType('AllergenFinding', { description: 'A fragrance allergen of the European list.' })
class AllergenFindingType {
  @Field(() => FragranceAllergenType, { description: 'The group.' })
  allergen!: object;

  @Field(() => [FoundIngredientType], { description: 'Its members here.' })
  found!: object[];
}

@ObjectType('RestrictionFinding', { description: 'An ingredient whose use is restricted.' })
class RestrictionFindingType {
  @Field(() => FoundIngredientType, { description: 'Which; its `restriction` says how.' })
  found!: object;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the label states more than every maximum; null where that cannot be told.',
  })
  aboveMaximum!: boolean | null;
}

@ObjectType('AvoidedFinding', { description: 'Something that the viewer avoids.' })
class AvoidedFindingType {
  @Field(() => FoundIngredientType, { description: 'What was found.' })
  found!: object;

  @Field(() => AvoidedThroughEnum, { description: 'Why it counts as avoided.' })
  through!: AvoidedFinding['through'];

  @Field(() => [IngredientType], { description: 'What the viewer avoids and what led here.' })
  because!: object[];
}

@ObjectType('IngredientConflict', { description: 'Actives that do not go together in one session.' })
class IngredientConflictType {
  @Field(() => String, { description: 'Id of the rule, as in routines.' })
  ruleId!: string;

  @Field(() => ConflictSeverityEnum, { description: 'How serious it is.' })
  severity!: RuleSeverity;

  @Field(() => String, { description: 'What to do about it.' })
  advice!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => String, { description: 'Where the rule is from.' })
  source!: string;

  @Field(() => [IngredientType], { description: 'The ingredients on the one side.' })
  first!: object[];

  @Field(() => [IngredientType], { description: 'Those on the other side.' })
  second!: object[];
}

@ObjectType('ActiveTotal', { description: 'All actives of one group together.' })
class ActiveTotalType {
  @Field(() => ActiveGroupEnum, { description: 'The group.' })
  activeGroup!: ActiveGroup;

  @Field(() => [FoundIngredientType], { description: 'Its members here.' })
  found!: object[];

  @Field(() => Float, {
    nullable: true,
    description: 'Sum of the shares that are stated, in per cent; null where none is.',
  })
  percent!: number | null;

  @Field(() => Boolean, { description: 'Whether the share of each is stated, so that the sum is the total.' })
  complete!: boolean;
}

/** What both a label and a list of ingredients tell. */
@ObjectType()
abstract class FindingsType {
  @Field(() => [AllergenFindingType], { description: 'Fragrance allergens.' })
  allergens!: object[];

  @Field(() => [RestrictionFindingType], { description: 'Ingredients whose use is restricted.' })
  restrictions!: object[];

  @Field(() => [AvoidedFindingType], { description: 'What the viewer avoids.' })
  avoided!: object[];

  @Field(() => [IngredientConflictType], { description: 'Conflicts among actives, the hard ones first.' })
  conflicts!: object[];

  @Field(() => [ActiveTotalType], { description: 'Actives by group.' })
  activeTotals!: object[];

  @Field(() => [FoundIngredientType], {
    description:
      'Rated 3 or more for clogging pores by some source, and on a label among the first seven (rule COMEDO-1). A hint for skin prone to acne, no verdict: dose and product matter.',
  })
  comedogenic!: object[];

  @Field(() => [FoundIngredientType], { description: 'To be avoided or used with caution in pregnancy.' })
  pregnancy!: object[];

  @Field(() => [FoundIngredientType], {
    description: 'Makes skin sensitive to sunlight: sunscreen is needed.',
  })
  photosensitising!: object[];
}

@ObjectType('LabelReport', { description: 'A label, item by item, and what the viewer should know of it.' })
export class LabelReportType extends FindingsType {
  @Field(() => [LabelItemType], { description: 'The items in the order of the label.' })
  items!: object[];

  @Field(() => Boolean, {
    description: 'Whether the label had more than 300 items; the others were not read.',
  })
  truncated!: boolean;
}

@ObjectType('IngredientCheck', { description: 'What the viewer should know of these ingredients.' })
export class IngredientCheckType extends FindingsType {}

@InputType({ description: 'A label, or ingredients that would meet in one session: one of the two.' })
export class CheckIngredientsInput {
  @Field(() => [ID], { nullable: true, description: 'Ids of at most 300 ingredients.' })
  ingredientIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'A label as printed, up to 20,000 characters.' })
  text?: string | null;
}
