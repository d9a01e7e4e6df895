import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { payload } from '../graphql/types/payload.ts';
import type { RemindersService } from './reminders.service.ts';
import { UpdateReminderSettingsInput, UpdateReminderSettingsPayload } from './reminders.types.ts';

@Resolver()
export class RemindersResolver {
  constructor(private readonly reminders: RemindersService) {}

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
