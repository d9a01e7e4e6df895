import { z } from 'zod';
import { userError } from '../../platform/errors.ts';
import { clientRequestIdField, parseInput } from '../../platform/validation.ts';
import { labelField, nameField } from '../plans/routine-input.ts';
import {
  REACTION_SEVERITIES,
  REACTION_SYMPTOMS,
  type ReactionSeverity,
  type ReactionSymptom,
} from '../rules/reactions.ts';
import { dayNumber } from '../rules/step-schedule.ts';

export interface StartPatchTest {
  clientRequestId?: string | null;
  name: string;
  label?: string | null;
  stepId?: string | null;
  startedOn?: string | null;
}

export interface RecordPatchTestResult {
  patchTestId: string;
  result: 'CLEAR' | 'REACTION';
  severity?: ReactionSeverity | null;
  symptoms?: ReactionSymptom[] | null;
  note?: string | null;
  occurredOn?: string | null;
}

/** A reaction at the tested spot. */
export interface SpotReaction {
  severity: ReactionSeverity;
  symptoms: ReactionSymptom[];
  note: string | null;
  occurredOn: string;
}

/** A test may have begun this many days before it is entered. */
const MAX_AGE_DAYS = 10;
/** A reaction may be recorded this many days late. */
const MAX_LATE_DAYS = 60;

const startFields = z.object({
  clientRequestId: clientRequestIdField,
  name: nameField,
  label: labelField.nullish(),
});

const noteField = z.string().trim().max(2000, 'A note may have at most 2,000 characters.').nullish();

const reactionFields = z.object({
  severity: z.enum(REACTION_SEVERITIES, 'Enter how severe the reaction is.'),
  symptoms: z
    .array(z.enum(REACTION_SYMPTOMS), 'Enter at least one symptom.')
    .min(1, 'Enter at least one symptom.')
    .max(REACTION_SYMPTOMS.length, 'Enter each symptom only once.'),
  note: noteField,
});

export function readStart(input: StartPatchTest, today: string) {
  const fields = parseInput(startFields, input);
  const startedOn = input.startedOn ?? today;
  const age = dayNumber(today) - dayNumber(startedOn);
  if (age < 0 || age > MAX_AGE_DAYS) {
    const message = `The day must be today or one of the ${MAX_AGE_DAYS} days before.`;
    throw userError('INVALID', message, 'startedOn');
  }
  return { ...fields, label: fields.label?.trim() ? fields.label : null, startedOn };
}

/** The note of a result without a reaction. */
export function readClear({ severity, symptoms, occurredOn, note }: RecordPatchTestResult): string | null {
  const given = severity ? 'severity' : symptoms && symptoms.length > 0 ? 'symptoms' : null;
  const field = given ?? (occurredOn ? 'occurredOn' : null);
  if (field) throw userError('INVALID', 'Only a reaction has this; its result is REACTION.', field);
  return parseInput(z.object({ note: noteField }), { note }).note || null;
}

export function readReaction(
  input: RecordPatchTestResult,
  { startedOn, today }: { startedOn: string; today: string },
): SpotReaction {
  const { severity, symptoms, note } = parseInput(reactionFields, {
    severity: input.severity ?? undefined,
    symptoms: input.symptoms ?? undefined,
    note: input.note,
  });
  const occurredOn = input.occurredOn ?? today;
  if (occurredOn < startedOn || occurredOn > today) {
    throw userError('INVALID', 'The day must be one since the test began.', 'occurredOn');
  }
  if (dayNumber(today) - dayNumber(occurredOn) > MAX_LATE_DAYS) {
    throw userError('INVALID', `The day must be one of the last ${MAX_LATE_DAYS} days.`, 'occurredOn');
  }
  return { severity, symptoms: [...new Set(symptoms)], note: note || null, occurredOn };
}
