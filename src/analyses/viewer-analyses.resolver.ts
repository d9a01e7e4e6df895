import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver } from 'type-graphql';
import { columnsAsked } from '../graphql/columns.ts';
import { type Context, requireViewer } from '../graphql/context.ts';
import { ConnectionArgs, newestFirst, type OwnedRows } from '../graphql/types/connection.ts';
import type { Viewer } from '../platform/viewer.ts';
import { UserType } from '../users/users.types.ts';
import type { AnalysesService, ListedAnalysis } from './analyses.service.ts';
import type { AnalysisStatus } from './analyses.table.ts';
import { AnalysisConnection, AnalysisType } from './analyses.types.ts';
import { AnalysisStatusEnum } from './analysis-enums.ts';

/** Analyses, as fields of `me`. */
@Resolver(() => UserType)
export class ViewerAnalysesResolver {
  constructor(private readonly service: AnalysesService) {}

  @FieldResolver(() => AnalysisConnection, { description: 'The person’s analyses, newest first.' })
  analyses(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg('status', () => AnalysisStatusEnum, {
      nullable: true,
      description: 'Returns only analyses with this status.',
    })
    status: AnalysisStatus | null = null,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    const columns = columnsAsked(info);
    const rows: OwnedRows<Viewer, ListedAnalysis> = {
      list: (viewer, asked) => this.service.list(viewer, asked, status, columns),
      count: (viewer) => this.service.count(viewer, status),
    };
    return newestFirst(rows, requireViewer(context), page);
  }

  @FieldResolver(() => AnalysisType, { nullable: true, description: 'The person’s most recent analysis.' })
  async latestAnalysis(
    @Arg('status', () => AnalysisStatusEnum, {
      nullable: true,
      description: 'Returns the most recent one with this status, such as COMPLETED.',
    })
    status: AnalysisStatus | null = null,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    const only = { first: 1, after: null };
    const [row] = await this.service.list(requireViewer(context), only, status, columnsAsked(info));
    return row ?? null;
  }
}
