import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { DateTime } from '../../graphql/types/scalars.ts';
import { StatisticsType } from '../../users/statistics.types.ts';
import type { User } from '../../users/users.table.ts';
import type { AnalysisFigures, AnalysisStatistics, AverageScores } from './analysis-statistics.ts';
import { AverageScoresType } from './analysis-statistics.types.ts';

/** Statistics of analyses. */
@Resolver(() => StatisticsType)
export class AnalysisStatisticsResolver {
  readonly #figures = new WeakMap<User, Promise<AnalysisFigures>>();

  constructor(private readonly service: AnalysisStatistics) {}

  @FieldResolver(() => Int, { description: 'Number of completed analyses.' })
  async analysisCount(@Root() user: User): Promise<number> {
    return (await this.#figuresOf(user)).analysisCount;
  }

  @FieldResolver(() => DateTime, { nullable: true, description: 'The first completed analysis.' })
  async firstAnalysisAt(@Root() user: User): Promise<Date | null> {
    return (await this.#figuresOf(user)).firstAnalysisAt;
  }

  @FieldResolver(() => DateTime, { nullable: true, description: 'The latest completed analysis.' })
  async latestAnalysisAt(@Root() user: User): Promise<Date | null> {
    return (await this.#figuresOf(user)).latestAnalysisAt;
  }

  @FieldResolver(() => AverageScoresType, {
    nullable: true,
    description: 'Averages of the five scores; null before the first completed analysis.',
  })
  averageScores(@Root() user: User): Promise<AverageScores | null> {
    return this.service.averages(user.id);
  }

  /** Read once for all fields of a response. */
  #figuresOf(user: User): Promise<AnalysisFigures> {
    const reading = this.#figures.get(user) ?? this.service.figures(user.id);
    this.#figures.set(user, reading);
    return reading;
  }
}
