import { type Language, languageOf } from '../../platform/language/language.ts';
import { type FlagTier, type RedFlag, redFlag, sortedFlags, tierOf } from './red-flags.ts';

/** What to do about red flags, for the person. */
export interface UrgentCareAdvice {
  tier: FlagTier;
  /** The most dangerous first. */
  flags: RedFlag[];
  title: string;
  message: string;
}

const TITLES: Readonly<Record<FlagTier, Readonly<Record<Language, string>>>> = {
  EMERGENCY: { en: 'Please get help now', de: 'Bitte holen Sie sich jetzt Hilfe' },
  URGENT: { en: 'Please see a doctor today', de: 'Bitte lassen Sie sich heute ärztlich ansehen' },
  SOON: {
    en: 'Please have it looked at within days',
    de: 'Bitte lassen Sie es in den nächsten Tagen ansehen',
  },
};

const CLOSINGS: Readonly<Record<FlagTier, Readonly<Record<Language, string>>>> = {
  EMERGENCY: {
    en: 'Please do not wait for an answer in this app.',
    de: 'Bitte warten Sie nicht auf eine Antwort in dieser App.',
  },
  URGENT: {
    en: 'If you get worse, do not wait until a practice opens. An answer in this app does not replace the visit.',
    de: 'Wenn es schlimmer wird, warten Sie nicht, bis eine Praxis öffnet. Eine Antwort in dieser App ersetzt den Besuch nicht.',
  },
  SOON: {
    en: 'An answer in this app does not replace the visit.',
    de: 'Eine Antwort in dieser App ersetzt den Besuch nicht.',
  },
};

/** Null without a flag. Each advice is given once, the most dangerous first. */
export function urgentCare(flags: readonly RedFlag[], locale: string): UrgentCareAdvice | null {
  const tier = tierOf(flags);
  if (tier === 'ROUTINE') return null;
  const language = languageOf(locale);
  const sorted = sortedFlags(flags);
  const advice = new Set(sorted.map((flag) => redFlag(flag).advice[language]));
  const message = [...advice, CLOSINGS[tier][language]].join(' ');
  return { tier, flags: sorted, title: TITLES[tier][language], message };
}
