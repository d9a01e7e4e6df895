import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { RequireRole } from '../graphql/access.ts';
import { type Context, readerOf } from '../graphql/context.ts';
import { payload } from '../graphql/types/payload.ts';
import { parseId } from '../graphql/types/scalars.ts';
import type { User } from '../users/users.table.ts';
import type { RolesService } from './roles.service.ts';
import { AccountType, SetUserRoleInput, SetUserRolePayload } from './roles.types.ts';

@Resolver()
export class RolesResolver {
  constructor(private readonly roles: RolesService) {}

  @RequireRole('ADMIN')
  @Query(() => AccountType, {
    nullable: true,
    description:
      'For administrators: the account with exactly this email address, including closed ones. The lookup is recorded in the person’s audit log. Null with the error NOT_FOUND if there is none.',
  })
  account(
    @Arg('email', () => String, { description: 'The address; case-insensitive.' })
    email: string,
    @Ctx() context: Context,
  ): Promise<User> {
    return this.roles.find(readerOf(context), email);
  }

  @RequireRole('ADMIN')
  @Mutation(() => SetUserRolePayload, {
    description:
      'For administrators: changes the role of an account. It takes effect with the next request, and the person is notified. Open cases of a dermatologist who loses the role return to the queue. The last administrator cannot lose the role.',
  })
  setUserRole(
    @Arg('input', () => SetUserRoleInput, { description: 'The account and its new role.' })
    input: SetUserRoleInput,
    @Ctx() context: Context,
  ): Promise<SetUserRolePayload> {
    return payload(SetUserRolePayload, async () => {
      const id = parseId(input.id, 'account');
      return { account: await this.roles.setRole(readerOf(context), { ...input, id }) };
    });
  }
}
