import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import type { User } from '../users/users.table.ts';
import { UserType } from '../users/users.types.ts';
import type { ProgressService } from './progress.service.ts';
import { ProgressArgs, ProgressType } from './progress.types.ts';

@Resolver(() => UserType)
export class ViewerProgressResolver {
  constructor(private readonly service: ProgressService) {}

  @FieldResolver(() => ProgressType, {
    nullable: true,
    description: 'History of a metric of the person’s skin; null beside an error if the metric is not known.',
  })
  progress(
    @Args(() => ProgressArgs) args: ProgressArgs,
    @Root() { timeZone }: User,
    @Ctx() context: Context,
  ) {
    return this.service.progress(requireViewer(context), { ...args, timeZone });
  }
}
