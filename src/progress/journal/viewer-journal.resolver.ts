import { Arg, Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { TwoWayArgs, toConnection } from '../../graphql/types/connection.ts';
import type { TimeOrder } from '../../platform/database/keyset.ts';
import { UserType } from '../../users/users.types.ts';
import { JournalEntryOrderEnum } from '../progress-enums.ts';
import type { JournalService } from './journal.service.ts';
import {
  cursorOfEntry,
  decodeEntryCursor,
  JournalEntryConnection,
  JournalEntryFilter,
} from './journal.types.ts';

/** The journal, as a field of `viewer`. */
@Resolver(() => UserType)
export class ViewerJournalResolver {
  constructor(private readonly service: JournalService) {}

  @FieldResolver(() => JournalEntryConnection, {
    description: 'The person’s journal, by default the latest day first.',
  })
  async journal(
    @Args(() => TwoWayArgs) page: TwoWayArgs,
    @Arg('filter', () => JournalEntryFilter, { nullable: true, description: 'Filter conditions.' })
    filter: JournalEntryFilter | null,
    @Arg('orderBy', () => JournalEntryOrderEnum, { defaultValue: 'NEWEST', description: 'Sort order.' })
    order: TimeOrder,
    @Ctx() context: Context,
  ) {
    const viewer = requireViewer(context);
    const rows = await this.service.list(viewer, page.asked(decodeEntryCursor), filter ?? {}, order);
    const totalCount = () => this.service.count(viewer, filter ?? {});
    return toConnection({ rows, page, cursorOf: cursorOfEntry, totalCount });
  }
}
