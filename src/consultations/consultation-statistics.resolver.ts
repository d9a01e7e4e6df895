import { FieldResolver, Int, Resolver } from 'type-graphql';
import { Loads } from '../graphql/planner/needs.ts';
import { StatisticsType } from '../users/statistics.types.ts';
import { answeredCount, requestedCount } from './consultations.reads.ts';

/** What consultations add to the figures of a person. */
@Resolver(() => StatisticsType)
export class ConsultationStatisticsResolver {
  @Loads(requestedCount)
  @FieldResolver(() => Int, { description: 'Number of consultations requested.' })
  consultationCount() {}

  @Loads(answeredCount)
  @FieldResolver(() => Int, { description: 'Number of answered consultations.' })
  answeredConsultationCount() {}
}
