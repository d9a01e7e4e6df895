import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { payload } from '../graphql/types/payload.ts';
import type { User } from '../users/users.table.ts';
import { UserType } from '../users/users.types.ts';
import type { RemindersService } from './reminders.service.ts';
import {
  ReminderSettingsType,
  UpcomingRemindersArgs,
  UpcomingReminderType,
  UpdateReminderSettingsInput,
  UpdateReminderSettingsPayload,
} from './reminders.types.ts';
import type { UpcomingReminders } from './upcoming-reminders.ts';

@Resolver(() => UserType)
export class RemindersResolver {
  constructor(
    private readonly reminders: RemindersService,
    private readonly upcoming: UpcomingReminders,
  ) {}

  @FieldResolver(() => ReminderSettingsType, {
    description: 'Reminder settings for the active routine. Off by default.',
  })
  reminderSettings(@Root() user: User) {
    return this.reminders.settings(user);
  }

  @FieldResolver(() => [UpcomingReminderType], {
    description:
      'Reminders of the next 14 days, soonest first, based on the current settings, active routine and logs. Empty if no routine is active, or if notifications of the kind `ROUTINE_REMINDER` are off both in the app and by email.',
  })
  upcomingReminders(@Args(() => UpcomingRemindersArgs) { first }: UpcomingRemindersArgs, @Root() user: User) {
    return this.upcoming.list(user, first);
  }

  @Mutation(() => UpdateReminderSettingsPayload, {
    description: 'Updates the reminder settings for the active routine. Omitted fields are unchanged.',
  })
  updateReminderSettings(
    @Arg('input', () => UpdateReminderSettingsInput, { description: 'What changes.' })
    input: UpdateReminderSettingsInput,
    @Ctx() context: Context,
  ): Promise<UpdateReminderSettingsPayload> {
    return payload(UpdateReminderSettingsPayload, async () => ({
      reminderSettings: await this.reminders.update(requireViewer(context), input),
    }));
  }
}
