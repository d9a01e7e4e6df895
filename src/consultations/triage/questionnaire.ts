import { message, type Text } from '../../platform/language/text.ts';
import {
  type AskedAbout,
  questionOf,
  RED_FLAGS,
  type RedFlag,
  redFlag,
} from '../../rules/triage/red-flags.ts';

/** A change of meaning raises it; answers name the version that was shown. */
export const QUESTIONNAIRE_VERSION = 2;

export interface Questionnaire {
  version: number;
  intro: Text;
  questions: { flag: RedFlag; text: Text; asksWhom: AskedAbout }[];
}

export const questionnaire = (): Questionnaire => ({
  version: QUESTIONNAIRE_VERSION,
  intro: message('triage.intro'),
  questions: RED_FLAGS.map((flag) => ({
    flag,
    text: questionOf(flag),
    asksWhom: redFlag(flag).asksWhom,
  })),
});
