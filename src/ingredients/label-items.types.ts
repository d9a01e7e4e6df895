import 'reflect-metadata';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Text } from '../platform/language/text.ts';
import type { RuleSeverity } from '../rules/rule-catalogue.ts';
import { LawSeverityEnum, MatchCertaintyEnum, MatchKindEnum, UnreadReasonEnum } from './ingredient-enums.ts';
import { IngredientType } from './ingredients.types.ts';
import type { MatchKind } from './labels/label-exact.ts';
import type { MatchCertainty } from './labels/label-matching.ts';
import type { UnreadReason } from './labels/label-text.ts';

@ObjectType('LabelItem', { description: 'An ingredient of a label as printed.' })
export class LabelItemType {
  @Field(() => Int, {
    description: 'Position on the label, starting at 1. Labels list ingredients by descending concentration.',
  })
  position!: number;

  @Field(() => String, { description: 'As printed, without footnote marks and percentage.' })
  text!: string;

  @Field(() => IngredientType, { nullable: true, description: 'Best match; null if unknown.' })
  ingredient!: object | null;

  @Field(() => MatchKindEnum, { description: 'How the text was matched.' })
  match!: MatchKind;

  @Field(() => Float, {
    description: 'Confidence of the match, 0 to 1. Ask the user to confirm matches below 0.9.',
  })
  confidence!: number;

  @Field(() => MatchCertaintyEnum, { description: 'How to speak of the match.' })
  certainty!: MatchCertainty;

  @Field(() => Float, {
    nullable: true,
    description: 'Percentage stated on the label, also where it is stated in ppm or mg/g; null if none.',
  })
  percent!: number | null;

  @Field(() => Int, {
    description: 'Where it starts in the text that was sent, in UTF-16 code units from 0.',
  })
  start!: number;

  @Field(() => Int, { description: 'Where it ends in the text: the position behind its last character.' })
  end!: number;

  @Field(() => Boolean, {
    description: 'Whether it is listed as possibly present only, as after `+/-` or `may contain`.',
  })
  mayContain!: boolean;
}

@ObjectType('UnreadLabelPart', { description: 'A part of a label that is no item of the list.' })
export class UnreadPartType {
  @Field(() => String, { description: 'As printed.' })
  text!: string;

  @Field(() => Int, {
    description: 'Where it starts in the text that was sent, in UTF-16 code units from 0.',
  })
  start!: number;

  @Field(() => Int, { description: 'Where it ends in the text: the position behind its last character.' })
  end!: number;

  @Field(() => UnreadReasonEnum, { description: 'Why it is no item.' })
  reason!: UnreadReason;
}

@ObjectType('CheckedIngredient', { description: 'An entry of the list that was checked.' })
export class CheckedItemType {
  @Field(() => String, { description: 'As printed; the INCI name of an ingredient that was given by ID.' })
  text!: string;

  @Field(() => Int, { description: 'Position on the label or among the given IDs, starting at 1.' })
  position!: number;

  @Field(() => MatchCertaintyEnum, { description: 'How to speak of the match.' })
  certainty!: MatchCertainty;

  @Field(() => IngredientType, { nullable: true, description: 'Best match; null if unknown.' })
  ingredient!: object | null;
}

@ObjectType('LawFinding', {
  description: 'A rule on what cosmetics may contain, and an ingredient that it is about.',
})
export class LawFindingType {
  @Field(() => CheckedItemType, { description: 'The ingredient.' })
  item!: object;

  @Field(() => String, { description: 'ID of the rule, as in routines.' })
  ruleId!: string;

  @Field(() => LawSeverityEnum, { description: 'Severity.' })
  severity!: RuleSeverity;

  @Field(() => String, {
    description:
      'What is wrong and what to do, for display to the person; “probably” where the label was not read for sure.',
  })
  message!: Text;

  @Field(() => String, { description: 'Reason for the rule.' })
  reason!: Text;

  @Field(() => String, { description: 'Source of the rule.' })
  source!: Text;

  @Field(() => String, {
    nullable: true,
    description:
      'Entry of the annexes of Regulation (EC) 1223/2009, such as `II/300`; null if the rule stands by itself.',
  })
  entry!: string | null;
}
