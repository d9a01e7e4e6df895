import { describedEnum } from '../graphql/types/described-enum.ts';
import type { AccountState } from '../users/listing/account-list.ts';
import type { ExportStatus } from './accounts.table.ts';

export const ExportStatusEnum = describedEnum<ExportStatus>('DataExportStatus', 'Status of a data export.', {
  PENDING: 'It is being prepared; a notification is sent when it is ready.',
  READY: 'It can be downloaded from `url`.',
  FAILED: 'It failed because of a server-side problem; request a new export.',
  EXPIRED: 'The link and the file have expired; request a new export.',
});

export const AccountStateEnum = describedEnum<AccountState>('AccountState', 'State of an account.', {
  OPEN: 'It can be used once its address is verified.',
  CLOSED: 'Its owner has closed it and can restore it until `purgeAt`.',
  PURGE_DUE:
    'It can no longer be restored. It is purged within the hour; if not, see the log of the workers.',
});
