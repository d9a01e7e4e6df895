import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import type { RuleSeverity } from '../../rules/rule-catalogue.ts';
import { RuleSeverityEnum } from '../routine-enums.ts';

@ObjectType('ProductFinding', { description: 'A rule’s finding about a product for the viewer.' })
export class ProductFindingType {
  @Field(() => String, { description: 'ID of the rule, as in routines.' })
  ruleId!: string;

  @Field(() => RuleSeverityEnum, { description: 'Severity.' })
  severity!: RuleSeverity;

  @Field(() => String, { description: 'What is wrong and what to do, for display to the person.' })
  message!: string;

  @Field(() => String, { description: 'Reason for the rule.' })
  reason!: string;

  @Field(() => String, { description: 'Source of the rule.' })
  source!: string;

  @Field(() => [String], { description: 'Names of the ingredients involved.' })
  ingredients!: string[];
}
