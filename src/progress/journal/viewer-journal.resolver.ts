import { Arg, Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { ConnectionArgs, toConnection } from '../../graphql/types/connection.ts';
import type { TimeOrder } from '../../platform/database/keyset.ts';
import { UserType } from '../../users/users.types.ts';
import { JournalEntryOrderEnum } from '../progress-enums.ts';
import type { JournalService } from './journal.service.ts';
import { cursorOfEntry, JournalEntryConnection, JournalEntryFilter } from './journal.types.ts';

/** The journal, as a field of `viewer`. */
@Resolver(() => UserType)
export class ViewerJournalResolver {
  constructor(private readonly service: JournalService) {}

  @FieldResolver(() => JournalEntryConnection, {
    description: 'The person’s journal, by default the latest day first.',
  })
  async journal(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg('filter', () => JournalEntryFilter, { nullable: true, description: 'Filter conditions.' })
    filter: JournalEntryFilter | null,
    @Arg('orderBy', () => JournalEntryOrderEnum, { defaultValue: 'NEWEST', description: 'Sort order.' })
    order: TimeOrder,
    @Ctx() context: Context,
  ) {
    const viewer = requireViewer(context);
    const { first, after } = page;
    const position = page.position();
    const cursor = position && { day: position.createdAt.toISOString().slice(0, 10), id: position.id };
    const rows = await this.service.list(viewer, { first, after: cursor }, filter ?? {}, order);
    const totalCount = () => this.service.count(viewer, filter ?? {});
    return toConnection({ rows, first, after, cursorOf: cursorOfEntry, totalCount });
  }
}
