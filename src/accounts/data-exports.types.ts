import 'reflect-metadata';
import { Field, ID, ObjectType } from 'type-graphql';
import { createConnection } from '../graphql/types/connection.ts';
import { describedEnum } from '../graphql/types/described-enum.ts';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import type { DataExport, ExportStatus } from './accounts.table.ts';

const ExportStatusEnum = describedEnum<ExportStatus>('DataExportStatus', 'How far an export is.', {
  PENDING: 'It is being made; a notification tells when it is ready.',
  READY: 'It can be downloaded at `url`.',
  FAILED: 'It could not be made through our fault; ask again.',
  EXPIRED: 'It has ended with its link and its file; ask again.',
});

@ObjectType('DataExport', {
  description: 'A copy of everything that is held of the person: a ZIP of JSON files and photos.',
})
export class DataExportType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => ExportStatusEnum, { description: 'How far it is.' })
  status!: ExportStatus;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was ready or failed; null before.' })
  completedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When file and link end; null until it is ready.' })
  expiresAt!: Date | null;
}

export const DataExportConnection = createConnection(DataExportType, 'DataExport');

@ObjectType({ description: 'The answer to `requestDataExport`.' })
export class RequestDataExportPayload extends Payload {
  @Field(() => DataExportType, {
    nullable: true,
    description: 'The export that is being made; null with `userErrors`.',
  })
  dataExport!: DataExport | null;
}
