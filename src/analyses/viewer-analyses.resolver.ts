import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver } from 'type-graphql';
import { columnsAsked } from '../graphql/columns.ts';
import { type Context, requireViewer } from '../graphql/context.ts';
import { ConnectionArgs, toConnection } from '../graphql/types/connection.ts';
import { encodeCursor } from '../graphql/types/cursor.ts';
import { UserType } from '../users/users.types.ts';
import type { AnalysesService, ListedAnalysis } from './analyses.service.ts';
import type { AnalysisStatus } from './analyses.table.ts';
import { AnalysisConnection, AnalysisType } from './analyses.types.ts';
import { AnalysisStatusEnum } from './analysis-enums.ts';

/** Analyses, as fields of `me`. */
@Resolver(() => UserType)
export class ViewerAnalysesResolver {
  constructor(private readonly service: AnalysesService) {}

  @FieldResolver(() => AnalysisConnection, { description: 'The person’s analyses, the latest taken first.' })
  async analyses(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg('status', () => AnalysisStatusEnum, {
      nullable: true,
      description: 'Returns only analyses with this status.',
    })
    status: AnalysisStatus | null = null,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    const viewer = requireViewer(context);
    const { first, after } = page;
    const asked = { first, after: page.position() };
    const rows = await this.service.list(viewer, asked, status, columnsAsked(info));
    const cursorOf = ({ id, takenAt }: ListedAnalysis) => encodeCursor({ id, createdAt: takenAt });
    const totalCount = () => this.service.count(viewer, status);
    return toConnection({ rows, first, after, cursorOf, totalCount });
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
