import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { IdOf } from '../graphql/ids/bind-ids.ts';
import { Needs } from '../graphql/planner/needs.ts';
import { payload } from '../graphql/types/payload.ts';
import { parseId } from '../graphql/types/scalars.ts';
import type { DataExport } from './accounts.table.ts';
import type { DataExportsService } from './data-exports.service.ts';
import { DataExportType, RequestDataExportPayload } from './data-exports.types.ts';

@Resolver(() => DataExportType)
export class DataExportsResolver {
  constructor(private readonly exports: DataExportsService) {}

  @IdOf('DataExport', 'id')
  @Query(() => DataExportType, {
    nullable: true,
    description: 'One of the viewer’s data exports; null with the error NOT_FOUND if there is none.',
  })
  dataExport(@Arg('id', () => ID, { description: 'ID of the export.' }) id: string, @Ctx() context: Context) {
    return this.exports.rows.get(requireViewer(context), parseId(id, 'data-export'));
  }

  @Mutation(() => RequestDataExportPayload, {
    description:
      'Requests a copy of all data stored about the person. A notification is sent when it is ready. If an export is already in progress, returns that one.',
  })
  requestDataExport(@Ctx() context: Context): Promise<RequestDataExportPayload> {
    return payload(RequestDataExportPayload, async () => ({
      dataExport: await this.exports.request(requireViewer(context), context),
    }));
  }

  @Needs<DataExport>('id', 'userId', 'status', 'expiresAt')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Download link for the ZIP. It works until `expiresAt` for anyone who has it; null unless READY. It is revoked when the person changes or resets the password, revokes other sessions or closes the account.',
  })
  url(@Root() row: Pick<DataExport, 'id' | 'userId' | 'status' | 'expiresAt'>): string | null {
    return this.exports.link(row);
  }
}
