import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { payload } from '../../graphql/types/payload.ts';
import { parseId } from '../../graphql/types/scalars.ts';
import type { PrescribedStepsService } from './prescribed-steps.service.ts';
import { ConfirmPrescribedStepInput, ConfirmPrescribedStepPayload } from './prescribed-steps.types.ts';

@Resolver()
export class PrescribedStepsResolver {
  constructor(private readonly service: PrescribedStepsService) {}

  @Mutation(() => ConfirmPrescribedStepPayload, {
    description:
      'Lets one prescribed step go on that is `heldForDoctor` because of a pregnancy, once the doctor allows it. It is held again when the pregnancy or the product changes. Oral retinoids and whatever is contraindicated stay held. Idempotent.',
  })
  confirmPrescribedStep(
    @Arg('input', () => ConfirmPrescribedStepInput, { description: 'The step and the doctor’s word.' })
    { id, doctorAgreed }: ConfirmPrescribedStepInput,
    @Ctx() context: Context,
  ): Promise<ConfirmPrescribedStepPayload> {
    return payload(ConfirmPrescribedStepPayload, async () => ({
      step: await this.service.confirm(requireViewer(context), parseId(id, 'step'), doctorAgreed),
    }));
  }
}
