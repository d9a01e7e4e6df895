import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { type Connection, ConnectionArgs, newestFirst } from '../../graphql/types/connection.ts';
import { payload } from '../../graphql/types/payload.ts';
import { parseId } from '../../graphql/types/scalars.ts';
import type { User } from '../../users/users.table.ts';
import { UserType } from '../../users/users.types.ts';
import type { Session } from '../auth.table.ts';
import type { ViewerSessionsService } from './viewer-sessions.service.ts';
import {
  RevokeSessionInput,
  RevokeSessionPayload,
  SessionConnection,
  SessionType,
} from './viewer-sessions.types.ts';

@Resolver(() => SessionType)
export class SessionsResolver {
  constructor(private readonly sessions: ViewerSessionsService) {}

  @FieldResolver(() => Boolean, { description: 'Whether this request was made with it.' })
  current(@Root() { id }: Session, @Ctx() { viewer }: Context): boolean {
    return viewer?.sessionId === id;
  }

  @Mutation(() => RevokeSessionPayload, {
    description:
      'Revokes the session of a device: its tokens are rejected immediately, its sockets close within seconds. Idempotent.',
  })
  revokeSession(
    @Ctx() context: Context,
    @Arg('input', () => RevokeSessionInput, { description: 'The session to revoke.' })
    input: RevokeSessionInput,
  ): Promise<RevokeSessionPayload> {
    return payload(RevokeSessionPayload, async () => ({
      revokedSessionId: await this.sessions.revoke(
        requireViewer(context),
        parseId(input.id, 'The session'),
        context,
      ),
    }));
  }
}

/** What a person reaches of their sessions from `me`. */
@Resolver(() => UserType)
export class ViewerSessionsResolver {
  constructor(private readonly service: ViewerSessionsService) {}

  @FieldResolver(() => SessionConnection, {
    description: 'Devices on which the person is currently signed in, newest first.',
  })
  sessions(
    @Root() user: User,
    @Args(() => ConnectionArgs) page: ConnectionArgs,
  ): Promise<Connection<Session>> {
    return newestFirst(this.service, user.id, page);
  }
}
