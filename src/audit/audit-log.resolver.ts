import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Connection, ConnectionArgs, newestFirst } from '../graphql/types/connection.ts';
import { JSONObject } from '../graphql/types/scalars.ts';
import type { User } from '../users/users.table.ts';
import { UserType } from '../users/users.types.ts';
import type { AuditEntry } from './audit.table.ts';
import { AuditActorEnum } from './audit-enums.ts';
import { type AuditLogService, actorOf } from './audit-log.service.ts';
import { AuditEntryConnection, AuditEntryType } from './audit-log.types.ts';

@Resolver(() => UserType)
export class AuditLogResolver {
  constructor(private readonly log: AuditLogService) {}

  @FieldResolver(() => AuditEntryConnection, {
    description: 'Events of the account and its data, including who accessed it, newest first.',
  })
  auditLog(
    @Root() user: User,
    @Args(() => ConnectionArgs) page: ConnectionArgs,
  ): Promise<Connection<AuditEntry>> {
    return newestFirst(this.log, user.id, page);
  }
}

@Resolver(() => AuditEntryType)
export class AuditEntryResolver {
  @FieldResolver(() => AuditActorEnum, { description: 'Who did it.' })
  actor(@Root() entry: AuditEntry) {
    return actorOf(entry);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Network address the action came from; null if unknown or if someone else performed the action.',
  })
  ip(@Root() entry: AuditEntry): string | null {
    return actorOf(entry) === 'OTHER' ? null : entry.ip;
  }

  @FieldResolver(() => JSONObject, {
    nullable: true,
    description: 'Further facts by name, such as the version of a consent; null if there are none.',
  })
  details(@Root() entry: AuditEntry) {
    return entry.details;
  }
}
