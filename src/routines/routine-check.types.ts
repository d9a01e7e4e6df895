import 'reflect-metadata';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { RuleSeverity } from '../rules/rule-catalogue.ts';
import { RoutineSessionEnum, RuleSeverityEnum, StepTypeEnum } from './routine-enums.ts';
import type { RoutineSession, StepType } from './rules/routine-plan.ts';

@ObjectType('RoutineFindingStep', { description: 'A step that a finding is about.' })
export class FindingStepType {
  @Field(() => ID, { nullable: true, description: 'Id of the step; null in a plan that is not saved.' })
  id!: string | null;

  @Field(() => Int, { description: 'Place in the list of steps, from 0.' })
  index!: number;

  @Field(() => RoutineSessionEnum, { description: 'When it is done.' })
  session!: RoutineSession;

  @Field(() => StepTypeEnum, { description: 'What kind of product it is.' })
  type!: StepType;

  @Field(() => String, { description: 'The product.' })
  name!: string;
}

@ObjectType('RoutineFinding', { description: 'Something that a rule says about a plan.' })
export class RoutineFindingType {
  @Field(() => String, { description: 'The rule.' })
  ruleId!: string;

  @Field(() => RuleSeverityEnum, { description: 'How serious it is.' })
  severity!: RuleSeverity;

  @Field(() => String, { description: 'What is wrong and what to do, for the person.' })
  message!: string;

  @Field(() => String, { description: 'Why the rule is there.' })
  reason!: string;

  @Field(() => String, { description: 'Where the rule is written.' })
  source!: string;

  @Field(() => [String], { description: 'Names of the ingredients that it is about.' })
  ingredients!: string[];

  @Field(() => Boolean, {
    description: 'A prescribed product is part of it: change nothing about that one without the doctor.',
  })
  askDoctor!: boolean;

  @Field(() => [FindingStepType], { description: 'The steps that it is about.' })
  steps!: FindingStepType[];
}

@ObjectType('RoutineCheck', { description: 'What the rules say about a plan.' })
export class RoutineCheckType {
  @Field(() => Boolean, { description: 'Whether nothing HARD is left that the person can change.' })
  passed!: boolean;

  @Field(() => [RoutineFindingType], { description: 'The most serious first; at most 100.' })
  findings!: RoutineFindingType[];
}
