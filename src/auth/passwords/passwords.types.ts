import 'reflect-metadata';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Payload } from '../../graphql/types/payload.ts';

const NEW_PASSWORD = '12 to 128 characters, any of them. Passwords that are easy to guess are refused.';

@InputType({ description: 'Who forgot their password.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'The address of the account.' })
  email!: string;
}

@InputType({ description: 'A new password, and the proof that a mail arrived.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'The token from the mail. It works once, within an hour.' })
  token!: string;

  @Field(() => String, { description: NEW_PASSWORD })
  password!: string;
}

@InputType({ description: 'A new password in place of the present one.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The present password, asked for again.' })
  currentPassword!: string;

  @Field(() => String, { description: NEW_PASSWORD })
  newPassword!: string;
}

@ObjectType({ description: 'The answer to `requestPasswordReset`, the same for every address.' })
export class RequestPasswordResetPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: a mail is on its way if the address has an account; null with `userErrors`.',
  })
  mailSent!: boolean | null;
}

@ObjectType({ description: 'The answer to `resetPassword`.' })
export class ResetPasswordPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: the person can log in with the new password; null with `userErrors`.',
  })
  passwordReset!: boolean | null;
}

@ObjectType({ description: 'The answer to `changePassword`.' })
export class ChangePasswordPayload extends Payload {
  @Field(() => Int, {
    nullable: true,
    description: 'How many other sessions were ended; null with `userErrors`.',
  })
  endedSessions!: number | null;
}
