import { FieldResolver, Resolver } from 'type-graphql';
import { Loads } from '../graphql/planner/needs.ts';
import { NotificationType } from '../notifications/notifications.types.ts';
import { dataExportOfNotification } from './accounts.reads.ts';
import { DataExportType } from './data-exports.types.ts';

@Resolver(() => NotificationType)
export class NotificationDataExportResolver {
  @Loads(dataExportOfNotification)
  @FieldResolver(() => DataExportType, {
    nullable: true,
    description: 'The data export it is about; null for other notifications.',
  })
  dataExport() {}
}
