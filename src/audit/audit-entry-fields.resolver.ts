import { FieldResolver, Resolver, Root } from 'type-graphql';
import { JSONObject } from '../graphql/types/scalars.ts';
import { encodeId } from '../platform/ids/global-id.ts';
import { TYPE_CODES } from '../platform/ids/type-codes.ts';
import type { AuditEntry } from './audit.table.ts';
import { actorOf } from './audit-actor.ts';
import { AuditActorEnum } from './audit-enums.ts';
import { AuditEntryType } from './audit-log.types.ts';

@Resolver(() => AuditEntryType)
export class AuditEntryFieldsResolver {
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
  details(@Root() { details }: AuditEntry) {
    const id = details?.consultationId;
    return id ? { ...details, consultationId: encodeId(TYPE_CODES.Consultation, String(id)) } : details;
  }
}
