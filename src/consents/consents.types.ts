import 'reflect-metadata';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { NumberRange } from '../graphql/input-limits.ts';
import { createConnection } from '../graphql/types/connection.ts';
import { describedEnum } from '../graphql/types/described-enum.ts';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import type { ConsentKind } from './consents.table.ts';

const ConsentKindEnum = describedEnum<ConsentKind>(
  'ConsentKind',
  'What a person can agree to. The texts are at `User.consentRequirements`.',
  {
    PHOTO_PROCESSING: 'Storing and analysing photos of the skin, which are health data.',
    AGE_16_OR_OLDER: 'Confirmation of being 16 years old or older.',
  },
);

@ObjectType('Consent', { description: 'That a person agreed to something once. The history is kept.' })
export class ConsentType {
  @Field(() => ID, { description: 'Opaque id of the consent.' })
  id!: string;

  @Field(() => ConsentKindEnum, { description: 'What was agreed to.' })
  kind!: ConsentKind;

  @Field(() => Int, { description: 'Version of the text that was agreed to.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it was given.' })
  givenAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was withdrawn or a newer version took its place; null while it stands.',
  })
  withdrawnAt!: Date | null;
}

export const ConsentConnection = createConnection(ConsentType, 'Consent');

@ObjectType('ConsentRequirement', {
  description:
    'A consent that the app can ask for, in its present version. Show the text, then call `giveConsent`.',
})
export class ConsentRequirementType {
  @Field(() => ConsentKindEnum, { description: 'What is asked for.' })
  kind!: ConsentKind;

  @Field(() => Int, { description: 'The present version: give it to `giveConsent`.' })
  version!: number;

  @Field(() => String, { description: 'What the person agrees to, in English.' })
  text!: string;

  @Field(() => Boolean, { description: 'Whether the present version has been agreed to and not withdrawn.' })
  given!: boolean;
}

@InputType({ description: 'What the person agrees to.' })
export class GiveConsentInput {
  @Field(() => ConsentKindEnum, { description: 'What is agreed to.' })
  kind!: ConsentKind;

  @NumberRange(1, 1000)
  @Field(() => Int, { description: 'Version of the text that was shown; only the present one can be given.' })
  version!: number;
}

@InputType({ description: 'What the person no longer agrees to.' })
export class WithdrawConsentInput {
  @Field(() => ConsentKindEnum, { description: 'What is withdrawn.' })
  kind!: ConsentKind;
}

@ObjectType({ description: 'The answer to `giveConsent`.' })
export class GiveConsentPayload extends Payload {
  @Field(() => ConsentType, {
    nullable: true,
    description: 'The consent as it stands; null with `userErrors`.',
  })
  consent!: ConsentType | null;
}

@ObjectType({ description: 'The answer to `withdrawConsent`.' })
export class WithdrawConsentPayload extends Payload {
  @Field(() => ConsentType, {
    nullable: true,
    description: 'The consent that was ended; null with `userErrors`.',
  })
  consent!: ConsentType | null;
}
