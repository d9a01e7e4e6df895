import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { Loads } from '../../graphql/planner/needs.ts';
import { TwoWayArgs, toConnection } from '../../graphql/types/connection.ts';
import { decodeCursor, decodeScoreCursor, encodeScoreCursor } from '../../graphql/types/cursor.ts';
import { spanOf } from '../../platform/time/day-range.ts';
import type { User } from '../../users/users.table.ts';
import { UserType } from '../../users/users.types.ts';
import { ownAnalyses, ownLatestAnalysis } from '../analyses.reads.ts';
import type { AnalysesService } from '../analyses.service.ts';
import type { Analysis } from '../analyses.table.ts';
import { AnalysisConnection, AnalysisFilter, AnalysisType, cursorOfAnalysis } from '../analyses.types.ts';
import { AnalysisOrderEnum } from '../analysis-enums.ts';
import { type AnalysisOrder, isByScore } from './analysis-lists.ts';

/** Analyses, as fields of `viewer`. */
@Resolver(() => UserType)
export class ViewerAnalysesResolver {
  constructor(private readonly service: AnalysesService) {}

  @Loads(ownAnalyses)
  @FieldResolver(() => AnalysisConnection, {
    description: 'The person’s analyses, by default the latest taken first.',
  })
  async analyses(
    @Root() user: User,
    @Args(() => TwoWayArgs) page: TwoWayArgs,
    @Arg('filter', () => AnalysisFilter, { nullable: true, description: 'Filter conditions.' })
    filter: AnalysisFilter | null,
    @Arg('orderBy', () => AnalysisOrderEnum, {
      defaultValue: 'NEWEST',
      description: 'Sort order. A cursor is only valid for the order it came from.',
    })
    order: AnalysisOrder,
    @Ctx() context: Context,
  ) {
    const viewer = requireViewer(context);
    const asked = askedOf(filter, user);
    const rows = await this.service.list(viewer, pageIn(order, page), asked, order);
    const totalCount = () => this.service.count(viewer, asked, order);
    return toConnection({ rows, page, cursorOf: cursorIn(order), totalCount });
  }

  @Loads(ownLatestAnalysis)
  @FieldResolver(() => AnalysisType, {
    nullable: true,
    description: 'The person’s most recent analysis; null if there is none.',
  })
  latestAnalysis(
    @Root() user: User,
    @Arg('filter', () => AnalysisFilter, {
      nullable: true,
      description: 'Returns the most recent one that fits, such as one that is COMPLETED.',
    })
    filter: AnalysisFilter | null,
    @Ctx() context: Context,
  ) {
    return this.service.latest(requireViewer(context), askedOf(filter, user));
  }
}

const askedOf = (filter: AnalysisFilter | null, { timeZone }: User) => ({
  ...filter,
  taken: spanOf(filter ?? {}, timeZone),
});

const pageIn = (order: AnalysisOrder, page: TwoWayArgs) =>
  isByScore(order) ? page.asked(decodeScoreCursor) : page.asked(decodeCursor);

const cursorIn = (order: AnalysisOrder) => (row: Analysis) =>
  isByScore(order) ? encodeScoreCursor({ id: row.id, score: row.skinScore! }) : cursorOfAnalysis(row);
