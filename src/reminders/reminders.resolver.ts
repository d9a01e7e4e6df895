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
    description: 'When to remind of the active routine; switched off until somebody switches it on.',
  })
  reminderSettings(@Root() user: User) {
    return this.reminders.settings(user);
  }

  @FieldResolver(() => [UpcomingReminderType], {
    description:
      'The reminders of the next 14 days, soonest first, as they follow from the settings, the active routine and what is logged now. Empty without an active routine, and while notifications of the kind `ROUTINE_REMINDER` go neither to the app nor by mail.',
  })
  upcomingReminders(@Args(() => UpcomingRemindersArgs) { first }: UpcomingRemindersArgs, @Root() user: User) {
    return this.upcoming.list(user, first);
  }

  @Mutation(() => UpdateReminderSettingsPayload, {
    description: 'Changes when to remind of the active routine. What is left out stays.',
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
