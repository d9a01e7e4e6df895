import { Ctx, Query, Resolver } from 'type-graphql';
import { ReadsAccount } from '../graphql/access.ts';
import { type Context, requireViewer } from '../graphql/context.ts';
import { ReturnsViewer } from '../graphql/payload-viewer.ts';
import type { UsersService } from './users.service.ts';
import type { User } from './users.table.ts';
import { UserType } from './users.types.ts';

@Resolver()
export class UsersResolver {
  constructor(private readonly users: UsersService) {}

  @ReadsAccount()
  @ReturnsViewer()
  @Query(() => UserType, { description: 'The person who is logged in.' })
  me(@Ctx() context: Context): User | Promise<User> {
    const viewer = requireViewer(context);
    return (viewer.account as User | undefined) ?? this.users.getUser(viewer);
  }
}
