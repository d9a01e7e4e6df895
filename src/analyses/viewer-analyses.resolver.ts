import { Arg, Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { Loads } from '../graphql/planner/needs.ts';
import { ConnectionArgs, toConnection } from '../graphql/types/connection.ts';
import { encodeCursor } from '../graphql/types/cursor.ts';
import { UserType } from '../users/users.types.ts';
import { ownAnalyses, ownLatestAnalysis } from './analyses.reads.ts';
import type { AnalysesService } from './analyses.service.ts';
import type { Analysis, AnalysisStatus } from './analyses.table.ts';
import { AnalysisConnection, AnalysisType } from './analyses.types.ts';
import { AnalysisStatusEnum } from './analysis-enums.ts';

/** Analyses, as fields of `me`. */
@Resolver(() => UserType)
export class ViewerAnalysesResolver {
  constructor(private readonly service: AnalysesService) {}

  @Loads(ownAnalyses)
  @FieldResolver(() => AnalysisConnection, { description: 'The person’s analyses, the latest taken first.' })
  async analyses(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg('status', () => AnalysisStatusEnum, {
      nullable: true,
      description: 'Returns only analyses with this status.',
    })
    status: AnalysisStatus | null = null,
    @Ctx() context: Context,
  ) {
    const viewer = requireViewer(context);
    const { first, after } = page;
    const rows = await this.service.list(viewer, { first, after: page.position() }, status);
    const cursorOf = ({ id, takenAt }: Analysis) => encodeCursor({ id, createdAt: takenAt });
    const totalCount = () => this.service.count(viewer, status);
    return toConnection({ rows, first, after, cursorOf, totalCount });
  }

  @Loads(ownLatestAnalysis)
  @FieldResolver(() => AnalysisType, { nullable: true, description: 'The person’s most recent analysis.' })
  latestAnalysis(
    @Arg('status', () => AnalysisStatusEnum, {
      nullable: true,
      description: 'Returns the most recent one with this status, such as COMPLETED.',
    })
    status: AnalysisStatus | null = null,
    @Ctx() context: Context,
  ) {
    return this.service.latest(requireViewer(context), status);
  }
}
