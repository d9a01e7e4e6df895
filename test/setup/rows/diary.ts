import {
  AddJournalEntryDocument,
  AvoidIngredientDocument,
  CreateGoalDocument,
  CreateRoutineDocument,
  LogRoutineStepDocument,
  ReportReactionDocument,
  StartPatchTestDocument,
  UpdateReminderSettingsDocument,
} from '../../../operations/generated.ts';
import { addDays } from '../../../src/platform/time/calendar-days.ts';
import { localDay } from '../../../src/platform/time/local-day.ts';
import type { TestUser } from '../api.ts';

/** A row in every table of routines, reminders, progress and ingredients that belongs to a person, and a journal photo. */
export async function keepDiary({ client }: TestUser, photo: Buffer): Promise<{ entryId: string }> {
  const { createRoutine } = await client.request(CreateRoutineDocument, {
    input: {
      name: 'My mornings',
      steps: [{ session: 'AM', kind: 'SUNSCREEN', name: 'Day shield', spf: 50 }],
      activate: true,
    },
  });
  const step = createRoutine.routine!.steps[0]!;
  await client.request(LogRoutineStepDocument, {
    input: { stepId: step.id, outcome: 'DONE' },
  });
  await client.request(ReportReactionDocument, {
    input: { stepId: step.id, severity: 'MILD', symptoms: ['STINGING'] },
  });
  await client.request(StartPatchTestDocument, {
    input: { name: 'Night cream', label: 'Aqua, Limonene', stepId: step.id },
  });
  await client.request(CreateGoalDocument, {
    input: { metric: 'REDNESS', target: 0, day: addDays(localDay('UTC', new Date()), 30) },
  });
  await client.request(UpdateReminderSettingsDocument, {
    input: { morning: { enabled: true, time: '07:30' } },
  });
  await client.request(AvoidIngredientDocument, { input: { target: { name: 'Limonene' } } });
  await client.request(AvoidIngredientDocument, { input: { target: { name: 'Parabens' } } });
  const { data } = await client.upload(
    AddJournalEntryDocument,
    { input: { mood: 4, text: 'calm skin', photo: null } },
    'input.photo',
    new Blob([photo]),
  );
  return { entryId: data!.addJournalEntry.journalEntry!.id };
}
