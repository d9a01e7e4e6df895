import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Analysis } from '../../analyses/analyses.table.ts';
import { AnalysisType } from '../../analyses/analyses.types.ts';
import { MIN_ADVICE_CONFIDENCE } from '../../analyses/comparison/metric-change.ts';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { Waits } from '../../graphql/planner/needs.ts';
import { asBadInput } from '../../platform/errors.ts';
import { SkinProfileInput } from '../routine-inputs.types.ts';
import type { RoutinesLoader } from '../routines.loader.ts';
import type { RecommendationsService } from './recommendations.service.ts';
import { RecommendationType } from './recommendations.types.ts';

@Resolver()
export class RecommendationsResolver {
  constructor(private readonly service: RecommendationsService) {}

  @Query(() => [RecommendationType], {
    description:
      'Ingredients and product types to add, reduce or avoid, and whether to see a dermatologist, based on the latest completed analysis, the profile, the active routine, avoided ingredients and reported reactions. Most urgent first; at most 30.',
  })
  recommendations(
    @Arg('profile', () => SkinProfileInput, {
      nullable: true,
      description: 'The person’s skin profile.',
    })
    profile: SkinProfileInput | null = null,
    @Ctx() context: Context,
  ) {
    return asBadInput(() => this.service.forViewer(requireViewer(context), profile));
  }
}

/** Recommendations, as a field of an analysis. */
@Resolver(() => AnalysisType)
export class AnalysisRecommendationsResolver {
  constructor(
    private readonly service: RecommendationsService,
    private readonly loader: RoutinesLoader,
  ) {}

  @Waits<Analysis>('metrics', 'userId', 'confidence')
  @FieldResolver(() => [RecommendationType], {
    description:
      'Recommendations based on this analysis, most urgent first; empty until the analysis is COMPLETED, and below a confidence of 0.35.',
  })
  async recommendations(
    @Root() { metrics, userId, confidence }: Pick<Analysis, 'metrics' | 'userId' | 'confidence'>,
  ) {
    if (metrics.length === 0 || (confidence ?? 0) < MIN_ADVICE_CONFIDENCE) return [];
    return this.service.forMetrics(metrics, await this.loader.people.load(userId));
  }
}
