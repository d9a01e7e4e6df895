import 'reflect-metadata';
import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { NumberRange } from '../../graphql/input-limits.ts';
import { createConnection } from '../../graphql/types/connection.ts';
import { describedEnum } from '../../graphql/types/described-enum.ts';
import { Payload } from '../../graphql/types/payload.ts';
import type { DermatologistOrder } from './dermatologists.service.ts';
import type { DermatologySpeciality } from './specialities.ts';

const DermatologySpecialityEnum = describedEnum<DermatologySpeciality>(
  'DermatologySpeciality',
  'A field of dermatology.',
  {
    GENERAL_DERMATOLOGY: 'Diseases of the skin in general, such as acne, eczema and psoriasis.',
    PEDIATRIC_DERMATOLOGY: 'Skin of children.',
    COSMETIC_DERMATOLOGY: 'The look of skin, such as lines, pigmentation and scars.',
    DERMATOLOGIC_SURGERY: 'Operations on skin.',
    DERMATO_ONCOLOGY: 'Moles and cancers of the skin.',
    DERMATOPATHOLOGY: 'Skin under the microscope.',
    IMMUNODERMATOLOGY: 'Skin diseases of the immune system, such as lupus and pemphigus.',
    CONTACT_ALLERGY: 'Contact dermatitis and patch tests.',
    PHOTODERMATOLOGY: 'Skin and light, therapy by light included.',
    TRICHOLOGY: 'Hair and scalp.',
    NAIL_DISORDERS: 'Nails.',
    VENEREOLOGY: 'Sexually transmitted infections.',
    PHLEBOLOGY: 'Veins.',
  },
);

export const DermatologistOrderEnum = describedEnum<DermatologistOrder>(
  'DermatologistOrder',
  'In which order dermatologists are listed.',
  {
    NAME: 'By name.',
    RATING: 'The best rated first; those whose rating is not shown come last.',
    RESPONSE_TIME: 'The fastest first; those without a history come last.',
  },
);

@ObjectType('DermatologistRating', { description: 'How patients rated the answers of a dermatologist.' })
export class DermatologistRatingType {
  @Field(() => Float, { description: 'Mean of the ratings, 1 (worst) to 5 (best), with one decimal.' })
  mean!: number;

  @Field(() => Int, { description: 'How many there are, 3 or more.' })
  count!: number;
}

@ObjectType('Dermatologist', {
  description: 'A dermatologist who answers consultations, as patients see them.',
})
export class DermatologistType {
  @Field(() => String, { description: 'The name to show.' })
  displayName!: string;

  @Field(() => String, { nullable: true, description: 'Title or qualification, such as `Dr. med.`.' })
  title!: string | null;

  @Field(() => [DermatologySpecialityEnum], { description: 'Their fields, the main one first.' })
  specialities!: DermatologySpeciality[];

  @Field(() => [String], {
    description: 'Languages they answer in, as primary subtags of BCP 47 such as `de`, the best one first.',
  })
  languages!: string[];

  @Field(() => String, { nullable: true, description: 'What they say of themself, up to 2,000 characters.' })
  bio!: string | null;

  @Field(() => Boolean, { description: 'Whether they take new cases at present.' })
  acceptingCases!: boolean;
}

export const DermatologistConnection = createConnection(DermatologistType, 'Dermatologist');

@InputType({ description: 'Which dermatologists: those for whom everything holds that is given.' })
export class DermatologistFilterInput {
  @Field(() => DermatologySpecialityEnum, { nullable: true, description: 'Who has this speciality.' })
  speciality?: DermatologySpeciality | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who answers in this language: a primary subtag of BCP 47 such as `de`.',
  })
  language?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Who takes new cases (true) or does not (false).' })
  acceptingCases?: boolean | null;

  @NumberRange(1, 5)
  @Field(() => Float, {
    nullable: true,
    description: 'Who is rated so or better on average, 1 to 5; nobody whose rating is not shown.',
  })
  minRating?: number | null;
}

@InputType({ description: 'A person who becomes a dermatologist.' })
export class CreateDermatologistInput {
  @Field(() => String, { description: 'Their e-mail address. It is never shown to patients.' })
  email!: string;

  @Field(() => String, { description: 'The name that patients see, up to 100 characters.' })
  displayName!: string;

  @Field(() => String, { nullable: true, description: 'Title or qualification, up to 100 characters.' })
  title?: string | null;

  @Field(() => [DermatologySpecialityEnum], {
    description: 'Their fields, at least one, the main one first.',
  })
  specialities!: DermatologySpeciality[];

  @Field(() => [String], {
    description: 'Languages they answer in, 1 to 10 primary subtags of BCP 47 such as `de`.',
  })
  languages!: string[];

  @Field(() => String, { nullable: true, description: 'Text about them, up to 2,000 characters.' })
  bio?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether they take cases from now on; by default they do.',
  })
  acceptingCases?: boolean | null;
}

@InputType({ description: 'What a dermatologist changes of the own profile; what is absent stays.' })
export class UpdateDermatologistProfileInput {
  @Field(() => [DermatologySpecialityEnum], {
    nullable: true,
    description: 'The fields, at least one, the main one first; null changes nothing.',
  })
  specialities?: DermatologySpeciality[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Languages, 1 to 10 primary subtags of BCP 47 such as `de`; null changes nothing.',
  })
  languages?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Text about themself, up to 2,000 characters; null clears it.',
  })
  bio?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether new cases are welcome; null changes nothing.',
  })
  acceptingCases?: boolean | null;
}

@ObjectType({ description: 'The answer to `createDermatologist`.' })
export class CreateDermatologistPayload extends Payload {
  @Field(() => DermatologistType, {
    nullable: true,
    description:
      'The new dermatologist; null with `userErrors`. Who was invited is in the directory once they have chosen a password.',
  })
  dermatologist!: object | null;
}

@ObjectType({ description: 'The answer to `updateDermatologistProfile`.' })
export class UpdateDermatologistProfilePayload extends Payload {
  @Field(() => DermatologistType, {
    nullable: true,
    description: 'The profile as it is now; null with `userErrors`.',
  })
  dermatologist!: object | null;
}
