import 'reflect-metadata';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { RuleSeverity } from '../rules/rule-catalogue.ts';
import { RoutineSessionEnum, RuleSeverityEnum, StepTypeEnum } from './routine-enums.ts';
import type { RoutineSession, StepType } from './rules/routine-plan.ts';

@ObjectType('RoutineFindingStep', { description: 'A step involved in a finding.' })
export class FindingStepType {
  @Field(() => ID, { nullable: true, description: 'ID of the step; null in an unsaved plan.' })
  id!: string | null;

  @Field(() => Int, { description: 'Position in the list of steps, starting at 0.' })
  index!: number;

  @Field(() => RoutineSessionEnum, { description: 'Session of the step.' })
  session!: RoutineSession;

  @Field(() => StepTypeEnum, { description: 'Product type of the step.' })
  type!: StepType;

  @Field(() => String, { description: 'The product.' })
  name!: string;
}

@ObjectType('RoutineFinding', { description: 'A rule’s finding about a plan.' })
export class RoutineFindingType {
  @Field(() => String, { description: 'ID of the rule.' })
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

  @Field(() => Boolean, {
    description: 'Whether a prescribed product is involved: do not change it without consulting the doctor.',
  })
  askDoctor!: boolean;

  @Field(() => [FindingStepType], { description: 'The steps involved.' })
  steps!: FindingStepType[];
}

@ObjectType('RoutineCheck', { description: 'Result of checking a plan.' })
export class RoutineCheckType {
  @Field(() => Boolean, { description: 'Whether no HARD findings remain that the person can resolve.' })
  passed!: boolean;

  @Field(() => [RoutineFindingType], { description: 'Findings, most serious first; at most 100.' })
  findings!: RoutineFindingType[];
}
