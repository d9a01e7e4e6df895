import 'reflect-metadata';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { IdOf } from '../graphql/ids/bind-ids.ts';
import { OneOf } from '../graphql/one-of.ts';
import type { Text } from '../platform/language/text.ts';
import type { ActiveGroup } from '../rules/active-groups.ts';
import type { Region } from '../rules/product-law.ts';
import type { RuleSeverity } from '../rules/rule-catalogue.ts';
import { RegionEnum } from '../users/user-enums.ts';
import {
  ActiveGroupEnum,
  AvoidedThroughEnum,
  ConflictSeverityEnum,
  IngredientFamilyEnum,
  MatchCertaintyEnum,
} from './ingredient-enums.ts';
import { FragranceAllergenType, IngredientType } from './ingredients.types.ts';
import type { AvoidedFinding } from './label-findings.ts';
import { CheckedItemType, LabelItemType, LawFindingType, UnreadPartType } from './label-items.types.ts';
import type { MatchCertainty } from './labels/label-matching.ts';

@ObjectType('FoundIngredient', {
  description: 'An ingredient with its position in the list that was checked.',
})
class FoundIngredientType {
  @Field(() => IngredientType, { description: 'The ingredient.' })
  ingredient!: object;

  @Field(() => Int, {
    description: 'Position on the label or among the given IDs, starting at 1.',
  })
  position!: number;

  @Field(() => Float, { description: 'Confidence that the label means this ingredient, 0 to 1.' })
  confidence!: number;

  @Field(() => MatchCertaintyEnum, {
    description: 'How to speak of it: a finding on a PROBABLE match is said with “probably”.',
  })
  certainty!: MatchCertainty;

  @Field(() => Float, { nullable: true, description: 'Percentage stated on the label; null if none.' })
  percent!: number | null;

  @Field(() => Boolean, { description: 'Whether it is listed as possibly present only.' })
  mayContain!: boolean;
}

@ObjectType('AllergenFinding', { description: 'A fragrance allergen regulated in the European Union.' })
class AllergenFindingType {
  @Field(() => FragranceAllergenType, { description: 'The group.' })
  allergen!: object;

  @Field(() => [FoundIngredientType], { description: 'The members of the group in this list.' })
  found!: object[];
}

@ObjectType('RestrictionFinding', { description: 'An ingredient whose use is restricted.' })
class RestrictionFindingType {
  @Field(() => FoundIngredientType, { description: 'The ingredient; see its `restriction` for details.' })
  found!: object;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the label states more than every maximum; null if unknown.',
  })
  aboveMaximum!: boolean | null;
}

@ObjectType('AvoidedFinding', { description: 'An ingredient in the list that the viewer avoids.' })
class AvoidedFindingType {
  @Field(() => FoundIngredientType, { description: 'The ingredient that was found.' })
  found!: object;

  @Field(() => AvoidedThroughEnum, { description: 'Why it counts as avoided.' })
  through!: AvoidedFinding['through'];

  @Field(() => [IngredientType], {
    description: 'The ingredients the viewer avoids that led to this match; empty if only families did.',
  })
  because!: object[];

  @Field(() => [IngredientFamilyEnum], {
    description: 'The families the viewer avoids that the ingredient belongs to.',
  })
  families!: AvoidedFinding['families'];
}

@ObjectType('IngredientConflict', { description: 'Actives that should not be used in the same session.' })
class IngredientConflictType {
  @Field(() => String, { description: 'ID of the rule, as in routines.' })
  ruleId!: string;

  @Field(() => ConflictSeverityEnum, { description: 'Severity.' })
  severity!: RuleSeverity;

  @Field(() => String, { description: 'What to do about it.' })
  advice!: Text;

  @Field(() => String, { description: 'Reason.' })
  reason!: Text;

  @Field(() => String, { description: 'Source of the rule.' })
  source!: Text;

  @Field(() => [IngredientType], { description: 'The ingredients on one side.' })
  first!: object[];

  @Field(() => [IngredientType], { description: 'The ingredients on the other side.' })
  second!: object[];
}

@ObjectType('ActiveTotal', { description: 'All actives of one group.' })
class ActiveTotalType {
  @Field(() => ActiveGroupEnum, { description: 'The group.' })
  activeGroup!: ActiveGroup;

