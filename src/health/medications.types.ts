import 'reflect-metadata';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { IdOf } from '../graphql/ids/bind-ids.ts';
import { NodeType } from '../graphql/ids/node.types.ts';
import { MaxLength, NumberRange } from '../graphql/input-limits.ts';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime, LocalDate } from '../graphql/types/scalars.ts';
import type { MedicineRoute } from '../rules/medicines/medicine-facts.ts';
import type { MedicationSession } from './health.table.ts';
import { MedicationRouteEnum, MedicationSessionEnum } from './health-enums.ts';

const optional = (description: string) => ({ nullable: true, description });

@ObjectType('Medication', {
  implements: NodeType,
  description: 'Something that a person takes or applies by prescription, or did.',
})
export class MedicationType {
  @Field(() => ID, { description: 'Opaque ID of the medication.' })
  id!: string;

  @Field(() => String, { description: 'The name as typed.' })
  name!: string;

  @Field(() => String, optional('The strength as typed, such as `0.05 %`; null if not provided.'))
  strength!: string | null;

  @Field(
    () => MedicationRouteEnum,
    optional('How it is used, as stated; null if not provided: then the name and the strength decide.'),
  )
  route!: MedicineRoute | null;

  @Field(() => MedicationSessionEnum, optional('When it is used, as the doctor said; null if not provided.'))
  session!: MedicationSession | null;

  @Field(() => Int, optional('Interval in days, as the doctor said; null if not provided.'))
  everyDays!: number | null;

  @Field(() => LocalDate, optional('First day of use; null if not provided.'))
  startedOn!: string | null;

  @Field(() => LocalDate, optional('Last day of use; null while no end is known.'))
  endedOn!: string | null;

  @Field(() => DateTime, { description: 'When it was added.' })
  createdAt!: Date;
}

const STRENGTH = optional('The strength, such as `0.05 %` or `20 mg`; up to 50 characters.');
const ROUTE = optional('How it is used.');
const SESSION = optional('When it is used, as the doctor said.');
const EVERY_DAYS = optional('Interval in days, as the doctor said, 1 to 90.');
const STARTED_ON = optional('First day of use, not in the future.');
const ENDED_ON = optional('Last day of use: from the first day to a year from now.');

@InputType({ description: 'The medication to add.' })
export class AddMedicationInput {
  @Field(
    () => String,
    optional(
      'A client-generated ID, up to 100 characters. Retrying with the same ID returns the same medication; other content with it is IDEMPOTENCY_MISMATCH.',
    ),
  )
  clientRequestId?: string | null;

  @MaxLength(200)
  @Field(() => String, {
    description:
      'Substance or brand, such as `Tretinoin cream 0.05 %`; up to 200 characters. Any name is taken.',
  })
  name!: string;

  @MaxLength(50)
  @Field(() => String, STRENGTH)
  strength?: string | null;

  @Field(() => MedicationRouteEnum, ROUTE)
  route?: MedicineRoute | null;

  @Field(() => MedicationSessionEnum, SESSION)
  session?: MedicationSession | null;

  @NumberRange(1, 90)
  @Field(() => Int, EVERY_DAYS)
  everyDays?: number | null;

  @Field(() => LocalDate, STARTED_ON)
  startedOn?: string | null;

  @Field(() => LocalDate, ENDED_ON)
  endedOn?: string | null;
}

@InputType({
  description: 'Changes to a medication. Omitted fields are unchanged; null clears all fields but the name.',
})
export class UpdateMedicationInput {
  @IdOf('Medication')
  @Field(() => ID, { description: 'ID of the medication.' })
  id!: string;

  @MaxLength(200)
  @Field(() => String, optional('The corrected name; up to 200 characters.'))
  name?: string | null;

  @MaxLength(50)
  @Field(() => String, STRENGTH)
  strength?: string | null;

  @Field(() => MedicationRouteEnum, ROUTE)
  route?: MedicineRoute | null;

  @Field(() => MedicationSessionEnum, SESSION)
  session?: MedicationSession | null;

  @NumberRange(1, 90)
  @Field(() => Int, EVERY_DAYS)
  everyDays?: number | null;

  @Field(() => LocalDate, STARTED_ON)
  startedOn?: string | null;

  @Field(() => LocalDate, ENDED_ON)
  endedOn?: string | null;
}

@InputType({ description: 'The medication that is no longer used.' })
export class EndMedicationInput {
  @IdOf('Medication')
  @Field(() => ID, { description: 'ID of the medication.' })
  id!: string;

  @Field(() => LocalDate, optional('Last day of use, at most a year from now. Defaults to today.'))
  endedOn?: string | null;
}

@InputType({ description: 'The medication to delete.' })
export class DeleteMedicationInput {
  @IdOf('Medication')
  @Field(() => ID, { description: 'ID of the medication.' })
  id!: string;
}

@ObjectType({ description: 'Return type of `addMedication`.' })
export class AddMedicationPayload extends Payload {
  @Field(() => MedicationType, optional('The medication; null if there are `userErrors`.'))
  medication?: object | null;
}

@ObjectType({ description: 'Return type of `updateMedication`.' })
export class UpdateMedicationPayload extends Payload {
  @Field(() => MedicationType, optional('The updated medication; null if there are `userErrors`.'))
  medication?: object | null;
}

@ObjectType({ description: 'Return type of `endMedication`.' })
export class EndMedicationPayload extends Payload {
  @Field(() => MedicationType, optional('The ended medication; null if there are `userErrors`.'))
  medication?: object | null;
}

@ObjectType({ description: 'Return type of `deleteMedication`.' })
export class DeleteMedicationPayload extends Payload {
  @IdOf('Medication')
  @Field(() => ID, optional('ID of the deleted medication; null if there are `userErrors`.'))
  deletedMedicationId?: string | null;
}
