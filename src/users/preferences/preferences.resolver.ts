import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { payload } from '../../graphql/types/payload.ts';
import type { PreferencesService } from './preferences.service.ts';
import { UpdatePreferencesInput, UpdatePreferencesPayload } from './preferences.types.ts';

@Resolver()
export class PreferencesResolver {
  constructor(private readonly service: PreferencesService) {}

  @Mutation(() => UpdatePreferencesPayload, {
    description: 'Updates the preferences. Omitted fields are unchanged; null restores the default.',
  })
  updatePreferences(
    @Arg('input', () => UpdatePreferencesInput, { description: 'What changes.' })
    input: UpdatePreferencesInput,
    @Ctx() context: Context,
  ): Promise<UpdatePreferencesPayload> {
    return payload(UpdatePreferencesPayload, async () => ({
      preferences: await this.service.update(requireViewer(context), input),
    }));
  }
}
