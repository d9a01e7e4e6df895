import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { readUpload } from '../../graphql/http/uploads.ts';
import { payload } from '../../graphql/types/payload.ts';
import { parseId } from '../../graphql/types/scalars.ts';
import { withHelp } from '../../safety/help-in-faults.ts';
import type { RequestConsultationService } from './request-consultation.service.ts';
import { RequestConsultationInput, RequestConsultationPayload } from './request-consultation.types.ts';

@Resolver()
export class RequestConsultationResolver {
  constructor(private readonly service: RequestConsultationService) {}

  @Mutation(() => RequestConsultationPayload, {
    description:
      'Submits a question to the dermatologists, with a frozen copy of the profile, the health data (diagnoses, allergies, procedures and current medications), the active routine, the avoided ingredients and, optionally, an analysis. At most 3 can be awaiting an answer at a time. With a red flag, show `urgentCare` immediately; in an emergency nothing is stored until the same input is sent with `adviceConfirmed` (CONFIRMATION_REQUIRED). The texts are read for emergencies as well.',
  })
  async requestConsultation(
    @Arg('input', () => RequestConsultationInput, { description: 'The question and its attachments.' })
    input: RequestConsultationInput,
    @Ctx() context: Context,
  ): Promise<RequestConsultationPayload> {
    const viewer = requireViewer(context);
    const urgentCare = this.service.advice(input);
    const result = await payload(RequestConsultationPayload, () =>
      withHelp(
        () => urgentCare,
        context.reader,
        async () => ({
          consultation: await this.service.request(viewer, {
            ...input,
            analysisId: input.analysisId ? parseId(input.analysisId, 'analysis') : null,
            dermatologistId: input.dermatologistId ? parseId(input.dermatologistId, 'dermatologist') : null,
            photos: (input.photos ?? []).map((photo) => () => readUpload(photo)),
          }),
          urgentCare,
        }),
      ),
    );
    return Object.assign(result, { urgentCare });
  }
}
