import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { RequireRole } from '../../graphql/access.ts';
import { type Context, readerOf, requireViewer } from '../../graphql/context.ts';
import { Live } from '../../graphql/live.ts';
import { ConnectionArgs, toConnection } from '../../graphql/types/connection.ts';
import { decodeRankCursor, encodeRankCursor } from '../../graphql/types/cursor.ts';
import type { Consultation } from '../case/consultations.table.ts';
import { ConsultationConnection } from '../case/consultations.types.ts';
import { type ConsultationQueue, type QueueScope, queueRank } from './consultation-queue.ts';
import type { FollowQueue, QueueChange } from './follow-queue.ts';
import { QueueChangeType } from './queue.types.ts';
import { QueueScopeEnum } from './queue-enums.ts';

@Resolver(() => QueueChangeType)
export class QueueResolver {
  constructor(
    private readonly queue: ConsultationQueue,
    private readonly live: FollowQueue,
  ) {}

  @RequireRole('DERMATOLOGIST')
  @Query(() => ConsultationConnection, {
    description:
      'For dermatologists: cases to claim, or the viewer’s own cases. Each case shown is recorded in the patient’s audit log.',
  })
  async consultationQueue(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg('scope', () => QueueScopeEnum, {
      defaultValue: 'UNCLAIMED',
      description: 'Which cases to list. A cursor is only valid for the scope it came from.',
    })
    scope: QueueScope,
    @Ctx() context: Context,
  ) {
    const reader = readerOf(context);
    const rows = await this.queue.list(reader, scope, page.asked(decodeRankCursor));
    const cursorOf = (row: Consultation) => encodeRankCursor({ rank: queueRank(row), id: row.id });
    const totalCount = () => this.queue.count(reader.viewer, scope);
    return toConnection({ rows, page, cursorOf, totalCount });
  }

  @RequireRole('DERMATOLOGIST')
  @Live(() => QueueChangeType, {
    description:
      'For dermatologists: what enters, changes in and leaves `consultationQueue`. The first event is RESET: query the queue then, also after a lost connection, so that no change is missed. Ends when the viewer is no longer a dermatologist. A change without an action, such as the end of a reservation, is sent within a minute. Each case shown is recorded in the patient’s audit log.',
    source: 'follow',
  })
  consultationQueueChanged(
    @Root() change: QueueChange,
    @Arg('scope', () => QueueScopeEnum, { defaultValue: 'UNCLAIMED', description: 'Which cases to follow.' })
    _scope: QueueScope,
  ) {
    return { ...change, consultationId: change.id };
  }

  @FieldResolver(() => Int, { description: 'Number of cases in the queue now, 10,001 for more than 10,000.' })
  totalCount(@Root() { scope }: QueueChangeType, @Ctx() context: Context) {
    return this.queue.count(requireViewer(context), scope);
  }

  follow({ scope }: { scope: QueueScope }, context: Context) {
    return Promise.resolve(this.live.changes(readerOf(context), scope));
  }
}
