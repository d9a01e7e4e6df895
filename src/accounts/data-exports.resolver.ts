import DataLoader from 'dataloader';
import { Args, Ctx, FieldResolver, Float, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { type Connection, ConnectionArgs, toConnection } from '../graphql/types/connection.ts';
import { encodeCursor } from '../graphql/types/cursor.ts';
import { payload } from '../graphql/types/payload.ts';
import type { Notification } from '../notifications/notifications.table.ts';
import { NotificationType } from '../notifications/notifications.types.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { User } from '../users/users.table.ts';
import { UserType } from '../users/users.types.ts';
import type { DataExport } from './accounts.table.ts';
import type { DataExportsService } from './data-exports.service.ts';
import { DataExportConnection, DataExportType, RequestDataExportPayload } from './data-exports.types.ts';

@Resolver(() => DataExportType)
export class DataExportsResolver {
  constructor(private readonly exports: DataExportsService) {}

  @Mutation(() => RequestDataExportPayload, {
    description:
      'Requests a copy of all data stored about the person. A notification is sent when it is ready. If an export is already in progress, returns that one.',
  })
  requestDataExport(@Ctx() context: Context): Promise<RequestDataExportPayload> {
    return payload(RequestDataExportPayload, async () => ({
      dataExport: await this.exports.request(requireViewer(context), context),
    }));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Download link for the ZIP. It works until `expiresAt` for anyone who has it; null unless READY. It is revoked when the person changes or resets the password, revokes other sessions or closes the account.',
  })
  url(@Root() row: DataExport): string | null {
    return this.exports.link(row);
  }

  @FieldResolver(() => Float, { nullable: true, description: 'Size of the ZIP in bytes; null until READY.' })
  sizeBytes(@Root() row: DataExport): number | null {
    return row.bytes;
  }
}

/** What a person reaches of their exports from `me`. */
@Resolver(() => UserType)
export class ViewerDataExportsResolver {
  constructor(private readonly service: DataExportsService) {}

  @FieldResolver(() => DataExportConnection, {
    description: 'Data exports that were requested, newest first.',
  })
  async dataExports(
    @Root() user: User,
    @Args(() => ConnectionArgs) page: ConnectionArgs,
  ): Promise<Connection<DataExport>> {
    const { first, after } = page;
    const rows = await this.service.list(user.id, { first, after: page.position() });
    const totalCount = () => this.service.count(user.id);
    return toConnection({ rows, first, after, cursorOf: encodeCursor, totalCount });
  }
}

@Resolver(() => NotificationType)
export class NotificationDataExportResolver {
  readonly #loaders = new WeakMap<Viewer, DataLoader<string, DataExport | null>>();

  constructor(private readonly service: DataExportsService) {}

  @FieldResolver(() => DataExportType, {
    nullable: true,
    description: 'The data export it is about; null for other notifications.',
  })
  dataExport(@Root() { kind, objectId, cause }: Notification, @Ctx() context: Context) {
    if (kind !== 'SYSTEM' || !objectId || !cause.startsWith('data-export:')) return null;
    return this.loaderOf(requireViewer(context)).load(objectId);
  }

  private loaderOf(viewer: Viewer): DataLoader<string, DataExport | null> {
    const loader =
      this.#loaders.get(viewer) ??
      new DataLoader<string, DataExport | null>((ids) => this.service.getMany(viewer, ids), { cache: false });
    this.#loaders.set(viewer, loader);
    return loader;
  }
}
