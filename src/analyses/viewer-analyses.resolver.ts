import { Arg, Args, FieldResolver, Resolver } from 'type-graphql';
import { Loads } from '../graphql/planner/needs.ts';
import { TwoWayArgs } from '../graphql/types/connection.ts';
import { UserType } from '../users/users.types.ts';
import { ownAnalyses, ownLatestAnalysis } from './analyses.reads.ts';
import { AnalysisConnection, AnalysisFilter, AnalysisType } from './analyses.types.ts';
import { type AnalysisOrder, AnalysisOrderEnum } from './analysis-enums.ts';

/** Analyses, as fields of `viewer`. */
@Resolver(() => UserType)
export class ViewerAnalysesResolver {
  @Loads(ownAnalyses)
  @FieldResolver(() => AnalysisConnection, {
    description: 'The person’s analyses, by default the latest taken first.',
  })
  analyses(
    @Args(() => TwoWayArgs) _page: TwoWayArgs,
    @Arg('filter', () => AnalysisFilter, { nullable: true, description: 'Filter conditions.' })
    _filter: AnalysisFilter | null,
    @Arg('orderBy', () => AnalysisOrderEnum, {
      defaultValue: 'NEWEST',
      description: 'Sort order. A cursor is only valid for the order it came from.',
    })
    _order: AnalysisOrder,
  ) {}

  @Loads(ownLatestAnalysis)
  @FieldResolver(() => AnalysisType, {
    nullable: true,
    description: 'The person’s most recent analysis; null if there is none.',
  })
  latestAnalysis(
    @Arg('filter', () => AnalysisFilter, {
      nullable: true,
      description: 'Returns the most recent one that fits, such as one that is COMPLETED.',
    })
    _filter: AnalysisFilter | null,
  ) {}
}
