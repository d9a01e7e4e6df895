import 'reflect-metadata';
import { Field, ID, ObjectType } from 'type-graphql';
import { NodeType } from '../graphql/ids/node.types.ts';
import { Rows } from '../graphql/planner/needs.ts';
import { createConnection } from '../graphql/types/connection.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import { type AuditAction, auditLog } from './audit.table.ts';
import { AuditActionEnum } from './audit-enums.ts';

@Rows(auditLog)
@ObjectType('AuditEntry', {
  implements: NodeType,
  description: 'An event concerning an account or its data. Immutable.',
})
export class AuditEntryType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => AuditActionEnum, { description: 'What happened.' })
  action!: AuditAction;

  @Field(() => DateTime, { description: 'When it happened.' })
  createdAt!: Date;
}

export const AuditEntryConnection = createConnection(AuditEntryType, 'AuditEntry');
