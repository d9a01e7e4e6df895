import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import type { MedicineRoute, PregnancyAction } from '../rules/medicines/medicine-facts.ts';
import {
  type DrugClass,
  DrugClassEnum,
  DrugPregnancyActionEnum,
  MedicationRouteEnum,
} from './health-enums.ts';

@ObjectType('Drug', {
  description:
    'A drug that matters to skincare, from a list that is not complete and that no clinician has signed.',
})
export class DrugType {
  @Field(() => String, { description: 'International nonproprietary name, in English.' })
  inn!: string;

  @Field(() => MedicationRouteEnum, { description: 'How it is used.' })
  route!: MedicineRoute;

  @Field(() => [DrugClassEnum], { description: 'What it is.' })
  classes!: DrugClass[];

  @Field(() => [String], { description: 'The drugs that it combines; empty for a single substance.' })
  parts!: string[];

  @Field(() => Boolean, {
    name: 'photosensitizing',
    description: 'Whether it makes the skin sensitive to light.',
  })
  photosensitising!: boolean;

  @Field(() => DrugPregnancyActionEnum, {
    description: 'What to do in pregnancy and while trying to conceive.',
  })
  pregnancyAction!: PregnancyAction;

  @Field(() => Boolean, { description: 'Whether it is to be avoided while breastfeeding.' })
  avoidWhileBreastfeeding!: boolean;
}

@ObjectType('DrugMatch', { description: 'A drug that was found by one of its names.' })
export class DrugMatchType {
  @Field(() => String, { description: 'The name that matched: substance, synonym or brand.' })
  name!: string;

  @Field(() => DrugType, { description: 'The drug.' })
  drug!: object;
}
