import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { payload } from '../../graphql/types/payload.ts';
import type { NotificationPreferencesService } from './notification-preferences.service.ts';
import {
  UpdateNotificationPreferencesInput,
  UpdateNotificationPreferencesPayload,
} from './notification-preferences.types.ts';

@Resolver()
export class NotificationPreferencesResolver {
  constructor(private readonly preferences: NotificationPreferencesService) {}

  @Mutation(() => UpdateNotificationPreferencesPayload, {
    description: 'Updates the viewer’s notification preferences. Applies to future notifications.',
  })
  updateNotificationPreferences(
    @Arg('input', () => UpdateNotificationPreferencesInput, { description: 'What changes.' })
    { toggles, ...input }: UpdateNotificationPreferencesInput,
    @Ctx() context: Context,
  ): Promise<UpdateNotificationPreferencesPayload> {
    const changes = toggles?.map(({ enabled = null, ...toggle }) => ({ ...toggle, enabled }));
    return payload(UpdateNotificationPreferencesPayload, async () => ({
      notificationPreferences: await this.preferences.update(requireViewer(context), {
        ...input,
        toggles: toggles === null ? null : changes,
      }),
    }));
  }
}
