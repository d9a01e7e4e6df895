import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { StatisticsType } from '../users/statistics.types.ts';
import type { User } from '../users/users.table.ts';
import type { ConsultationFigures, ConsultationStatistics } from './consultation-statistics.ts';

/** What consultations add to the figures of a person. */
@Resolver(() => StatisticsType)
export class ConsultationStatisticsResolver {
  readonly #figures = new WeakMap<User, Promise<ConsultationFigures>>();

  constructor(private readonly service: ConsultationStatistics) {}

  @FieldResolver(() => Int, { description: 'Number of consultations requested.' })
  async consultationCount(@Root() user: User): Promise<number> {
    return (await this.#figuresOf(user)).consultationCount;
  }

  @FieldResolver(() => Int, { description: 'Number of answered consultations.' })
  async answeredConsultationCount(@Root() user: User): Promise<number> {
    return (await this.#figuresOf(user)).answeredConsultationCount;
  }

  /** Read once for all fields of an answer. */
  #figuresOf(user: User): Promise<ConsultationFigures> {
    const reading = this.#figures.get(user) ?? this.service.figures(user.id);
    this.#figures.set(user, reading);
    return reading;
  }
}
