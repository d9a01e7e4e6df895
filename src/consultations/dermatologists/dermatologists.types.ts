import 'reflect-metadata';
import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { NodeType } from '../../graphql/ids/node.types.ts';
import { NumberRange } from '../../graphql/input-limits.ts';
import { Rows } from '../../graphql/planner/needs.ts';
import { createConnection } from '../../graphql/types/connection.ts';
import { Payload } from '../../graphql/types/payload.ts';
import { DermatologySpecialtyEnum } from './dermatologist-enums.ts';
import { dermatologists } from './dermatologists.table.ts';
import type { DermatologySpecialty } from './specialties.ts';

@ObjectType('DermatologistRating', { description: 'Patient ratings of a dermatologist’s answers.' })
export class DermatologistRatingType {
  @Field(() => Float, { description: 'Average rating, 1 (worst) to 5 (best), with one decimal.' })
  mean!: number;

  @Field(() => Int, { name: 'ratingCount', description: 'Number of ratings, at least 3.' })
  count!: number;
}

@Rows(dermatologists)
@ObjectType('Dermatologist', {
  implements: NodeType,
  description: 'A dermatologist who answers consultations, as shown to patients.',
})
export class DermatologistType {
  @Field(() => String, { description: 'Display name.' })
  displayName!: string;

  @Field(() => String, { nullable: true, description: 'Title or qualification, such as `Dr. med.`.' })
  title!: string | null;

  @Field(() => [DermatologySpecialtyEnum], { description: 'Specialties, main specialty first.' })
  specialties!: DermatologySpecialty[];

  @Field(() => [String], {
    description: 'Languages they answer in, as BCP 47 primary subtags such as `de`, best one first.',
  })
  languages!: string[];

  @Field(() => String, { nullable: true, description: 'Biography, up to 2,000 characters.' })
  bio!: string | null;

  @Field(() => Boolean, { description: 'Whether they currently accept new cases.' })
  acceptingCases!: boolean;
}

export const DermatologistConnection = createConnection(DermatologistType, 'Dermatologist');

@InputType({ description: 'Filter for dermatologists. All given conditions must match.' })
export class DermatologistFilter {
  @Field(() => DermatologySpecialtyEnum, { nullable: true, description: 'Filter by specialty.' })
  specialty?: DermatologySpecialty | null;

  @Field(() => String, {
    nullable: true,
    description: 'Filter by language: a BCP 47 primary subtag such as `de`.',
  })
  language?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Filter by whether they accept new cases.' })
  acceptingCases?: boolean | null;

  @NumberRange(1, 5)
  @Field(() => Float, {
    nullable: true,
    description: 'Minimum average rating, 1 to 5. Excludes dermatologists whose rating is not shown.',
  })
  minRating?: number | null;
}

@InputType({ description: 'The dermatologist to create.' })
export class CreateDermatologistInput {
  @Field(() => String, { description: 'Email address; never shown to patients.' })
  email!: string;

  @Field(() => String, { description: 'Name shown to patients, up to 100 characters.' })
  displayName!: string;

  @Field(() => String, { nullable: true, description: 'Title or qualification, up to 100 characters.' })
  title?: string | null;

  @Field(() => [DermatologySpecialtyEnum], {
    description: 'Specialties, at least one, main specialty first.',
  })
  specialties!: DermatologySpecialty[];

  @Field(() => [String], {
    description: 'Languages they answer in: 1 to 10 BCP 47 primary subtags such as `de`.',
  })
  languages!: string[];

  @Field(() => String, { nullable: true, description: 'Biography, up to 2,000 characters.' })
  bio?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether they accept new cases. Defaults to true.',
  })
  acceptingCases?: boolean | null;
}

@InputType({ description: 'Changes to the dermatologist’s own profile. Omitted fields are unchanged.' })
export class UpdateDermatologistProfileInput {
  @Field(() => [DermatologySpecialtyEnum], {
    nullable: true,
    description: 'Specialties, at least one, main specialty first; null leaves them unchanged.',
  })
  specialties?: DermatologySpecialty[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Languages: 1 to 10 BCP 47 primary subtags such as `de`; null leaves them unchanged.',
  })
  languages?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Biography, up to 2,000 characters; null clears it.',
  })
  bio?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether they accept new cases; null leaves it unchanged.',
  })
  acceptingCases?: boolean | null;
}

@ObjectType({ description: 'Return type of `createDermatologist`.' })
export class CreateDermatologistPayload extends Payload {
  @Field(() => DermatologistType, {
    nullable: true,
    description:
      'The new dermatologist; null if there are `userErrors`. An invited dermatologist appears in the directory once they have chosen a password.',
  })
  dermatologist!: object | null;
}

@ObjectType({ description: 'Return type of `updateDermatologistProfile`.' })
export class UpdateDermatologistProfilePayload extends Payload {
  @Field(() => DermatologistType, {
    nullable: true,
    description: 'The updated profile; null if there are `userErrors`.',
  })
  dermatologist!: object | null;
}
