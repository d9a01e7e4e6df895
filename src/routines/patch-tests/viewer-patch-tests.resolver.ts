import { Args, FieldResolver, Resolver } from 'type-graphql';
import { Loads } from '../../graphql/planner/needs.ts';
import { TwoWayArgs } from '../../graphql/types/connection.ts';
import { UserType } from '../../users/users.types.ts';
import { ownPatchTests } from '../routines.reads.ts';
import { PatchTestConnection } from './patch-tests.types.ts';

/** Patch tests, as a field of `viewer`. */
@Resolver(() => UserType)
export class ViewerPatchTestsResolver {
  @Loads(ownPatchTests)
  @FieldResolver(() => PatchTestConnection, { description: 'The person’s patch tests, newest first.' })
  patchTests(@Args(() => TwoWayArgs) _page: TwoWayArgs) {}
}