  @Field(() => [FoundIngredientType], { description: 'The members of the group in this list.' })
  found!: object[];

  @Field(() => Float, {
    nullable: true,
    description: 'Sum of the stated percentages; null if none is stated.',
  })
  percent!: number | null;

  @Field(() => Boolean, {
    description: 'Whether the percentage of every member is stated, so that the sum is the total.',
  })
  complete!: boolean;
}

/** Fields shared by reports on labels and on lists of ingredients. */
@ObjectType()
abstract class FindingsType {
  @Field(() => Boolean, {
    description:
      'Whether everything was judged and nothing speaks against it: no HARD finding or conflict, nothing avoided, no limit exceeded. False also where nothing bad was found but not everything is known: see `judgedShare`, and the findings `ASK-FIRST` and `RX-ASK`.',
  })
  passed!: boolean;

  @Field(() => Float, {
    description:
      'How much of the list was judged, 0 to 1. Below 1, say “nothing bad found in 94 %” rather than “passed”.',
  })
  judgedShare!: number;

  @Field(() => [CheckedItemType], {
    description: 'What was not recognized, or only probably. Unknown does not mean unsafe.',
  })
  notJudged!: object[];

  @Field(() => [LawFindingType], {
    description: 'What the law says against the product, most serious first.',
  })
  law!: object[];

  @Field(() => [AllergenFindingType], { description: 'Fragrance allergens.' })
  allergens!: object[];

  @Field(() => [RestrictionFindingType], { description: 'Ingredients with restricted use.' })
  restrictions!: object[];

  @Field(() => [AvoidedFindingType], { description: 'Ingredients that the viewer avoids.' })
  avoided!: object[];

  @Field(() => [IngredientConflictType], { description: 'Conflicts among actives, HARD ones first.' })
  conflicts!: object[];

  @Field(() => [ActiveTotalType], { description: 'Actives by group.' })
  activeTotals!: object[];

  @Field(() => [FoundIngredientType], {
    description:
      'Ingredients that some source rates 3 or more for comedogenicity and, on a label, that are among the first seven (rule COMEDO-1). A hint for acne-prone skin, not a verdict: concentration and formulation matter.',
  })
  comedogenic!: object[];

  @Field(() => [FoundIngredientType], {
    description: 'Ingredients to avoid or use with caution during pregnancy.',
  })
  pregnancy!: object[];

  @Field(() => [FoundIngredientType], {
    name: 'photosensitizing',
    description: 'Ingredients that make skin sensitive to sunlight: sunscreen is needed.',
  })
  photosensitising!: object[];
}

@ObjectType('LabelReport', {
  description: 'A parsed label with its ingredients and findings for the viewer.',
})
export class LabelReportType extends FindingsType {
  @Field(() => [LabelItemType], { description: 'The ingredients in label order.' })
  items!: object[];

  @Field(() => [UnreadPartType], {
    description:
      'Everything else on the label with its position: headings, claims such as “free from parabens”, directions, footnotes, and what was not understood. Together with `items`, nothing is left out.',
  })
  unread!: object[];

  @Field(() => Boolean, {
    description: 'Whether the label had more than 300 ingredients; the rest were ignored.',
  })
  truncated!: boolean;
}

@ObjectType('IngredientCheck', { description: 'What the viewer should know about these ingredients.' })
export class IngredientCheckType extends FindingsType {}

@OneOf()
@InputType({ description: 'A label, or ingredients that would be used in the same session.' })
class CheckedListInput {
  @IdOf('Ingredient')
  @Field(() => [ID], { nullable: true, description: 'IDs of at most 300 ingredients.' })
  ingredientIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'A label as printed, up to 20,000 characters.' })
  text?: string | null;
}

@InputType({ description: 'What to check, and for what use.' })
export class CheckIngredientsInput {
  @Field(() => CheckedListInput, { description: 'The ingredients.' })
  list!: CheckedListInput;

  @Field(() => RegionEnum, {
    nullable: true,
    description: 'Whose law counts; the region of the account if omitted.',
  })
  region?: Region | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the product stays on the skin; null if unknown.',
  })
  leaveOn?: boolean | null;
}
