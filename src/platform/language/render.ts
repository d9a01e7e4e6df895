import { IntlMessageFormat } from 'intl-messageformat';
import { type Catalogue, FALLBACK, readCatalogues } from './catalogues.ts';
import { formatDay, formatInstant, formattingLocale, languageIn, type Reader } from './language.ts';
import { isMessage, type Message, type Text, type Value } from './text.ts';

/** Writes texts in the language of their reader, from the catalogues given. */
export class Renderer {
  readonly #compiled = new Map<string, IntlMessageFormat>();

  constructor(private readonly catalogues: ReadonlyMap<string, Catalogue>) {}

  /** The languages that can be read. */
  get languages(): string[] {
    return [...this.catalogues.keys()];
  }

  has(code: string): boolean {
    return this.catalogues.get(FALLBACK)?.has(code) ?? false;
  }

  render(text: Text, reader: Reader): string {
    if (typeof text === 'string') return text;
    if (Array.isArray(text)) return text.map((part) => this.render(part, reader)).join(' ');
    if (isMessage(text as Value)) return this.#message(text as Message, reader);
    if ('day' in text) return formatDay({ ...reader, timeZone: 'UTC' }, new Date(`${text.day}T12:00:00Z`));
    if ('instant' in text) return formatInstant(reader, new Date(text.instant));
    return '';
  }

  #message({ code, params }: Message, reader: Reader): string {
    const language = languageIn(reader.locale, this.catalogues);
    const values = Object.fromEntries(
      Object.entries(params ?? {}).map(([name, value]) => [name, this.#value(value, reader)]),
    );
    const pattern = this.#pattern(language, code);
    const text = this.#format(pattern, language, reader.locale).format(values) as string;
    return pattern.startsWith('{') ? text.charAt(0).toLocaleUpperCase(language) + text.slice(1) : text;
  }

  #value(value: Value, reader: Reader): string | number {
    if (typeof value === 'number') return value;
    if (!Array.isArray(value)) return this.render(value, reader);
    const parts = value.map((part) => this.render(part, reader));
    return new Intl.ListFormat(languageIn(reader.locale, this.catalogues), { type: 'conjunction' }).format(
      parts,
    );
  }

  #pattern(language: string, code: string): string {
    const pattern = this.catalogues.get(language)?.get(code) ?? this.catalogues.get(FALLBACK)?.get(code);
    if (pattern === undefined) throw new Error(`No catalogue has the message ${code}.`);
    return pattern;
  }

  #format(pattern: string, language: string, locale: string): IntlMessageFormat {
    const writing = formattingLocale(locale, language);
    const key = `${writing} ${pattern}`;
    let format = this.#compiled.get(key);
    if (!format) {
      format = new IntlMessageFormat(pattern, writing, undefined, { ignoreTag: true });
      this.#compiled.set(key, format);
    }
    return format;
  }
}

const shipped = new Renderer(readCatalogues());

/** By the catalogues that are shipped. */
export const render = (text: Text, reader: Reader): string => shipped.render(text, reader);

/** The languages that are shipped. */
export const LANGUAGES: readonly string[] = shipped.languages;

export const hasMessage = (code: string): boolean => shipped.has(code);
