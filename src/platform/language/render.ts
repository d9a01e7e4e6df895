import { IntlMessageFormat } from 'intl-messageformat';
import { type Catalogue, FALLBACK, readCatalogues } from './catalogues.ts';
import { formatDay, formatInstant, formattingLocale, languageIn, type Reader } from './language.ts';
import { type Dated, isMessage, type Message, type Text, type Value } from './text.ts';

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

  parametersIn(code: string): string[] {
    const pattern = this.catalogues.get(FALLBACK)?.get(code) ?? '';
    return [...pattern.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name!);
  }

  render(text: Text, reader: Reader): string {
    if (isMessage(text)) return capitalized(this.#message(text, reader), this.#pattern(text, reader));
    if (Array.isArray(text)) return text.map((part) => this.render(part, reader)).join(' ');
    return this.#plain(text as string | Dated, reader);
  }

  #plain(text: string | Dated, reader: Reader): string {
    if (typeof text === 'string') return text;
    if ('day' in text) return formatDay({ ...reader, timeZone: 'UTC' }, new Date(`${text.day}T12:00:00Z`));
    return formatInstant(reader, new Date(text.instant));
  }

  #message(text: Message, reader: Reader): string {
    const language = languageIn(reader.locale, this.catalogues);
    const values = Object.fromEntries(
      Object.entries(text.params ?? {}).map(([name, value]) => [name, this.#value(value, reader)]),
    );
    return this.#format(this.#pattern(text, reader), language, reader.locale).format(values) as string;
  }

  #value(value: Value, reader: Reader): string | number {
    if (typeof value === 'number') return value;
    if (isMessage(value)) return this.#message(value, reader);
    if (!Array.isArray(value)) return this.#plain(value as string | Dated, reader);
    const parts = value.map((part: Text) =>
      isMessage(part) ? this.#message(part, reader) : this.render(part, reader),
    );
    return new Intl.ListFormat(languageIn(reader.locale, this.catalogues), { type: 'conjunction' }).format(
      parts,
    );
  }

  #pattern({ code }: Message, reader: Reader): string {
    const language = languageIn(reader.locale, this.catalogues);
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

/** A sentence that begins with a value begins with a capital letter all the same. */
const capitalized = (text: string, pattern: string): string =>
  /^\{\w+\}/.test(pattern) && /[.!?]$/.test(text) ? text.charAt(0).toLocaleUpperCase() + text.slice(1) : text;

const shipped = new Renderer(readCatalogues());

/** By the catalogues that are shipped. */
export const render = (text: Text, reader: Reader): string => shipped.render(text, reader);

/** The languages that are shipped. */
export const LANGUAGES: readonly string[] = shipped.languages;

export const hasMessage = (code: string): boolean => shipped.has(code);

/** Names of the plain parameters of a message, such as `product`. */
export const parametersIn = (code: string): string[] => shipped.parametersIn(code);
