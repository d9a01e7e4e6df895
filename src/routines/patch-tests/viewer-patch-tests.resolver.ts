import { Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { byTime, TwoWayArgs } from '../../graphql/types/connection.ts';
import { UserType } from '../../users/users.types.ts';
import type { PatchTestsService } from './patch-tests.service.ts';
import { PatchTestConnection } from './patch-tests.types.ts';

/** Patch tests, as a field of `viewer`. */
@Resolver(() => UserType)
export class ViewerPatchTestsResolver {
  constructor(private readonly service: PatchTestsService) {}

  @FieldResolver(() => PatchTestConnection, { description: 'The person’s patch tests, newest first.' })
  patchTests(@Args(() => TwoWayArgs) page: TwoWayArgs, @Ctx() context: Context) {
    return byTime(this.service, requireViewer(context), page);
  }
}
