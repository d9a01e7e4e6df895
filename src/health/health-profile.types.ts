import 'reflect-metadata';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { OnePerViewer } from '../graphql/ids/bind-ids.ts';
import { NodeType } from '../graphql/ids/node.types.ts';
import { NumberRange } from '../graphql/input-limits.ts';
import { Payload } from '../graphql/types/payload.ts';
import { LocalDate } from '../graphql/types/scalars.ts';
import type { Allergy, Diagnosis, ProcedureKind } from '../users/profile/skin-profile.ts';
import { AllergyEnum, DiagnosisEnum, ProcedureKindEnum } from './health-enums.ts';

@ObjectType('SkinProcedure', { description: 'A procedure, past or planned, after which the skin rests.' })
export class SkinProcedureType {
  @Field(() => ProcedureKindEnum, { description: 'What is done.' })
  kind!: ProcedureKind;

  @Field(() => LocalDate, { description: 'The day of the procedure.' })
  day!: string;

  @Field(() => Int, { description: 'Weeks after it without strong actives.' })
  restWeeks!: number;
}

@OnePerViewer()
@ObjectType('HealthProfile', {
  implements: NodeType,
  description:
    'What the person said of their health. All of it needs the consent HEALTH_DATA; withdrawing it deletes it.',
})
export class HealthProfileType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => [DiagnosisEnum], { description: 'Diagnoses by a doctor.' })
  diagnoses!: Diagnosis[];

  @Field(() => [AllergyEnum], { description: 'Allergies to families of ingredients.' })
  allergies!: Allergy[];

  @Field(() => [SkinProcedureType], { description: 'Past and planned procedures; at most 20.' })
  procedures!: SkinProcedureType[];

  @Field(() => Boolean, {
    description:
      'Whether the person has said which medications they take: they listed one, or stated that they take none. Until then strong actives are left out.',
  })
  medicationsAnswered!: boolean;
}

@InputType({ description: 'A procedure, past or planned.' })
export class SkinProcedureInput {
  @Field(() => ProcedureKindEnum, { description: 'What is done.' })
  kind!: ProcedureKind;

  @Field(() => LocalDate, { description: 'The day of the procedure, from 2000 to 2100.' })
  day!: string;

  @NumberRange(0, 26)
  @Field(() => Int, {
    nullable: true,
    description:
      'Weeks of rest that the doctor asked for, 0 to 26. Defaults to 4 for LASER and SURGERY, 2 for PEEL and MICRONEEDLING, 1 for WAXING.',
  })
  restWeeks?: number | null;
}

@InputType({
  description: 'Changes to the health profile. Omitted fields are unchanged; null clears a field.',
})
export class UpdateHealthProfileInput {
  @Field(() => [DiagnosisEnum], { nullable: true, description: 'The complete list.' })
  diagnoses?: Diagnosis[] | null;

  @Field(() => [AllergyEnum], { nullable: true, description: 'The complete list.' })
  allergies?: Allergy[] | null;

  @Field(() => [SkinProcedureInput], { nullable: true, description: 'The complete list; at most 20.' })
  procedures?: SkinProcedureInput[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True states that the person takes and applies no medication. A medication in use takes the statement back, when it is added or changed; so do false and null.',
  })
  noMedications?: boolean | null;
}

@ObjectType({ description: 'Return type of `updateHealthProfile`.' })
export class UpdateHealthProfilePayload extends Payload {}
