import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { RequireRole } from '../graphql/access.ts';
import { type Context, readerOf } from '../graphql/context.ts';
import { ConnectionArgs, toConnection } from '../graphql/types/connection.ts';
import { decodeCursor, encodeCursor } from '../graphql/types/cursor.ts';
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
  async accounts(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg('filter', () => AccountFilterInput, { nullable: true, description: 'Filter conditions.' })
    filter: AccountFilterInput | null,
    @Ctx() context: Context,
  ) {
    const asked = filter ?? {};
    const rows = await this.service.list(readerOf(context), page.asked(decodeCursor), asked);
    const totalCount = () => this.service.count(readerOf(context), asked);
    return toConnection({ rows, page, cursorOf: encodeCursor, totalCount });
  }
}
