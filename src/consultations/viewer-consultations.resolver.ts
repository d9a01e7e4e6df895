import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver } from 'type-graphql';
import { columnsAsked } from '../graphql/columns.ts';
import { type Context, requireViewer } from '../graphql/context.ts';
import { ConnectionArgs, newestFirst, type OwnedRows } from '../graphql/types/connection.ts';
import type { Viewer } from '../platform/viewer.ts';
import { UserType } from '../users/users.types.ts';
import { ConsultationStatusEnum } from './case/consultation-enums.ts';
import type { ConsultationStatus } from './case/consultation-states.ts';
import type { ConsultationsService, ListedConsultation } from './case/consultations.service.ts';
import { ConsultationConnection } from './case/consultations.types.ts';

/** What the viewer reaches of consultations from `me`. */
@Resolver(() => UserType)
export class ViewerConsultationsResolver {
  constructor(private readonly service: ConsultationsService) {}

  @FieldResolver(() => ConsultationConnection, {
    description: 'Consultations that the person requested, newest first.',
  })
  consultations(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg('status', () => ConsultationStatusEnum, {
      nullable: true,
      description: 'Returns only consultations with this status.',
    })
    status: ConsultationStatus | null = null,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    const columns = columnsAsked(info);
    const rows: OwnedRows<Viewer, ListedConsultation> = {
      list: (viewer, asked) => this.service.list(viewer, asked, status, columns),
      count: (viewer) => this.service.count(viewer, status),
    };
    return newestFirst(rows, requireViewer(context), page);
  }
}
