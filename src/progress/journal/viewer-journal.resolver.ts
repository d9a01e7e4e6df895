import { Arg, Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { ConnectionArgs, toConnection } from '../../graphql/types/connection.ts';
import { encodeCursor } from '../../graphql/types/cursor.ts';
import { LocalDate } from '../../graphql/types/scalars.ts';
import { UserType } from '../../users/users.types.ts';
import type { JournalService } from './journal.service.ts';
import type { JournalEntry } from './journal.table.ts';
import { JournalEntryConnection } from './journal.types.ts';

/** The journal, as a field of `me`. */
@Resolver(() => UserType)
export class ViewerJournalResolver {
  constructor(private readonly service: JournalService) {}

  @FieldResolver(() => JournalEntryConnection, { description: 'The person’s journal, latest day first.' })
  async journal(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg('from', () => LocalDate, { nullable: true, description: 'First day to include.' })
    from: string | null = null,
    @Arg('to', () => LocalDate, { nullable: true, description: 'Last day to include.' })
    to: string | null = null,
    @Ctx() context: Context,
  ) {
    const viewer = requireViewer(context);
    const { first, after } = page;
    const position = page.position();
    const cursor = position && { day: position.createdAt.toISOString().slice(0, 10), id: position.id };
    const rows = await this.service.list(viewer, { first, after: cursor }, { from, to });
    const cursorOf = ({ day, id }: JournalEntry) =>
      encodeCursor({ createdAt: new Date(`${day}T00:00:00Z`), id });
    const totalCount = () => this.service.count(viewer, { from, to });
    return toConnection({ rows, first, after, cursorOf, totalCount });
  }
}
