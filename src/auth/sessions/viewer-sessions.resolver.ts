import { Args, FieldResolver, Resolver } from 'type-graphql';
import { Loads } from '../../graphql/planner/needs.ts';
import { TwoWayArgs } from '../../graphql/types/connection.ts';
import { UserType } from '../../users/users.types.ts';
import { sessionsOfAccount } from '../auth.reads.ts';
import { SessionConnection } from './viewer-sessions.types.ts';

/** Sessions, as a field of `viewer`. */
@Resolver(() => UserType)
export class ViewerSessionsResolver {
  @Loads(sessionsOfAccount)
  @FieldResolver(() => SessionConnection, {
    description: 'Devices on which the person is currently signed in, newest first.',
  })
  sessions(@Args(() => TwoWayArgs) _page: TwoWayArgs) {}
}
