import { Arg, Args, FieldResolver, Resolver } from 'type-graphql';
import { Loads } from '../../graphql/planner/needs.ts';
import { TwoWayArgs } from '../../graphql/types/connection.ts';
import type { TimeOrder } from '../../platform/database/keyset.ts';
import { UserType } from '../../users/users.types.ts';
import { ownJournal } from '../progress.reads.ts';
import { JournalEntryOrderEnum } from '../progress-enums.ts';
import { JournalEntryConnection, JournalEntryFilter } from './journal.types.ts';

/** The journal, as a field of `viewer`. */
@Resolver(() => UserType)
export class ViewerJournalResolver {
  @Loads(ownJournal)
  @FieldResolver(() => JournalEntryConnection, {
    description: 'The person’s journal, by default the latest day first.',
  })
  journal(
    @Args(() => TwoWayArgs) _page: TwoWayArgs,
    @Arg('filter', () => JournalEntryFilter, { nullable: true, description: 'Filter conditions.' })
    _filter: JournalEntryFilter | null,
    @Arg('orderBy', () => JournalEntryOrderEnum, { defaultValue: 'NEWEST', description: 'Sort order.' })
    _order: TimeOrder,
  ) {}
}
