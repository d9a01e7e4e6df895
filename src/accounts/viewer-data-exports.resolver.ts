import { Args, FieldResolver, Resolver } from 'type-graphql';
import { Loads } from '../graphql/planner/needs.ts';
import { TwoWayArgs } from '../graphql/types/connection.ts';
import { UserType } from '../users/users.types.ts';
import { dataExportsOfAccount } from './accounts.reads.ts';
import { DataExportConnection } from './data-exports.types.ts';

/** Data exports, as fields of `viewer`. */
@Resolver(() => UserType)
export class ViewerDataExportsResolver {
  @Loads(dataExportsOfAccount)
  @FieldResolver(() => DataExportConnection, {
    description: 'Data exports that were requested, newest first.',
  })
  dataExports(@Args(() => TwoWayArgs) _page: TwoWayArgs) {}
}
