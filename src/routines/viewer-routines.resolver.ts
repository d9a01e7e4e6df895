import { Arg, Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { Loads } from '../graphql/planner/needs.ts';
import { ConnectionArgs, newestFirst } from '../graphql/types/connection.ts';
import { LocalDate } from '../graphql/types/scalars.ts';
import { UserType } from '../users/users.types.ts';
import type { ReactionsService } from './diary/reactions.service.ts';
import { SkinReactionConnection } from './diary/reactions.types.ts';
import { TodayRoutineType } from './diary/step-logs.types.ts';
import type { TodayRoutineService } from './diary/today-routine.service.ts';
import type { RoutinesService } from './plans/routines.service.ts';
import type { RoutineStatus } from './plans/routines.table.ts';
import { RoutineStatusEnum } from './routine-enums.ts';
import { ownActiveRoutine, ownRoutines } from './routines.reads.ts';
import { RoutineConnection, RoutineType } from './routines.types.ts';

/** Routines, as fields of `me`. */
@Resolver(() => UserType)
export class ViewerRoutinesResolver {
  constructor(
    private readonly service: RoutinesService,
    private readonly reactions: ReactionsService,
    private readonly days: TodayRoutineService,
  ) {}

  @Loads(ownRoutines)
  @FieldResolver(() => RoutineConnection, { description: 'The person’s routines, newest first.' })
  routines(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg('status', () => RoutineStatusEnum, {
      nullable: true,
      description: 'Returns only routines with this status.',
    })
    status: RoutineStatus | null = null,
    @Ctx() context: Context,
  ) {
    return newestFirst(this.service, requireViewer(context), page, status);
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
  skinReactions(@Args(() => ConnectionArgs) page: ConnectionArgs, @Ctx() context: Context) {
    return newestFirst(this.reactions, requireViewer(context), page);
  }
}
