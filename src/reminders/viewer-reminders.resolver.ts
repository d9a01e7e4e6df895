import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import type { User } from '../users/users.table.ts';
import { UserType } from '../users/users.types.ts';
import type { RemindersService } from './reminders.service.ts';
import { ReminderSettingsType, UpcomingRemindersArgs, UpcomingReminderType } from './reminders.types.ts';
import type { UpcomingReminders } from './upcoming-reminders.ts';

/** Reminders, as fields of `viewer`. */
@Resolver(() => UserType)
export class ViewerRemindersResolver {
  constructor(
    private readonly reminders: RemindersService,
    private readonly upcoming: UpcomingReminders,
  ) {}

  @FieldResolver(() => ReminderSettingsType, {
    description: 'Reminder settings for the active routine. Off by default.',
  })
  async reminderSettings(@Root() user: User) {
    return { ...(await this.reminders.settings(user)), id: user.id };
  }

  @FieldResolver(() => [UpcomingReminderType], {
    description:
      'Reminders of the next 14 days, soonest first, based on the current settings, active routine and logs. Empty if no routine is active, or if notifications of the kind `ROUTINE_REMINDER` are off both in the app and by email.',
  })
  upcomingReminders(@Args(() => UpcomingRemindersArgs) { first }: UpcomingRemindersArgs, @Root() user: User) {
    return this.upcoming.list(user, first);
  }
}
