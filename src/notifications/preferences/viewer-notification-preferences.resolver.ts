import { Ctx, FieldResolver, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { UserType } from '../../users/users.types.ts';
import type { NotificationPreferencesService, PreferencesView } from './notification-preferences.service.ts';
import { NotificationPreferencesType } from './notification-preferences.types.ts';

/** Notification preferences, as a field of `viewer`. */
@Resolver(() => UserType)
export class ViewerNotificationPreferencesResolver {
  constructor(private readonly preferences: NotificationPreferencesService) {}

  @FieldResolver(() => NotificationPreferencesType, { description: 'The viewer’s notification preferences.' })
  notificationPreferences(@Ctx() context: Context): Promise<PreferencesView> {
    return this.preferences.get(requireViewer(context));
  }
}
