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
    description:
      'For administrators: the account with exactly this e-mail address, closed ones too. The person finds the look-up in their audit log.',
  })
  account(
    @Arg('email', () => String, { description: 'The address; upper and lower case count the same.' })
    email: string,
    @Ctx() context: Context,
  ): Promise<User> {
    return this.roles.find(readerOf(context), email);
  }

  @RequireRole('ADMIN')
  @Mutation(() => SetUserRolePayload, {
    description:
      'For administrators: gives an account a role. It counts from the next request on, and the person is notified. The open cases of a dermatologist who loses the role go back to the queue. The last administrator stays one.',
  })
  setUserRole(
    @Arg('input', () => SetUserRoleInput, { description: 'Who and which.' }) input: SetUserRoleInput,
    @Ctx() context: Context,
  ): Promise<SetUserRolePayload> {
    return payload(SetUserRolePayload, async () => {
      const userId = parseId(input.userId, 'The account');
      return { account: await this.roles.setRole(readerOf(context), { ...input, userId }) };
    });
  }
}
