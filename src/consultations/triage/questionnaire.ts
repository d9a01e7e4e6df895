import { type Language, languageOf } from '../../platform/language/language.ts';
import { type AskedAbout, RED_FLAGS, type RedFlag, redFlag } from '../../rules/triage/red-flags.ts';

/** A change of meaning raises it; answers name the version that was shown. */
export const QUESTIONNAIRE_VERSION = 2;

export interface Questionnaire {
  version: number;
  language: Language;
  intro: string;
  questions: { flag: RedFlag; text: string; asksWhom: AskedAbout }[];
}

const INTRO: Readonly<Record<Language, string>> = {
  en: 'Some signs need care sooner than we can answer. Please answer each question before you send your case.',
  de: 'Manche Zeichen brauchen schneller Hilfe, als wir antworten können. Bitte beantworten Sie jede Frage, bevor Sie Ihre Anfrage senden.',
};

/** In German for every German locale, in English for all others. */
export function questionnaire(locale: string): Questionnaire {
  const language = languageOf(locale);
  return {
    version: QUESTIONNAIRE_VERSION,
    language,
    intro: INTRO[language],
    questions: RED_FLAGS.map((flag) => {
      const { question, asksWhom } = redFlag(flag);
      return { flag, text: question[language], asksWhom };
    }),
  };
}
