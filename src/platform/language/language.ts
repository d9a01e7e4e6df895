import { LRUCache } from 'lru-cache';

/** The reader of a text. */
export interface Reader {
  /** BCP 47. */
  locale: string;
  /** IANA. */
  timeZone: string;
}

/** A reader of whom nothing is known. */
export const SOMEBODY: Reader = { locale: 'en', timeZone: 'UTC' };

/** The language of a locale if there are texts in it, or else English. */
export const languageIn = (locale: string, languages: { has(language: string): boolean }): string => {
  const language = parsed(locale)?.language;
  return language !== undefined && languages.has(language) ? language : SOMEBODY.locale;
};

/** Of a header that lists more, the rest is ignored. */
const MAX_ACCEPTED = 20;

/**
 * The first of the accepted tags that there are texts in, with its script and region, or English. Short and in canonical
 * form, whatever the tags contain.
 */
export function localeOf(accepted: readonly string[], languages: { has(language: string): boolean }): string {
  for (const tag of accepted.slice(0, MAX_ACCEPTED)) {
    const { language, script, region } = parsed(tag) ?? {};
    if (language && languages.has(language)) return [language, script, region].filter(Boolean).join('-');
  }
  return SOMEBODY.locale;
}

/** The locale for dates and numbers: the language of the surrounding text, with the reader's region. */
export function formattingLocale(locale: string, textLanguage: string): string {
  const { language, baseName, region } = parsed(locale) ?? {};
  if (language !== textLanguage) return textLanguage === 'en' ? 'en-GB' : textLanguage;
  return language === 'en' && !region ? 'en-GB' : baseName!;
}

/** Whether a text can say that it is in this language: a code such as `fr`, without script and region. */
export const isLanguage = (code: string): boolean => parsed(code)?.language === code;

/** Of the locales that were seen last; people choose theirs. */
const known = new LRUCache<string, { locale: Intl.Locale | null }>({ max: 1000 });
/** Longer ones are not kept. */
const MAX_KEPT_LENGTH = 40;

function parsed(text: string): Intl.Locale | null {
  const found = known.get(text);
  if (found) return found.locale;
  const locale = parse(text);
  if (text.length <= MAX_KEPT_LENGTH) known.set(text, { locale });
  return locale;
}

function parse(text: string): Intl.Locale | null {
  try {
    return new Intl.Locale(text);
  } catch {
    return null;
  }
}
