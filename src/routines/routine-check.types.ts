import 'reflect-metadata';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { IdOf } from '../graphql/ids/bind-ids.ts';
import type { RuleSeverity } from '../rules/rule-catalogue.ts';
import { RoutineSessionEnum, RuleSeverityEnum, StepTypeEnum } from './routine-enums.ts';
import type { RoutineSession, StepType } from './rules/routine-plan.ts';

@ObjectType('RoutineFindingStep', { description: 'A step involved in a finding.' })
class FindingStepType {
  @IdOf('RoutineStep')
  @Field(() => ID, {
    name: 'stepId',
    nullable: true,
    description: 'ID of the step; null in an unsaved plan.',
  })
  id!: string | null;

  @Field(() => Int, { description: 'Position in the list of steps, starting at 0.' })
  index!: number;

  @Field(() => RoutineSessionEnum, { description: 'Session of the step.' })
  session!: RoutineSession;

  @Field(() => StepTypeEnum, { name: 'kind', description: 'Kind of product.' })
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

@ObjectType('RoutineNotJudged', {
  description: 'Something in a plan that the rules know nothing of. It is unknown, not dangerous.',
})
class RoutineNotJudgedType {
  @Field(() => FindingStepType, { description: 'The step.' })
  step!: FindingStepType;

  @Field(() => String, {
    description:
      'The word on the label that was not understood or only probably; the name of the product if the step has no label.',
  })
  text!: string;
}

@ObjectType('RoutineCheck', { description: 'Result of checking a plan.' })
export class RoutineCheckType {
  @Field(() => Boolean, {
    description:
      'Whether everything was judged and no HARD findings remain that the person can resolve. False also where nothing bad was found but not everything is known: see `judgedShare`, and the findings `ASK-FIRST` and `RX-ASK`.',
  })
  passed!: boolean;

  @Field(() => Float, {
    description:
      'How much of the plan was judged, 0 to 1: of all ingredients, and of the steps without a label. Below 1, say “nothing bad found in 94 %” rather than “passed”.',
  })
  judgedShare!: number;

  @Field(() => [RoutineNotJudgedType], {
    description: 'What was not judged, in the order of the steps; at most 100. Unknown does not mean unsafe.',
  })
  notJudged!: RoutineNotJudgedType[];

  @Field(() => [RoutineFindingType], { description: 'Findings, most serious first; at most 100.' })
  findings!: RoutineFindingType[];
}
