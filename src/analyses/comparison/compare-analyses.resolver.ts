import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { IdOf } from '../../graphql/ids/bind-ids.ts';
import { parseId } from '../../graphql/types/scalars.ts';
import { AnalysisComparisonType } from './analysis-comparison.types.ts';
import type { CompareAnalysesService } from './compare-analyses.service.ts';

@Resolver()
export class CompareAnalysesResolver {
  constructor(private readonly comparisons: CompareAnalysesService) {}

  @IdOf('Analysis', 'beforeId')
  @IdOf('Analysis', 'afterId')
  @Query(() => AnalysisComparisonType, {
    nullable: true,
    description:
      'Compares two of the viewer’s analyses. Those that cannot be compared give the error BAD_USER_INPUT with `extensions.reason`: NOT_COMPLETED (one has no scores), DIFFERENT_MODELS (no model version has analyzed both photos), DIFFERENT_KINDS (one shows a face, the other skin from near or a profile) or LOW_CONFIDENCE (one photo has a `confidence` below 0.5); its message is for the user.',
  })
  async compareAnalyses(
    @Arg('beforeId', () => ID, { description: 'ID of the earlier analysis.' }) beforeId: string,
    @Arg('afterId', () => ID, { description: 'ID of the later analysis.' }) afterId: string,
    @Ctx() context: Context,
  ) {
    const viewer = requireViewer(context);
    const ids = [parseId(beforeId, 'analysis'), parseId(afterId, 'analysis')] as const;
    const { modelName, modelVersion, ...comparison } = await this.comparisons.compare(viewer, ...ids);
    return { ...comparison, model: { name: modelName, version: modelVersion } };
  }
}
