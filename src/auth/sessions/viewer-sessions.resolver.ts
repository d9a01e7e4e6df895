import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { byTime, type Connection, TwoWayArgs } from '../../graphql/types/connection.ts';
import type { User } from '../../users/users.table.ts';
import { UserType } from '../../users/users.types.ts';
import type { Session } from '../auth.table.ts';
import type { ViewerSessionsService } from './viewer-sessions.service.ts';
import { SessionConnection } from './viewer-sessions.types.ts';

/** Sessions, as a field of `viewer`. */
@Resolver(() => UserType)
export class ViewerSessionsResolver {
  constructor(private readonly service: ViewerSessionsService) {}

  @FieldResolver(() => SessionConnection, {
    description: 'Devices on which the person is currently signed in, newest first.',
  })
  sessions(@Root() user: User, @Args(() => TwoWayArgs) page: TwoWayArgs): Promise<Connection<Session>> {
    return byTime(this.service, user.id, page);
  }
}
