import 'reflect-metadata';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { createConnection } from '../../graphql/types/connection.ts';
import { Payload } from '../../graphql/types/payload.ts';
import { DateTime } from '../../graphql/types/scalars.ts';

@ObjectType('Session', { description: 'A device on which the person is signed in.' })
export class SessionType {
  @Field(() => ID, { description: 'Opaque id: give it to `revokeSession`.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name that the app gave at login, or else its user agent; null where neither is known.',
  })
  device!: string | null;

  @Field(() => DateTime, { description: 'When the person signed in.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last used, to the minute.' })
  lastUsedAt!: Date;

  @Field(() => DateTime, { description: 'When it ends unless it is refreshed until then.' })
  expiresAt!: Date;
}

export const SessionConnection = createConnection(SessionType, 'Session');

@InputType({ description: 'The session to end.' })
export class RevokeSessionInput {
  @Field(() => ID, { description: 'Its id, from `me.sessions`.' })
  id!: string;
}

@ObjectType({ description: 'The answer to `revokeSession`.' })
export class RevokeSessionPayload extends Payload {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the session that has ended; null with `userErrors`.',
  })
  revokedSessionId!: string | null;
}
