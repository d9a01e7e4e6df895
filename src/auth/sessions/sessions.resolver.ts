import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { Needs } from '../../graphql/planner/needs.ts';
import { payload } from '../../graphql/types/payload.ts';
import { parseId } from '../../graphql/types/scalars.ts';
import type { Session } from '../auth.table.ts';
import type { ViewerSessionsService } from './viewer-sessions.service.ts';
import { RevokeSessionInput, RevokeSessionPayload, SessionType } from './viewer-sessions.types.ts';

@Resolver(() => SessionType)
export class SessionsResolver {
  constructor(private readonly sessions: ViewerSessionsService) {}

  @Needs<Session>('id')
  @FieldResolver(() => Boolean, { description: 'Whether this request was made with it.' })
  current(@Root() { id }: Pick<Session, 'id'>, @Ctx() { viewer }: Context): boolean {
    return viewer?.sessionId === id;
  }

  @Mutation(() => RevokeSessionPayload, {
    description:
      'Revokes the session of a device: its tokens are rejected immediately, its sockets close within seconds. Idempotent.',
  })
  revokeSession(
    @Arg('input', () => RevokeSessionInput, { description: 'The session to revoke.' })
    input: RevokeSessionInput,
    @Ctx() context: Context,
  ): Promise<RevokeSessionPayload> {
    return payload(RevokeSessionPayload, async () => ({
      revokedSessionId: await this.sessions.revoke(
        requireViewer(context),
        parseId(input.id, 'session'),
        context,
      ),
    }));
  }
}
