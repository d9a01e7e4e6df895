import 'reflect-metadata';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { NodeType } from '../graphql/ids/node.types.ts';
import { WithEdge } from '../graphql/payload-edges.ts';
import { Rows } from '../graphql/planner/needs.ts';
import { createConnection } from '../graphql/types/connection.ts';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import { ExportStatusEnum } from './account-enums.ts';
import { type DataExport, dataExports, type ExportStatus } from './accounts.table.ts';

@Rows(dataExports)
@ObjectType('DataExport', {
  implements: NodeType,
  description: 'A copy of all data stored about the person: a ZIP of JSON files and photos.',
})
export class DataExportType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => ExportStatusEnum, { description: 'Status of the export.' })
  status!: ExportStatus;

  @Field(() => Float, {
    name: 'sizeBytes',
    nullable: true,
    description: 'Size of the ZIP in bytes; null until READY.',
  })
  bytes!: number | null;

  @Field(() => DateTime, { description: 'When it was requested.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it became ready or failed; null until then.' })
  completedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the file and its link expire; null until it is ready.',
  })
  expiresAt!: Date | null;
}

export const DataExportConnection = createConnection(DataExportType, 'DataExport');

@ObjectType({ description: 'Return type of `requestDataExport`.' })
export class RequestDataExportPayload extends Payload {
  @WithEdge()
  @Field(() => DataExportType, {
    nullable: true,
    description: 'The export in progress; null if there are `userErrors`.',
  })
  dataExport!: DataExport | null;
}
