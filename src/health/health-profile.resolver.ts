import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { payload } from '../graphql/types/payload.ts';
import type { HealthProfileService } from './health-profile.service.ts';
import { UpdateHealthProfileInput, UpdateHealthProfilePayload } from './health-profile.types.ts';

@Resolver()
export class HealthProfileResolver {
  constructor(private readonly service: HealthProfileService) {}

  @Mutation(() => UpdateHealthProfilePayload, {
    description:
      'Updates diagnoses, allergies and procedures. Omitted fields are unchanged; null clears a field. Returns `CONSENT_REQUIRED` without the consent HEALTH_DATA, and `INVALID_STATE` for `noMedications: true` while a medication is in use.',
  })
  updateHealthProfile(
    @Arg('input', () => UpdateHealthProfileInput, { description: 'What changes.' })
    input: UpdateHealthProfileInput,
    @Ctx() context: Context,
  ): Promise<UpdateHealthProfilePayload> {
    return payload(UpdateHealthProfilePayload, async () => {
      await this.service.update(requireViewer(context), input);
      return {};
    });
  }
}
