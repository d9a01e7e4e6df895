import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { StatisticsType } from '../../users/statistics.types.ts';
import type { User } from '../../users/users.table.ts';
import type { AdherenceService } from './adherence.service.ts';
import type { Adherence } from './adherence.ts';

/** Statistics of adherence. */
@Resolver(() => StatisticsType)
export class AdherenceStatisticsResolver {
  readonly #adherence = new WeakMap<User, Promise<Adherence>>();

  constructor(private readonly service: AdherenceService) {}

  @FieldResolver(() => Int, {
    description: 'Current streak in days, as in `adherence`.',
  })
  async currentStreak(@Root() user: User, @Ctx() context: Context): Promise<number> {
    return (await this.#adherenceOf(user, context)).currentStreak;
  }

  @FieldResolver(() => Int, { description: 'Longest streak within the last 400 days.' })
  async longestStreak(@Root() user: User, @Ctx() context: Context): Promise<number> {
    return (await this.#adherenceOf(user, context)).longestStreak;
  }

  /** Read once for both fields of a response. */
  #adherenceOf(user: User, context: Context): Promise<Adherence> {
    const reading =
      this.#adherence.get(user) ?? this.service.adherence(requireViewer(context), user.timeZone);
    this.#adherence.set(user, reading);
    return reading;
  }
}
