import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Loads, Waits } from '../../graphql/planner/needs.ts';
import { DateTime } from '../../graphql/types/scalars.ts';
import { StatisticsType } from '../../users/statistics.types.ts';
import type { User } from '../../users/users.table.ts';
import { completedCount, firstCompletedAt, latestCompletedAt } from '../analyses.reads.ts';
import type { AnalysisStatistics, AverageScores } from './analysis-statistics.ts';
import { AverageScoresType } from './analysis-statistics.types.ts';

/** Statistics of analyses. */
@Resolver(() => StatisticsType)
export class AnalysisStatisticsResolver {
  constructor(private readonly service: AnalysisStatistics) {}

  @Loads(completedCount)
  @FieldResolver(() => Int, { description: 'Number of completed analyses.' })
  analysisCount() {}

  @Loads(firstCompletedAt)
  @FieldResolver(() => DateTime, { nullable: true, description: 'The first completed analysis.' })
  firstAnalysisAt() {}

  @Loads(latestCompletedAt)
  @FieldResolver(() => DateTime, { nullable: true, description: 'The latest completed analysis.' })
  latestAnalysisAt() {}

  @Waits<User>('id')
  @FieldResolver(() => AverageScoresType, {
    nullable: true,
    description: 'Averages of the five scores; null before the first completed analysis.',
  })
  averageScores(@Root() { id }: Pick<User, 'id'>): Promise<AverageScores | null> {
    return this.service.averages(id);
  }
}
