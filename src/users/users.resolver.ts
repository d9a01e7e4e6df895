import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import type { UsersService } from './users.service.ts';
import type { User } from './users.table.ts';
import { UserType } from './users.types.ts';

@Resolver(() => UserType)
export class UsersResolver {
  readonly #users: UsersService;

  constructor(users: UsersService) {
    this.#users = users;
  }

  @Query(() => UserType, { description: 'The person who is logged in.' })
  me(@Ctx() context: Context): Promise<User> {
    return this.#users.getUser(requireViewer(context));
  }

  @FieldResolver(() => Boolean, { description: 'Whether the address has been verified.' })
  emailVerified(@Root() user: User): boolean {
    return user.emailVerifiedAt !== null;
  }

  @FieldResolver(() => Boolean, { description: 'False once the account is closed.' })
  isActive(@Root() user: User): boolean {
    return user.deactivatedAt === null;
  }
}
