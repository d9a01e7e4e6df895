import { Ctx, Query, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { ReturnsViewer } from '../graphql/payload-viewer.ts';
import { Loads } from '../graphql/planner/needs.ts';
import { ownAccount } from './users.reads.ts';
import type { UsersService } from './users.service.ts';
import type { User } from './users.table.ts';
import { UserType } from './users.types.ts';

@Resolver()
export class UsersResolver {
  constructor(private readonly users: UsersService) {}

  @Loads(ownAccount)
  @ReturnsViewer()
  @Query(() => UserType, { description: 'The person who is logged in.' })
  viewer(@Ctx() context: Context): Promise<User> {
    return this.users.getUser(requireViewer(context));
  }
}
