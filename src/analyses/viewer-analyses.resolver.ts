import { Arg, Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { ConnectionArgs, newestFirst } from '../graphql/types/connection.ts';
import { UserType } from '../users/users.types.ts';
import type { AnalysesService } from './analyses.service.ts';
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
    @Ctx() context: Context,
  ) {
    return newestFirst(this.service, requireViewer(context), page, status);
  }

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
