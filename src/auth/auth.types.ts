import 'reflect-metadata';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import type { User } from '../users/users.table.ts';
import { UserType } from '../users/users.types.ts';
import type { SessionTokens } from './sessions/sessions.service.ts';

@ObjectType('SessionTokens', {
  description: 'The keys of a session. Keep them where other apps cannot read; nobody can show them again.',
})
class SessionTokensType {
  @Field(() => String, {
    description:
      'Send it in the header `Authorization: Bearer <accessToken>`, over WebSocket as `connectionParams: { authorization: "Bearer <accessToken>" }`.',
  })
  accessToken!: string;

  @Field(() => DateTime, { description: 'Call `refreshSession` before this instant.' })
  accessTokenExpiresAt!: Date;

  @Field(() => String, {
    description:
      'Give it to `refreshSession`, which returns the next one. Once used, it serves only to repeat a call whose answer was lost.',
  })
  refreshToken!: string;

  @Field(() => DateTime, { description: 'A session that is not refreshed until then ends.' })
  refreshTokenExpiresAt!: Date;
}

@InputType({ description: 'A new account.' })
export class RegisterInput {
  @Field(() => String, {
    description:
      'Address to log in with; blanks around it and the case of its letters do not count. At most 254 characters.',
  })
  email!: string;

  @Field(() => String, {
    description: '12 to 128 characters, any of them. Passwords that are easy to guess are refused.',
  })
  password!: string;

  @Field(() => String, { nullable: true, description: 'First name, at most 100 characters.' })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: 'Last name, at most 100 characters.' })
  lastName?: string | null;

  @Field(() => String, { nullable: true, description: 'BCP 47 tag such as `de-AT`; `en` when left out.' })
  locale?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'IANA time zone such as `Europe/Berlin`; `UTC` when left out.',
  })
  timeZone?: string | null;
}

@InputType({ description: 'The proof that a mail arrived.' })
export class VerifyEmailInput {
  @Field(() => String, { description: 'The token from the mail. It works once, within 24 hours.' })
  token!: string;
}

@InputType({ description: 'Who wants the verification mail again.' })
export class ResendVerificationEmailInput {
  @Field(() => String, { description: 'The address that was registered.' })
  email!: string;
}

@InputType({ description: 'Who wants to log in, and from where.' })
export class LoginInput {
  @Field(() => String, { description: 'The address of the account.' })
  email!: string;

  @Field(() => String, { description: 'The password of the account.' })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the device for the list of sessions, at most 100 characters; the user agent when left out.',
  })
  deviceName?: string | null;
}

@InputType({ description: 'The key to prolong a session.' })
export class RefreshSessionInput {
  @Field(() => String, { description: 'The refresh token that came last.' })
  refreshToken!: string;
}

@ObjectType({ description: 'The answer to `register`, the same for known and unknown addresses.' })
export class RegisterPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: a mail is on its way; null with `userErrors`.',
  })
  mailSent!: boolean | null;
}

@ObjectType({ description: 'The answer to `verifyEmail`.' })
export class VerifyEmailPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: the person can log in now; null with `userErrors`.',
  })
  emailVerified!: boolean | null;
}

@ObjectType({ description: 'The answer to `resendVerificationEmail`, the same for every address.' })
export class ResendVerificationEmailPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: a mail is on its way if the address waits for verification; null with `userErrors`.',
  })
  mailSent!: boolean | null;
}

@ObjectType({ description: 'The answer to `login`.' })
export class LoginPayload extends Payload {
  @Field(() => SessionTokensType, { nullable: true, description: 'The new session; null with `userErrors`.' })
  session!: SessionTokens | null;

  @Field(() => UserType, { nullable: true, description: 'Who is logged in now; null with `userErrors`.' })
  user!: User | null;
}

@ObjectType({ description: 'The answer to `refreshSession`.' })
export class RefreshSessionPayload extends Payload {
  @Field(() => SessionTokensType, {
    nullable: true,
    description: 'The next tokens of the session; null with `userErrors`: log in again.',
  })
  session!: SessionTokens | null;
}

@ObjectType({ description: 'The answer to `logout`.' })
export class LogoutPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: the session has ended and its tokens are refused.',
  })
  loggedOut!: boolean | null;
}

@ObjectType({ description: 'The answer to `logoutEverywhere`.' })
export class LogoutEverywherePayload extends Payload {
  @Field(() => Int, {
    nullable: true,
    description: 'How many sessions were ended, the present one included.',
  })
  endedSessions!: number | null;
}
