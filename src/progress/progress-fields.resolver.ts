import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Analysis } from '../analyses/analyses.table.ts';
import { AnalysisType } from '../analyses/analyses.types.ts';
import { type Context, requireViewer } from '../graphql/context.ts';
import type { ViewerLoader } from '../platform/viewer-loader.ts';
import type { ProgressPoint } from './progress.service.ts';
import { BeforeAfterPairType, ProgressPointType } from './progress.types.ts';
import type { BeforeAfter } from './trend/before-after.ts';

@Resolver(() => ProgressPointType)
export class ProgressPointFieldsResolver {
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
export class BeforeAfterPairFieldsResolver {
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
