import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { byTime, type Connection, TwoWayArgs } from '../graphql/types/connection.ts';
import type { User } from '../users/users.table.ts';
import { UserType } from '../users/users.types.ts';
import type { DataExport } from './accounts.table.ts';
import type { DataExportsService } from './data-exports.service.ts';
import { DataExportConnection } from './data-exports.types.ts';

/** Data exports, as fields of `viewer`. */
@Resolver(() => UserType)
export class ViewerDataExportsResolver {
  constructor(private readonly service: DataExportsService) {}

  @FieldResolver(() => DataExportConnection, {
    description: 'Data exports that were requested, newest first.',
  })
  dataExports(@Root() user: User, @Args(() => TwoWayArgs) page: TwoWayArgs): Promise<Connection<DataExport>> {
    return byTime(this.service, user.id, page);
  }
}
