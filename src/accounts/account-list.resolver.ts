import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { RequireRole } from '../graphql/access.ts';
import { type Context, readerOf } from '../graphql/context.ts';
import { byTime, ConnectionArgs } from '../graphql/types/connection.ts';
import type { AccountListService } from './account-list.service.ts';
import { AccountConnection, AccountFilterInput } from './account-list.types.ts';

@Resolver()
export class AccountListResolver {
  constructor(private readonly service: AccountListService) {}

  @RequireRole('ADMIN')
  @Query(() => AccountConnection, {
    description:
      'For administrators: all accounts, newest first. Each account shown is recorded in the person’s audit log.',
  })
  accounts(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg('filter', () => AccountFilterInput, { nullable: true, description: 'Filter conditions.' })
    filter: AccountFilterInput | null,
    @Ctx() context: Context,
  ) {
    return byTime(this.service, readerOf(context), page, filter ?? {});
  }
}
