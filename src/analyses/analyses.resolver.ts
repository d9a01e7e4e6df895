import { Arg, Ctx, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { readUpload } from '../graphql/http/uploads.ts';
import { IdOf } from '../graphql/ids/bind-ids.ts';
import { Live } from '../graphql/live.ts';
import { payload } from '../graphql/types/payload.ts';
import { parseId } from '../graphql/types/scalars.ts';
import type { AnalysesService } from './analyses.service.ts';
import type { Analysis } from './analyses.table.ts';
import {
  AnalysisType,
  DeleteAnalysisInput,
  DeleteAnalysisPayload,
  RetryAnalysisInput,
  RetryAnalysisPayload,
  SubmitAnalysisInput,
  SubmitAnalysisPayload,
} from './analyses.types.ts';
import type { SubmitAnalysisService } from './submit-analysis.service.ts';

@Resolver()
export class AnalysesResolver {
  constructor(
    private readonly analyses: AnalysesService,
    private readonly submissions: SubmitAnalysisService,
  ) {}

  @IdOf('Analysis', 'id')
  @Query(() => AnalysisType, {
    nullable: true,
    description: 'One analysis of the viewer; NOT_FOUND otherwise.',
  })
  analysis(@Arg('id', () => ID, { description: 'ID of the analysis.' }) id: string, @Ctx() context: Context) {
    return this.analyses.rows.get(requireViewer(context), parseId(id, 'analysis'));
  }

  @Mutation(() => SubmitAnalysisPayload, {
    description:
      'Submits a photo for analysis and returns immediately; the result arrives through `analysisUpdated` and as a notification. Needs the consents PHOTO_PROCESSING and AGE_16_OR_OLDER.',
  })
  submitAnalysis(
    @Arg('input', () => SubmitAnalysisInput, { description: 'The photo and its note.' })
    input: SubmitAnalysisInput,
    @Ctx() context: Context,
  ): Promise<SubmitAnalysisPayload> {
    return payload(SubmitAnalysisPayload, async () => {
      const photo = () => readUpload(input.photo);
      return { analysis: await this.submissions.submit(requireViewer(context), { ...input, photo }) };
    });
  }

  @Mutation(() => RetryAnalysisPayload, { description: 'Retries a FAILED analysis with the same photo.' })
  retryAnalysis(
    @Arg('input', () => RetryAnalysisInput, { description: 'The analysis to retry.' })
    input: RetryAnalysisInput,
    @Ctx() context: Context,
  ): Promise<RetryAnalysisPayload> {
    return payload(RetryAnalysisPayload, async () => ({
      analysis: await this.analyses.retry(requireViewer(context), parseId(input.id, 'analysis')),
    }));
  }

  @Mutation(() => DeleteAnalysisPayload, {
    description:
      'Deletes an analysis with its photo and overlays, regardless of its status. Cannot be undone. Open consultations keep their own copy; the payload lists them.',
  })
  deleteAnalysis(
    @Arg('input', () => DeleteAnalysisInput, { description: 'The analysis to delete.' })
    input: DeleteAnalysisInput,
    @Ctx() context: Context,
  ): Promise<DeleteAnalysisPayload> {
    return payload(DeleteAnalysisPayload, async () => ({
      deletedAnalysisId: await this.analyses.remove(requireViewer(context), parseId(input.id, 'analysis')),
    }));
  }

  @IdOf('Analysis', 'id')
  @Live(() => AnalysisType, {
    description:
      'With an ID: the current analysis, then its changes, until it is deleted. Without: changes of any of the viewer’s analyses from now on; query `viewer.analyses` again after a lost connection. Changes in quick succession may be merged.',
    source: 'follow',
  })
  analysisUpdated(
    @Root() analysis: Analysis,
    @Arg('id', () => ID, { nullable: true, description: 'Follows only this analysis.' }) _id?: string,
  ) {
    return analysis;
  }

  follow({ id }: { id?: string | null }, context: Context) {
    return this.analyses.updates(requireViewer(context), id == null ? null : parseId(id, 'analysis'));
  }
}
