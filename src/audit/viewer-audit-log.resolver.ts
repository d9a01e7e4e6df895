import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { byTime, type Connection, TwoWayArgs } from '../graphql/types/connection.ts';
import type { User } from '../users/users.table.ts';
import { UserType } from '../users/users.types.ts';
import type { AuditEntry } from './audit.table.ts';
import type { AuditLogService } from './audit-log.service.ts';
import { AuditEntryConnection } from './audit-log.types.ts';

@Resolver(() => UserType)
export class ViewerAuditLogResolver {
  constructor(private readonly log: AuditLogService) {}

  @FieldResolver(() => AuditEntryConnection, {
    description: 'Events of the account and its data, including who accessed it, newest first.',
  })
  auditLog(@Root() user: User, @Args(() => TwoWayArgs) page: TwoWayArgs): Promise<Connection<AuditEntry>> {
    return byTime(this.log, user.id, page);
  }
}
