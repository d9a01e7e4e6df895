import { type Language, languageOf } from '../../platform/language.ts';
import { RED_FLAGS, type RedFlag } from './red-flags.ts';

/** Languages that texts of consultations are written in. */

/** A change of meaning raises it; answers name the version that was shown. */
export const QUESTIONNAIRE_VERSION = 1;

export interface Questionnaire {
  version: number;
  language: Language;
  intro: string;
  questions: { flag: RedFlag; text: string }[];
}

export interface UrgentCareAdvice {
  flags: RedFlag[];
  title: string;
  message: string;
}

interface Texts {
  intro: string;
  questions: Readonly<Record<RedFlag, string>>;
  /** What to do at once about each. */
  advice: Readonly<Record<RedFlag, string>>;
  title: string;
  emergency: string;
  case: string;
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    intro: 'Some signs need care at once. Please answer each question before you send your case.',
    questions: {
      CHANGING_OR_BLEEDING_MOLE: 'Do you have a mole that changes its size, shape or colour, or that bleeds?',
      SPREADING_INFECTION_WITH_FEVER:
        'Is an area of your skin hot, painful and spreading, and do you have a fever or chills?',
      FACE_SWELLING_OR_TROUBLE_BREATHING:
        'Are your face, lips, tongue or eyelids swollen, or do you have trouble breathing?',
      BLISTERING:
        'Do you have blisters over large areas, or blisters or sores on eyes, mouth or genitals, or skin that comes off?',
    },
    advice: {
      CHANGING_OR_BLEEDING_MOLE:
        'Have the mole looked at in person by a dermatologist within days: a photo cannot rule out skin cancer.',
      SPREADING_INFECTION_WITH_FEVER:
        'Go to an emergency department or call the medical on-call service today: the infection may need antibiotics at once.',
      FACE_SWELLING_OR_TROUBLE_BREATHING:
        'Call the emergency number now: a swelling of the face or trouble breathing can be life-threatening.',
      BLISTERING:
        'Go to an emergency department today, and show them every medicine that you took in the last weeks.',
    },
    title: 'Please get care in person now',
    emergency:
      'Emergency numbers: 112 in the European Union, 999 in the United Kingdom, 911 in the United States and Canada; elsewhere your local one.',
    case: 'Your case was marked as urgent and our dermatologists were notified. Do not wait for their answer.',
  },
  de: {
    intro:
      'Manche Zeichen brauchen sofort Hilfe. Bitte beantworten Sie jede Frage, bevor Sie den Fall senden.',
    questions: {
      CHANGING_OR_BLEEDING_MOLE:
        'Haben Sie einen Leberfleck, der Größe, Form oder Farbe verändert oder der blutet?',
      SPREADING_INFECTION_WITH_FEVER:
        'Ist eine Hautstelle heiß und schmerzhaft, breitet sie sich aus, und haben Sie Fieber oder Schüttelfrost?',
      FACE_SWELLING_OR_TROUBLE_BREATHING:
        'Sind Gesicht, Lippen, Zunge oder Augenlider geschwollen, oder bekommen Sie schlecht Luft?',
      BLISTERING:
        'Haben Sie großflächige Blasen, Blasen oder wunde Stellen an Augen, Mund oder Genitalien, oder löst sich Haut ab?',
    },
    advice: {
      CHANGING_OR_BLEEDING_MOLE:
        'Lassen Sie den Leberfleck in den nächsten Tagen hautärztlich untersuchen: Ein Foto kann Hautkrebs nicht ausschließen.',
      SPREADING_INFECTION_WITH_FEVER:
        'Gehen Sie heute in eine Notaufnahme, oder rufen Sie den ärztlichen Bereitschaftsdienst (in Deutschland 116117): Die Infektion kann sofort Antibiotika brauchen.',
      FACE_SWELLING_OR_TROUBLE_BREATHING:
        'Rufen Sie jetzt den Notruf: Eine Schwellung im Gesicht oder Atemnot kann lebensbedrohlich sein.',
      BLISTERING:
        'Gehen Sie heute in eine Notaufnahme, und zeigen Sie dort alle Medikamente, die Sie in den letzten Wochen genommen haben.',
    },
    title: 'Bitte lassen Sie sich jetzt vor Ort helfen',
    emergency:
      'Notruf: 112 in der Europäischen Union, 144 in der Schweiz und in Österreich; anderswo die örtliche Nummer.',
    case: 'Ihr Fall ist als dringend vermerkt, und unsere Hautärzte sind benachrichtigt. Warten Sie nicht auf deren Antwort.',
  },
};

/** German for every German locale, English for all others. */

export function questionnaire(locale: string): Questionnaire {
  const language = languageOf(locale);
  const { intro, questions } = TEXTS[language];
  return {
    version: QUESTIONNAIRE_VERSION,
    language,
    intro,
    questions: RED_FLAGS.map((flag) => ({ flag, text: questions[flag] })),
  };
}

/** Null if nothing was reported. The most dangerous comes first. */
export function urgentCare(flags: readonly RedFlag[], locale: string): UrgentCareAdvice | null {
  if (flags.length === 0) return null;
  const { advice, title, emergency, case: about } = TEXTS[languageOf(locale)];
  const sorted = MOST_DANGEROUS_FIRST.filter((flag) => flags.includes(flag));
  const message = [...sorted.map((flag) => advice[flag]), emergency, about].join(' ');
  return { flags: sorted, title, message };
}

const MOST_DANGEROUS_FIRST: readonly RedFlag[] = [
  'FACE_SWELLING_OR_TROUBLE_BREATHING',
  'SPREADING_INFECTION_WITH_FEVER',
  'BLISTERING',
  'CHANGING_OR_BLEEDING_MOLE',
];
