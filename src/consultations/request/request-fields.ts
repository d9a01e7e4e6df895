import { z } from 'zod';
import { userError } from '../../platform/errors.ts';
import { clientRequestIdField } from '../../platform/validation.ts';
import { RED_FLAGS } from '../../rules/triage/red-flags.ts';
import { QUESTIONNAIRE_VERSION } from '../triage/questionnaire.ts';
import type { RedFlagAnswers } from '../triage/red-flags.ts';

export const requestFields = z.object({
  question: z
    .string()
    .trim()
    .min(1, 'Please ask a question.')
    .max(500, 'The question has at most 500 characters.'),
  description: z
    .string()
    .trim()
    .max(5000, 'The description has at most 5,000 characters.')
    .transform((text) => text || null)
    .nullish(),
  clientRequestId: clientRequestIdField,
});

/** In the order of the questionnaire. Throws INVALID unless each question of the present version has one answer. */
export function checkedAnswers(given: RedFlagAnswers | null | undefined): RedFlagAnswers {
  const all = 'Please answer every question of the questionnaire.';
  if (!given) throw userError('INVALID', all, 'redFlags');
  const { version, answers } = given;
  if (version !== QUESTIONNAIRE_VERSION) {
    const message = `The present version of the questionnaire is ${QUESTIONNAIRE_VERSION}; please answer that one.`;
    throw userError('INVALID', message, 'redFlags', 'version');
  }
  const byFlag = new Map(answers.map(({ flag, present }) => [flag, present]));
  if (answers.length !== RED_FLAGS.length || byFlag.size !== RED_FLAGS.length) {
    throw userError('INVALID', `${all} Each has exactly one answer.`, 'redFlags', 'answers');
  }
  return { version, answers: RED_FLAGS.map((flag) => ({ flag, present: byFlag.get(flag)! })) };
}
