import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { payload } from '../graphql/types/payload.ts';
import type { PreferencesService } from './preferences.service.ts';
import { PreferencesType, UpdatePreferencesInput, UpdatePreferencesPayload } from './preferences.types.ts';
import type { User } from './users.table.ts';
import { UserType } from './users.types.ts';

@Resolver(() => UserType)
export class PreferencesResolver {
  constructor(private readonly service: PreferencesService) {}

  @FieldResolver(() => PreferencesType, { description: 'The person’s app preferences.' })
  preferences(@Root() user: User) {
    return this.service.get(user.id);
  }

  @Mutation(() => UpdatePreferencesPayload, {
    description: 'Updates the preferences. Omitted fields are unchanged; null restores the default.',
  })
  updatePreferences(
    @Ctx() context: Context,
    @Arg('input', () => UpdatePreferencesInput, { description: 'What changes.' })
    input: UpdatePreferencesInput,
  ): Promise<UpdatePreferencesPayload> {
    return payload(UpdatePreferencesPayload, async () => ({
      preferences: await this.service.update(requireViewer(context), input),
    }));
  }
}
