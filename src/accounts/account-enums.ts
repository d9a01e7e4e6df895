import { describedEnum } from '../graphql/types/described-enum.ts';
import type { ExportStatus } from './accounts.table.ts';

export const ExportStatusEnum = describedEnum<ExportStatus>('DataExportStatus', 'Status of a data export.', {
  PENDING: 'It is being prepared; a notification is sent when it is ready.',
  READY: 'It can be downloaded from `url`.',
  FAILED: 'It failed because of a server-side problem; request a new export.',
  EXPIRED: 'The link and the file have expired; request a new export.',
});
