import { Arg, Args, FieldResolver, Query, Resolver } from 'type-graphql';
import { RequireRole } from '../../graphql/access.ts';
import { Loads } from '../../graphql/planner/needs.ts';
import { ConnectionArgs, toConnection } from '../../graphql/types/connection.ts';
import { decodeRankCursor, encodeRankCursor } from '../../graphql/types/cursor.ts';
import { dermatologistOfCase } from '../consultations.reads.ts';
import { DermatologistType } from '../dermatologists/dermatologists.types.ts';
import { queueRank } from '../queue/consultation-queue.ts';
import type { UnansweredCase, UnansweredCases } from './unanswered-cases.ts';
import {
  UnansweredConsultationConnection,
  UnansweredConsultationFilterInput,
  UnansweredConsultationType,
} from './unanswered-consultations.types.ts';

@Resolver(() => UnansweredConsultationType)
export class UnansweredConsultationsResolver {
  constructor(private readonly cases: UnansweredCases) {}

  @RequireRole('ADMIN')
  @Query(() => UnansweredConsultationConnection, {
    description:
      'For administrators: consultations without an answer, the soonest tier first, then the oldest. A case returns to the queue when its dermatologist loses the role (`setUserRole`).',
  })
  async unansweredConsultations(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg('filter', () => UnansweredConsultationFilterInput, {
      nullable: true,
      description: 'Filter conditions.',
    })
    given: UnansweredConsultationFilterInput | null,
  ) {
    const { tier = null, status = null, overdue: isOverdue = null } = given ?? {};
    const filter = { tier, status, isOverdue };
    const rows = await this.cases.list(page.asked(decodeRankCursor), filter);
    const cursorOf = (row: UnansweredCase) => encodeRankCursor({ rank: queueRank(row), id: row.id });
    return toConnection({ rows, page, cursorOf, totalCount: () => this.cases.count(filter) });
  }

  @Loads(dermatologistOfCase)
  @FieldResolver(() => DermatologistType, {
    nullable: true,
    description: 'Who has claimed it; null while it is unassigned.',
  })
  dermatologist() {}
}
