import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Analysis } from '../analyses/analyses.table.ts';
import { AnalysisType } from '../analyses/analyses.types.ts';
import { type Context, requireViewer } from '../graphql/context.ts';
import type { ViewerLoader } from '../platform/viewer-loader.ts';
import type { User } from '../users/users.table.ts';
import { UserType } from '../users/users.types.ts';
import type { ProgressPoint, ProgressService } from './progress.service.ts';
import { BeforeAfterPairType, ProgressArgs, ProgressPointType, ProgressType } from './progress.types.ts';
import type { BeforeAfter } from './trend/before-after.ts';

@Resolver(() => UserType)
export class ProgressResolver {
  constructor(private readonly service: ProgressService) {}

  @FieldResolver(() => ProgressType, { description: 'History of a metric of the person’s skin.' })
  progress(
    @Args(() => ProgressArgs) args: ProgressArgs,
    @Root() { timeZone }: User,
    @Ctx() context: Context,
  ) {
    return this.service.progress(requireViewer(context), { ...args, timeZone });
  }
}

@Resolver(() => ProgressPointType)
export class ProgressPointResolver {
  constructor(private readonly analyses: ViewerLoader<string, Analysis | null>) {}

  @FieldResolver(() => AnalysisType, {
    nullable: true,
    description: 'The analysis of the photo; null if it has been deleted.',
  })
  analysis(@Root() { analysisId }: ProgressPoint, @Ctx() context: Context) {
    return this.analyses.load(requireViewer(context), analysisId);
  }
}

@Resolver(() => BeforeAfterPairType)
export class BeforeAfterPairResolver {
  constructor(private readonly analyses: ViewerLoader<string, Analysis | null>) {}

  @FieldResolver(() => AnalysisType, {
    nullable: true,
    description: 'The earlier photo; null if it has been deleted.',
  })
  before(@Root() { before }: BeforeAfter<ProgressPoint>, @Ctx() context: Context) {
    return this.analyses.load(requireViewer(context), before.analysisId);
  }

  @FieldResolver(() => AnalysisType, {
    nullable: true,
    description: 'The later photo; null if it has been deleted.',
  })
  after(@Root() { after }: BeforeAfter<ProgressPoint>, @Ctx() context: Context) {
    return this.analyses.load(requireViewer(context), after.analysisId);
  }
}
