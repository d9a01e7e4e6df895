/** Languages of texts for people; readers of other languages get English. */
export type Language = 'en' | 'de';

/** The reader of a text. */
export interface Reader {
  /** BCP 47. */
  locale: string;
  /** IANA. */
  timeZone: string;
}

/** A reader of whom nothing is known. */
export const SOMEBODY: Reader = { locale: 'en', timeZone: 'UTC' };

/** A fixed text, or a function of the reader. */
export type LocalText = string | ((reader: Reader) => string);

export const languageOf = (locale: string): Language => (parsed(locale)?.language === 'de' ? 'de' : 'en');

/** One text in every language. */
export const localized =
  (texts: Readonly<Record<Language, string>>) =>
  ({ locale }: Reader): string =>
    texts[languageOf(locale)];

export const textFor = (text: LocalText, reader: Reader): string =>
  typeof text === 'string' ? text : text(reader);

/** A date in the reader's time zone, such as "1 March 2026". */
export const formatDay = ({ locale, timeZone }: Reader, at: Date): string =>
  new Intl.DateTimeFormat(formattingLocale(locale), { dateStyle: 'long', timeZone }).format(at);

/** Date, time and zone, such as "1 March 2026 at 08:30:00 CET". */
export const formatInstant = ({ locale, timeZone }: Reader, at: Date): string =>
  new Intl.DateTimeFormat(formattingLocale(locale), {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone,
  }).format(at);

/** With at most one decimal. */
export const formatNumber = ({ locale }: Pick<Reader, 'locale'>, value: number): string =>
  new Intl.NumberFormat(formattingLocale(locale), { maximumFractionDigits: 1 }).format(value);

/** The language of a locale if there are texts in it, or else English. */
export const languageIn = (locale: string, languages: { has(language: string): boolean }): string => {
  const language = parsed(locale)?.language;
  return language !== undefined && languages.has(language) ? language : 'en';
};

/** The first of the accepted tags that there are texts in, or English. */
export const localeOf = (accepted: readonly string[], languages: readonly string[]): string =>
  accepted.find((tag) => languages.includes(parsed(tag)?.language ?? '')) ?? SOMEBODY.locale;

/** The locale for dates and numbers: the language of the surrounding text, with the reader's region. */
export function formattingLocale(locale: string, textLanguage: string = languageOf(locale)): string {
  const { language, baseName, region } = parsed(locale) ?? {};
  if (language !== textLanguage) return textLanguage === 'en' ? 'en-GB' : textLanguage;
  return language === 'en' && !region ? 'en-GB' : baseName!;
}

function parsed(locale: string): Intl.Locale | null {
  try {
    return new Intl.Locale(locale);
  } catch {
    return null;
  }
}
