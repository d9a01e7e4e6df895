import type { Text } from '../platform/language/text.ts';
import 'reflect-metadata';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { NodeType } from '../graphql/ids/node.types.ts';
import { NumberRange } from '../graphql/input-limits.ts';
import { WithEdge } from '../graphql/payload-edges.ts';
import { Rows } from '../graphql/planner/needs.ts';
import { createConnection } from '../graphql/types/connection.ts';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import { byInstant } from '../platform/database/reads.ts';
import { ConsentKindEnum } from './consent-enums.ts';
import { type ConsentKind, consents } from './consents.table.ts';

@Rows(consents)
@ObjectType('Consent', {
  implements: NodeType,
  description: 'A record of something a person agreed to. The history is kept.',
})
export class ConsentType {
  @Field(() => ID, { description: 'Opaque ID of the consent.' })
  id!: string;

  @Field(() => ConsentKindEnum, { description: 'What the person agreed to.' })
  kind!: ConsentKind;

  @Field(() => String, {
    nullable: true,
    description: 'Language of the text that the person agreed to, such as `de`; null if it was not kept.',
  })
  language!: string | null;

  @Field(() => Int, { description: 'Version of the text that the person agreed to.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it was given.' })
  givenAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was withdrawn or superseded by a newer version; null while it is in effect.',
  })
  withdrawnAt!: Date | null;
}

export const ConsentConnection = createConnection(ConsentType, 'Consent');

@ObjectType('ConsentRequirement', {
  description:
    'The current version of a consent that the app can ask for. Show the text, then call `giveConsent`.',
})
export class ConsentRequirementType {
  @Field(() => ConsentKindEnum, { description: 'What consent is requested.' })
  kind!: ConsentKind;

  @Field(() => Int, { description: 'The current version; pass it to `giveConsent`.' })
  version!: number;

  @Field(() => String, { description: 'What the person agrees to, in the language of the profile.' })
  text!: Text;

  @Field(() => Boolean, {
    description: 'Whether the person has agreed to the current version and not withdrawn.',
  })
  given!: boolean;
}

@InputType({ description: 'The consent to give.' })
export class GiveConsentInput {
  @Field(() => ConsentKindEnum, { description: 'What the person agrees to.' })
  kind!: ConsentKind;

  @NumberRange(1, 1000)
  @Field(() => Int, { description: 'Version of the text that was shown. It must be the current version.' })
  version!: number;
}

@InputType({ description: 'The consent to withdraw.' })
export class WithdrawConsentInput {
  @Field(() => ConsentKindEnum, { description: 'The consent to withdraw.' })
  kind!: ConsentKind;
}

@ObjectType({ description: 'Return type of `giveConsent`.' })
export class GiveConsentPayload extends Payload {
  @WithEdge(byInstant('givenAt'))
  @Field(() => ConsentType, {
    nullable: true,
    description: 'The consent in effect; null if there are `userErrors`.',
  })
  consent!: ConsentType | null;
}

@ObjectType({ description: 'Return type of `withdrawConsent`.' })
export class WithdrawConsentPayload extends Payload {
  @Field(() => ConsentType, {
    nullable: true,
    description: 'The withdrawn consent; null if there are `userErrors`.',
  })
  consent!: ConsentType | null;
}
