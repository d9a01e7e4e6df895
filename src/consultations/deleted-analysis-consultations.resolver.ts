import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DeleteAnalysisPayload } from '../analyses/analyses.types.ts';
import { type Context, requireViewer } from '../graphql/context.ts';
import type { ConsultationsService } from './case/consultations.service.ts';
import { ConsultationType } from './case/consultations.types.ts';

@Resolver(() => DeleteAnalysisPayload)
export class DeletedAnalysisConsultationsResolver {
  constructor(private readonly service: ConsultationsService) {}

  @FieldResolver(() => [ConsultationType], {
    description:
      'Open consultations, which keep their own copy of the results and the photo. The copy of the photo is deleted when they end.',
  })
  consultationsWithCopy(@Root() { deletedAnalysisId: id }: DeleteAnalysisPayload, @Ctx() context: Context) {
    return id ? this.service.copiesOf(requireViewer(context), id) : [];
  }
}
