import { Arg, Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { ConnectionArgs, toConnection } from '../graphql/types/connection.ts';
import { encodeCursor } from '../graphql/types/cursor.ts';
import { UserType } from '../users/users.types.ts';
import type { ReactionsService } from './diary/reactions.service.ts';
import { SkinReactionConnection } from './diary/step-logs.types.ts';
import type { RoutinesService } from './plans/routines.service.ts';
import type { RoutineStatus } from './plans/routines.table.ts';
import { RoutineStatusEnum } from './routine-enums.ts';
import { RoutineConnection, RoutineType } from './routines.types.ts';

/** What the viewer reaches of routines from `me`. */
@Resolver(() => UserType)
export class ViewerRoutinesResolver {
  constructor(
    private readonly service: RoutinesService,
    private readonly reactions: ReactionsService,
  ) {}

  @FieldResolver(() => RoutineConnection, { description: 'The person’s routines, newest first.' })
  async routines(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg('status', () => RoutineStatusEnum, {
      nullable: true,
      description: 'Returns only routines with this status.',
    })
    status: RoutineStatus | null = null,
    @Ctx() context: Context,
  ) {
    const viewer = requireViewer(context);
    const { first, after } = page;
    const rows = await this.service.list(viewer, { first, after: page.position() }, status);
    const totalCount = () => this.service.count(viewer, status);
    return toConnection({ rows, first, after, cursorOf: encodeCursor, totalCount });
  }

  @FieldResolver(() => RoutineType, {
    nullable: true,
    description: 'The routine that is currently followed.',
  })
  activeRoutine(@Ctx() context: Context) {
    return this.service.active(requireViewer(context));
  }

  @FieldResolver(() => SkinReactionConnection, { description: 'Reported skin reactions, newest first.' })
  async skinReactions(@Args(() => ConnectionArgs) page: ConnectionArgs, @Ctx() context: Context) {
    const viewer = requireViewer(context);
    const { first, after } = page;
    const rows = await this.reactions.list(viewer, { first, after: page.position() });
    const totalCount = () => this.reactions.count(viewer);
    return toConnection({ rows, first, after, cursorOf: encodeCursor, totalCount });
  }
}
