import 'reflect-metadata';
import { Field, InputType, ObjectType } from 'type-graphql';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime } from '../graphql/types/scalars.ts';

@InputType({ description: 'Confirmation of the account deletion.' })
export class DeleteAccountInput {
  @Field(() => String, { description: 'The password of the account, for confirmation.' })
  password!: string;
}

@InputType({ description: 'The token that restores a closed account.' })
export class RestoreAccountInput {
  @Field(() => String, { description: 'The token from the account closing email. Single use.' })
  token!: string;
}

@ObjectType({ description: 'Return type of `deleteAccount`.' })
export class DeleteAccountPayload extends Payload {
  @Field(() => DateTime, {
    nullable: true,
    description:
      'When all data is purged; until then the token in the email restores the account. Null if there are `userErrors`.',
  })
  purgeAt!: Date | null;

  @Field(() => String, {
    name: 'receiptNumber',
    nullable: true,
    description:
      'Number of the receipt kept after the purge; it does not identify anyone. Null if there are `userErrors`.',
  })
  receiptId!: string | null;
}

@ObjectType({ description: 'Return type of `restoreAccount`.' })
export class RestoreAccountPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True if the account was restored and the person can log in; null if there are `userErrors`.',
  })
  accountRestored!: boolean | null;
}
