import { Args, FieldResolver, Resolver } from 'type-graphql';
import { Loads } from '../graphql/planner/needs.ts';
import { TwoWayArgs } from '../graphql/types/connection.ts';
import { UserType } from '../users/users.types.ts';
import { auditLogOfAccount } from './audit.reads.ts';
import { AuditEntryConnection } from './audit-log.types.ts';

@Resolver(() => UserType)
export class ViewerAuditLogResolver {
  @Loads(auditLogOfAccount)
  @FieldResolver(() => AuditEntryConnection, {
    description: 'Events of the account and its data, including who accessed it, newest first.',
  })
  auditLog(@Args(() => TwoWayArgs) _page: TwoWayArgs) {}
}
