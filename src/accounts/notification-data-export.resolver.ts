import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import type { Notification } from '../notifications/notifications.table.ts';
import { NotificationType } from '../notifications/notifications.types.ts';
import type { ViewerLoader } from '../platform/viewer-loader.ts';
import type { DataExport } from './accounts.table.ts';
import { DataExportType } from './data-exports.types.ts';

@Resolver(() => NotificationType)
export class NotificationDataExportResolver {
  constructor(private readonly exports: ViewerLoader<string, DataExport | null>) {}

  @FieldResolver(() => DataExportType, {
    nullable: true,
    description: 'The data export it is about; null for other notifications.',
  })
  dataExport(@Root() { kind, objectId, cause }: Notification, @Ctx() context: Context) {
    if (kind !== 'SYSTEM' || !objectId || !cause.startsWith('data-export:')) return null;
    return this.exports.load(requireViewer(context), objectId);
  }
}
