import { z } from 'zod';
import { requireDay, userError } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import { addDays } from '../../platform/time/calendar-days.ts';
import { clientRequestIdField, parseInput, says } from '../../platform/validation.ts';
import { labelField, nameField } from '../plans/routine-input.ts';
import {
  REACTION_SEVERITIES,
  REACTION_SYMPTOMS,
  type ReactionSeverity,
  type ReactionSymptom,
} from '../rules/reactions.ts';

export interface StartPatchTest {
  clientRequestId?: string | null;
  name: string;
  label?: string | null;
  stepId?: string | null;
  startedOn?: string | null;
}

export interface RecordPatchTestResult {
  id: string;
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

const noteField = z.string().trim().max(2000, says('routines.note.too-long')).nullish();

const reactionFields = z.object({
  severity: z.enum(REACTION_SEVERITIES, says('patch-tests.severity.none')),
  symptoms: z
    .array(z.enum(REACTION_SYMPTOMS), says('routines.symptoms.none'))
    .min(1, says('routines.symptoms.none'))
    .max(REACTION_SYMPTOMS.length, says('routines.symptoms.twice')),
  note: noteField,
});

export function readStart(input: StartPatchTest, today: string) {
  const fields = parseInput(startFields, input);
  const startedOn = input.startedOn ?? today;
  const text = message('routines.day.recent', { days: MAX_AGE_DAYS });
  requireDay(startedOn, [addDays(today, -MAX_AGE_DAYS), today], text, 'startedOn');
  return { ...fields, label: fields.label?.trim() ? fields.label : null, startedOn };
}

/** The note of a result without a reaction. */
export function readClear({ severity, symptoms, occurredOn, note }: RecordPatchTestResult): string | null {
  const given = severity ? 'severity' : symptoms && symptoms.length > 0 ? 'symptoms' : null;
  const field = given ?? (occurredOn ? 'occurredOn' : null);
  if (field) throw userError('CONFLICT', message('patch-tests.result.only-reaction'), field);
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
  requireDay(occurredOn, [startedOn, today], message('patch-tests.day.since-start'), 'occurredOn');
  const first = addDays(today, -MAX_LATE_DAYS);
  requireDay(
    occurredOn,
    [first, today],
    message('patch-tests.day.late', { days: MAX_LATE_DAYS }),
    'occurredOn',
  );
  return { severity, symptoms: [...new Set(symptoms)], note: note || null, occurredOn };
}
