/** Languages of texts for people; readers of other languages get English. */
export type Language = 'en' | 'de';

/** The reader of a text. */
export interface Reader {
  /** BCP 47. */
  locale: string;
  /** IANA. */
  timeZone: string;
}

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

/** The locale for dates and numbers: the language of the surrounding text, with the reader's region. */
function formattingLocale(locale: string): string {
  const { language, baseName, region } = parsed(locale) ?? {};
  if (language === 'de') return baseName!;
  return language === 'en' && region ? baseName! : 'en-GB';
}

function parsed(locale: string): Intl.Locale | null {
  try {
    return new Intl.Locale(locale);
  } catch {
    return null;
  }
}
