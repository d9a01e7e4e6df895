import 'reflect-metadata';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import type { User } from '../users/users.table.ts';
import { UserType } from '../users/users.types.ts';
import type { SessionTokens } from './sessions/sessions.service.ts';

@ObjectType('SessionTokens', {
  description:
    'Tokens of a session. Store them where other apps cannot read them; they cannot be retrieved again.',
})
class SessionTokensType {
  @Field(() => String, {
    description:
      'Send it in the header `Authorization: Bearer <accessToken>`, or over WebSocket as `connectionParams: { authorization: "Bearer <accessToken>" }`.',
  })
  accessToken!: string;

  @Field(() => DateTime, { description: 'Call `refreshSession` before this instant.' })
  accessTokenExpiresAt!: Date;

  @Field(() => String, {
    description:
      'Pass it to `refreshSession`, which returns the next one. Once used, it only serves to retry a call whose response was lost.',
  })
  refreshToken!: string;

  @Field(() => DateTime, { description: 'When the session expires unless it is refreshed.' })
  refreshTokenExpiresAt!: Date;
}

@InputType({ description: 'A new account.' })
export class RegisterInput {
  @Field(() => String, {
    description:
      'Email address to log in with; case and surrounding whitespace are ignored. At most 254 characters.',
  })
  email!: string;

  @Field(() => String, {
    description: '12 to 128 characters of any kind. Easily guessed passwords are rejected.',
  })
  password!: string;

  @Field(() => String, { nullable: true, description: 'First name, at most 100 characters.' })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: 'Last name, at most 100 characters.' })
  lastName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'BCP 47 tag such as `de-AT`. Defaults to that of the request (`Accept-Language`), or else `en`.',
  })
  locale?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'IANA time zone such as `Europe/Berlin`. Defaults to `UTC`.',
  })
  timeZone?: string | null;
}

@InputType({ description: 'The token from the verification email.' })
export class VerifyEmailInput {
  @Field(() => String, { description: 'The token from the email. Single use, valid for 24 hours.' })
  token!: string;
}

@InputType({ description: 'The address that needs a verification email.' })
export class ResendVerificationEmailInput {
  @Field(() => String, { description: 'The address that was registered.' })
  email!: string;
}

@InputType({ description: 'Credentials and the device to log in with.' })
export class LoginInput {
  @Field(() => String, { description: 'Email address of the account.' })
  email!: string;

  @Field(() => String, { description: 'The password of the account.' })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Device name shown in the list of sessions, at most 100 characters. Defaults to the user agent.',
  })
  deviceName?: string | null;
}

@InputType({ description: 'The refresh token of a session.' })
export class RefreshSessionInput {
  @Field(() => String, { description: 'The most recent refresh token.' })
  refreshToken!: string;
}

@ObjectType({ description: 'Return type of `register`, the same for known and unknown addresses.' })
export class RegisterPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True if an email was sent; null if there are `userErrors`.',
  })
  mailSent!: boolean | null;
}

@ObjectType({ description: 'Return type of `verifyEmail`.' })
export class VerifyEmailPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True if the person can log in now; null if there are `userErrors`.',
  })
  emailVerified!: boolean | null;
}

@ObjectType({ description: 'Return type of `resendVerificationEmail`, the same for every address.' })
export class ResendVerificationEmailPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True if the request was accepted; an email is sent if the address is awaiting verification. Null if there are `userErrors`.',
  })
  mailSent!: boolean | null;
}

@ObjectType({ description: 'Return type of `login`.' })
export class LoginPayload extends Payload {
  @Field(() => SessionTokensType, {
    nullable: true,
    description: 'The new session; null if there are `userErrors`.',
  })
  session!: SessionTokens | null;

  @Field(() => UserType, {
    nullable: true,
    description: 'The person who is now logged in; null if there are `userErrors`.',
  })
  viewer!: User | null;
}

@ObjectType({ description: 'Return type of `refreshSession`.' })
export class RefreshSessionPayload extends Payload {
  @Field(() => SessionTokensType, {
    nullable: true,
    description: 'New tokens of the session; null if there are `userErrors`: log in again.',
  })
  session!: SessionTokens | null;
}

@ObjectType({ description: 'Return type of `logout`.' })
export class LogoutPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True if the session has ended and its tokens are revoked; null if there are `userErrors`.',
  })
  loggedOut!: boolean | null;
}

@ObjectType({ description: 'Return type of `logoutEverywhere`.' })
export class LogoutEverywherePayload extends Payload {
  @Field(() => Int, {
    nullable: true,
    description:
      'Number of sessions that were revoked, including the current one; null if there are `userErrors`.',
  })
  endedSessionCount!: number | null;
}
