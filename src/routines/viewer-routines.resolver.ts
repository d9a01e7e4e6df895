import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { Loads } from '../graphql/planner/needs.ts';
import { byTime, TwoWayArgs } from '../graphql/types/connection.ts';
import { LocalDate } from '../graphql/types/scalars.ts';
import type { TimeOrder } from '../platform/database/keyset.ts';
import { spanOf } from '../platform/time/day-range.ts';
import type { User } from '../users/users.table.ts';
import { UserType } from '../users/users.types.ts';
import type { ReactionsService } from './diary/reactions.service.ts';
import { SkinReactionConnection } from './diary/reactions.types.ts';
import { TodayRoutineType } from './diary/step-logs.types.ts';
import type { TodayRoutineService } from './diary/today-routine.service.ts';
import type { RoutinesService } from './plans/routines.service.ts';
import { RoutineOrderEnum } from './routine-enums.ts';
import { ownActiveRoutine, ownRoutines } from './routines.reads.ts';
import { RoutineConnection, RoutineFilter, RoutineType } from './routines.types.ts';

/** Routines, as fields of `viewer`. */
@Resolver(() => UserType)
export class ViewerRoutinesResolver {
  constructor(
    private readonly service: RoutinesService,
    private readonly reactions: ReactionsService,
    private readonly days: TodayRoutineService,
  ) {}

  @Loads(ownRoutines)
  @FieldResolver(() => RoutineConnection, { description: 'The person’s routines, by default newest first.' })
  routines(
    @Root() { timeZone }: User,
    @Args(() => TwoWayArgs) page: TwoWayArgs,
    @Arg('filter', () => RoutineFilter, { nullable: true, description: 'Filter conditions.' })
    filter: RoutineFilter | null,
    @Arg('orderBy', () => RoutineOrderEnum, { defaultValue: 'NEWEST', description: 'Sort order.' })
    order: TimeOrder,
    @Ctx() context: Context,
  ) {
    const asked = { ...filter, created: spanOf(filter ?? {}, timeZone) };
    return byTime(this.service, requireViewer(context), page, asked, order);
  }

  @Loads(ownActiveRoutine)
  @FieldResolver(() => RoutineType, {
    nullable: true,
    description: 'The routine that is currently followed.',
  })
  activeRoutine(@Ctx() context: Context) {
    return this.service.active(requireViewer(context));
  }

  @FieldResolver(() => TodayRoutineType, {
    nullable: true,
    description: 'The active routine’s plan for a day and what has been done; null if no routine is active.',
  })
  todayRoutine(
    @Arg('day', () => LocalDate, {
      nullable: true,
      description: 'The day. Defaults to today in the viewer’s time zone.',
    })
    day: string | null = null,
    @Ctx() context: Context,
  ) {
    return this.days.get(requireViewer(context), day);
  }

  @FieldResolver(() => SkinReactionConnection, { description: 'Reported skin reactions, newest first.' })
  skinReactions(@Args(() => TwoWayArgs) page: TwoWayArgs, @Ctx() context: Context) {
    return byTime(this.reactions, requireViewer(context), page);
  }
}
