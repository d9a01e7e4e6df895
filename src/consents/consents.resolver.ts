import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { payload } from '../graphql/types/payload.ts';
import type { ConsentsService } from './consents.service.ts';
import {
  GiveConsentInput,
  GiveConsentPayload,
  WithdrawConsentInput,
  WithdrawConsentPayload,
} from './consents.types.ts';

@Resolver()
export class ConsentsResolver {
  constructor(private readonly consents: ConsentsService) {}

  @Mutation(() => GiveConsentPayload, {
    description:
      'Gives consent to the current version. Idempotent. Returns `INVALID_STATE` for AGE_16_OR_OLDER if the profile says that the person is under 16.',
  })
  giveConsent(
    @Arg('input', () => GiveConsentInput, { description: 'What the person agrees to.' })
    input: GiveConsentInput,
    @Ctx() context: Context,
  ): Promise<GiveConsentPayload> {
    return payload(GiveConsentPayload, async () => ({
      consent: await this.consents.give(requireViewer(context), input, context),
    }));
  }

  @Mutation(() => WithdrawConsentPayload, {
    description:
      'Withdraws a consent; anything that needs it is rejected from then on. HEALTH_DATA deletes diagnoses, allergies, procedures and medications as well; generated routines lose the steps copied from medications, and their notes and reasons. Steps that the person typed stay. Returns `INVALID_STATE` if the consent is not in effect.',
  })
  withdrawConsent(
    @Arg('input', () => WithdrawConsentInput, { description: 'The consent to withdraw.' })
    input: WithdrawConsentInput,
    @Ctx() context: Context,
  ): Promise<WithdrawConsentPayload> {
    return payload(WithdrawConsentPayload, async () => ({
      consent: await this.consents.withdraw(requireViewer(context), input, context),
    }));
  }
}
