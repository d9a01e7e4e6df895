import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { AnalysisType } from '../../analyses/analyses.types.ts';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { IdOf } from '../../graphql/ids/bind-ids.ts';
import { Live } from '../../graphql/live.ts';
import { Loads, Needs } from '../../graphql/planner/needs.ts';
import { payload } from '../../graphql/types/payload.ts';
import { parseId } from '../../graphql/types/scalars.ts';
import type { UsersService } from '../../users/users.service.ts';
import { analysisOfGoal } from '../progress.reads.ts';
import { GoalStatusEnum } from '../progress-enums.ts';
import { statusOf } from './goal-rules.ts';
import type { GoalsService } from './goals.service.ts';
import type { Goal } from './goals.table.ts';
import {
  CreateGoalInput,
  CreateGoalPayload,
  DeleteGoalInput,
  DeleteGoalPayload,
  GoalType,
  UpdateGoalInput,
  UpdateGoalPayload,
} from './goals.types.ts';

@Resolver(() => GoalType)
export class GoalsResolver {
  constructor(
    private readonly goals: GoalsService,
    private readonly users: UsersService,
  ) {}

  @IdOf('Goal', 'id')
  @Query(() => GoalType, {
    nullable: true,
    description: 'One of the viewer’s goals; null with the error NOT_FOUND if there is none.',
  })
  goal(@Arg('id', () => ID, { description: 'ID of the goal.' }) id: string, @Ctx() context: Context) {
    return this.goals.rows.get(requireViewer(context), parseId(id, 'goal'));
  }

  @Needs<Goal>('reachedAt', 'endsAt')
  @FieldResolver(() => GoalStatusEnum, { description: 'Current status.' })
  status(@Root() goal: Pick<Goal, 'reachedAt' | 'endsAt'>) {
    return statusOf(goal, new Date());
  }

  @Loads(analysisOfGoal)
  @FieldResolver(() => AnalysisType, {
    nullable: true,
    description: 'The analysis that reached the goal; null until then, or if it has been deleted.',
  })
  analysis() {}

  @Mutation(() => CreateGoalPayload, {
    description:
      'Creates a goal. It is reached when later photos of two days in a row reach it, with one notification.',
  })
  createGoal(
    @Arg('input', () => CreateGoalInput, { description: 'The goal.' }) input: CreateGoalInput,
    @Ctx() context: Context,
  ): Promise<CreateGoalPayload> {
    return payload(CreateGoalPayload, async () => {
      const viewer = requireViewer(context);
      const { timeZone } = await this.users.getUser(viewer);
      return { goal: await this.goals.create(viewer, { ...input, timeZone }) };
    });
  }

  @Mutation(() => UpdateGoalPayload, { description: 'Updates a goal that has not been reached.' })
  updateGoal(
    @Arg('input', () => UpdateGoalInput, { description: 'What to change.' }) input: UpdateGoalInput,
    @Ctx() context: Context,
  ): Promise<UpdateGoalPayload> {
    return payload(UpdateGoalPayload, async () => {
      const viewer = requireViewer(context);
      const id = parseId(input.id, 'goal');
      const { timeZone } = await this.users.getUser(viewer);
      return { goal: await this.goals.update(viewer, { ...input, id, timeZone }) };
    });
  }

  @Mutation(() => DeleteGoalPayload, { description: 'Deletes a goal, reached or not. Cannot be undone.' })
  deleteGoal(
    @Arg('input', () => DeleteGoalInput, { description: 'The goal to delete.' }) input: DeleteGoalInput,
    @Ctx() context: Context,
  ): Promise<DeleteGoalPayload> {
    return payload(DeleteGoalPayload, async () => ({
      deletedGoalId: await this.goals.remove(requireViewer(context), parseId(input.id, 'goal')),
    }));
  }

  @Live(() => GoalType, {
    description: 'Goals reached from now on. Goals reached while disconnected are in the notifications.',
    source: 'follow',
  })
  goalReached(@Root() goal: Goal) {
    return goal;
  }

  follow(_args: object, context: Context) {
    return this.goals.reached(requireViewer(context));
  }
}
