import 'reflect-metadata';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Payload } from '../../graphql/types/payload.ts';

const NEW_PASSWORD = '12 to 128 characters of any kind. Easily guessed passwords are rejected.';

@InputType({ description: 'The account whose password to reset.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'Email address of the account.' })
  email!: string;
}

@InputType({ description: 'A new password and the token from the email.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'The token from the email. Single use, valid for an hour.' })
  token!: string;

  @Field(() => String, { description: NEW_PASSWORD })
  password!: string;
}

@InputType({ description: 'A new password to replace the current one.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The current password, for confirmation.' })
  currentPassword!: string;

  @Field(() => String, { description: NEW_PASSWORD })
  newPassword!: string;
}

@ObjectType({ description: 'Return type of `requestPasswordReset`, the same for every address.' })
export class RequestPasswordResetPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True if the request was accepted; an email is sent if the address has an account. Null if there are `userErrors`.',
  })
  mailSent!: boolean | null;
}

@ObjectType({ description: 'Return type of `resetPassword`.' })
export class ResetPasswordPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True if the person can log in with the new password; null if there are `userErrors`.',
  })
  passwordReset!: boolean | null;
}

@ObjectType({ description: 'Return type of `changePassword`.' })
export class ChangePasswordPayload extends Payload {
  @Field(() => Int, {
    nullable: true,
    description: 'Number of other sessions that were revoked; null if there are `userErrors`.',
  })
  endedSessionCount!: number | null;
}
