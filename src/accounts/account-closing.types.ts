import 'reflect-metadata';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime } from '../graphql/types/scalars.ts';

@InputType({ description: 'The confirmation of who wants to leave.' })
export class DeleteAccountInput {
  @Field(() => String, { description: 'The password of the account, asked for again.' })
  password!: string;
}

@InputType({ description: 'The proof of who wants a closed account back.' })
export class RestoreAccountInput {
  @Field(() => String, { description: 'The token from the mail that told of the closing. It works once.' })
  token!: string;
}

@ObjectType({ description: 'The answer to `deleteAccount`.' })
export class DeleteAccountPayload extends Payload {
  @Field(() => DateTime, {
    nullable: true,
    description:
      'When everything is purged; until then the mail’s token restores the account. Null with `userErrors`.',
  })
  purgeAt!: Date | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Number of the receipt that the purge leaves; it names nobody. Null with `userErrors`.',
  })
  receiptId!: string | null;
}

@ObjectType({ description: 'The answer to `restoreAccount`.' })
export class RestoreAccountPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: the account is as it was, and the person can log in; null with `userErrors`.',
  })
  accountRestored!: boolean | null;
}
