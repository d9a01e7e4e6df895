import 'reflect-metadata';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { IdOf } from '../../graphql/ids/bind-ids.ts';
import { NodeType } from '../../graphql/ids/node.types.ts';
import { Rows } from '../../graphql/planner/needs.ts';
import { createConnection } from '../../graphql/types/connection.ts';
import { Payload } from '../../graphql/types/payload.ts';
import { DateTime } from '../../graphql/types/scalars.ts';
import { sessions } from '../auth.table.ts';

@Rows(sessions)
@ObjectType('Session', { implements: NodeType, description: 'A device on which the person is signed in.' })
export class SessionType {
  @Field(() => ID, { description: 'Opaque ID; pass it to `revokeSession`.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    name: 'deviceName',
    description: 'Device name given at login, or the user agent; null if neither is known.',
  })
  device!: string | null;

  @Field(() => DateTime, { description: 'When the person signed in.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last used, to the nearest minute.' })
  lastUsedAt!: Date;

  @Field(() => DateTime, { description: 'When it expires unless refreshed before.' })
  expiresAt!: Date;
}

export const SessionConnection = createConnection(SessionType, 'Session');

@InputType({ description: 'The session to revoke.' })
export class RevokeSessionInput {
  @IdOf('Session')
  @Field(() => ID, { description: 'ID of the session, from `viewer.sessions`.' })
  id!: string;
}

@ObjectType({ description: 'Return type of `revokeSession`.' })
export class RevokeSessionPayload extends Payload {
  @IdOf('Session')
  @Field(() => ID, {
    nullable: true,
    description: 'ID of the revoked session; null if there are `userErrors`.',
  })
  revokedSessionId!: string | null;
}
