import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { payload } from '../../graphql/types/payload.ts';
import { UserType } from '../../users/users.types.ts';
import type { NotificationPreferencesService } from './notification-preferences.service.ts';
import {
  NotificationPreferencesType,
  UpdateNotificationPreferencesInput,
  UpdateNotificationPreferencesPayload,
} from './notification-preferences.types.ts';

@Resolver(() => UserType)
export class NotificationPreferencesResolver {
  constructor(private readonly preferences: NotificationPreferencesService) {}

  @FieldResolver(() => NotificationPreferencesType, { description: 'The viewer’s notification preferences.' })
  notificationPreferences(@Ctx() context: Context): Promise<NotificationPreferencesType> {
    return this.preferences.get(requireViewer(context));
  }

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
