import { Arg, Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { Loads } from '../graphql/planner/needs.ts';
import { TwoWayArgs } from '../graphql/types/connection.ts';
import { LocalDate } from '../graphql/types/scalars.ts';
import type { TimeOrder } from '../platform/database/keyset.ts';
import { UserType } from '../users/users.types.ts';
import { SkinReactionConnection } from './diary/reactions.types.ts';
import { TodayRoutineType } from './diary/step-logs.types.ts';
import type { TodayRoutineService } from './diary/today-routine.service.ts';
import { RoutineOrderEnum } from './routine-enums.ts';
import { ownActiveRoutine, ownReactions, ownRoutines } from './routines.reads.ts';
import { RoutineConnection, RoutineFilter, RoutineType } from './routines.types.ts';

/** Routines, as fields of `viewer`. */
@Resolver(() => UserType)
export class ViewerRoutinesResolver {
  constructor(private readonly days: TodayRoutineService) {}

  @Loads(ownRoutines)
  @FieldResolver(() => RoutineConnection, { description: 'The person’s routines, by default newest first.' })
  routines(
    @Args(() => TwoWayArgs) _page: TwoWayArgs,
    @Arg('filter', () => RoutineFilter, { nullable: true, description: 'Filter conditions.' })
    _filter: RoutineFilter | null,
    @Arg('orderBy', () => RoutineOrderEnum, { defaultValue: 'NEWEST', description: 'Sort order.' })
    _order: TimeOrder,
  ) {}

  @Loads(ownActiveRoutine)
  @FieldResolver(() => RoutineType, {
    nullable: true,
    description: 'The routine that is currently followed.',
  })
  activeRoutine() {}

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

  @Loads(ownReactions)
  @FieldResolver(() => SkinReactionConnection, { description: 'Reported skin reactions, newest first.' })
  skinReactions(@Args(() => TwoWayArgs) _page: TwoWayArgs) {}
}
