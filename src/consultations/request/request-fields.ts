import { z } from 'zod';
import { userError } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import { clientRequestIdField, says } from '../../platform/validation.ts';
import { RED_FLAGS } from '../../rules/triage/red-flags.ts';
import { QUESTIONNAIRE_VERSION } from '../triage/questionnaire.ts';
import type { RedFlagAnswers } from '../triage/red-flags.ts';

export const requestFields = z.object({
  question: z
    .string()
    .trim()
    .min(1, says('consultations.question.empty'))
    .max(500, says('consultations.question.too-long')),
  description: z
    .string()
    .trim()
    .max(5000, says('consultations.description.too-long'))
    .transform((text) => text || null)
    .nullish(),
  clientRequestId: clientRequestIdField,
});

/** In the order of the questionnaire. Throws REQUIRED or OUTDATED unless each question of the present version has one answer. */
export function checkedAnswers(given: RedFlagAnswers | null | undefined): RedFlagAnswers {
  if (!given) throw userError('REQUIRED', message('consultations.answers.all'), 'redFlags');
  const { version, answers } = given;
  if (version !== QUESTIONNAIRE_VERSION) {
    const present = message('consultations.answers.version', { version: QUESTIONNAIRE_VERSION });
    throw userError('OUTDATED', present, 'redFlags', 'version');
  }
  const byFlag = new Map(answers.map(({ flag, present }) => [flag, present]));
  if (answers.length !== RED_FLAGS.length || byFlag.size !== RED_FLAGS.length) {
    throw userError('REQUIRED', message('consultations.answers.once'), 'redFlags', 'answers');
  }
  return { version, answers: RED_FLAGS.map((flag) => ({ flag, present: byFlag.get(flag)! })) };
}
