import { IntlMessageFormat } from 'intl-messageformat';
import { type Catalogue, cataloguesWith, FALLBACK, readCatalogues } from './catalogues.ts';
import { formattingLocale, languageIn, type Reader } from './language.ts';
import { parametersOf } from './message-patterns.ts';
import { type Dated, isMessage, type Message, type Text, type Value } from './text.ts';

const MAX_COMPILED = 5000;
/** As in "1 March 2026". */
const DAY = { dateStyle: 'long', timeZone: 'UTC' } as const;
/** As in "1 March 2026 at 08:30:00 CET". */
const INSTANT = { dateStyle: 'long', timeStyle: 'long' } as const;

/** Writes texts in the language of their reader, from the catalogues given. */
export class Renderer {
  readonly #compiled = new Map<string, IntlMessageFormat>();
  readonly #parameters = new Map<string, readonly string[]>();

  /** The languages that can be read. */
  readonly languages: ReadonlySet<string>;

  constructor(private readonly catalogues: ReadonlyMap<string, Catalogue>) {
    this.languages = new Set(catalogues.keys());
  }

  /** The language in which this reader gets texts. */
  languageFor({ locale }: Pick<Reader, 'locale'>): string {
    return languageIn(locale, this.languages);
  }

  has(code: string): boolean {
    return this.catalogues.get(FALLBACK)?.has(code) ?? false;
  }

  parametersIn(code: string): readonly string[] {
    let names = this.#parameters.get(code);
    if (!names) {
      names = [...parametersOf(this.catalogues.get(FALLBACK)?.get(code) ?? '').keys()];
      this.#parameters.set(code, names);
    }
    return names;
  }

  render(text: Text, reader: Reader): string {
    if (isMessage(text)) return capitalized(this.#message(text, reader), this.#pattern(text, reader).pattern);
    if (Array.isArray(text)) return text.map((part) => this.render(part, reader)).join(' ');
    return this.#plain(text as string | Dated, reader);
  }

  #plain(text: string | Dated, reader: Reader): string {
    if (typeof text === 'string') return text;
    const locale = formattingLocale(reader.locale, this.languageFor(reader));
    return 'day' in text
      ? new Intl.DateTimeFormat(locale, DAY).format(new Date(`${text.day}T12:00:00Z`))
      : new Intl.DateTimeFormat(locale, { ...INSTANT, timeZone: reader.timeZone }).format(
          new Date(text.instant),
        );
  }

  #message(text: Message, reader: Reader): string {
    const values = Object.fromEntries(
      Object.entries(text.params ?? {}).map(([name, value]) => [name, this.#value(value, reader)]),
    );
    const { pattern, language } = this.#pattern(text, reader);
    try {
      return this.#format(pattern, language, reader.locale).format(values) as string;
    } catch {
      // A text that was stored by an earlier version may lack a parameter; the rest of the answer must not.
      return pattern.replace(/\{(\w+)(?:,[^{}]*)?\}/g, (_, name: string) => String(values[name] ?? '…'));
    }
  }

  #value(value: Value, reader: Reader): string | number {
    if (typeof value === 'number') return value;
    if (isMessage(value)) return this.#message(value, reader);
    if (!Array.isArray(value)) return this.#plain(value as string | Dated, reader);
    const parts = value.map((part: Text) =>
      isMessage(part) ? this.#message(part, reader) : this.render(part, reader),
    );
    return new Intl.ListFormat(this.languageFor(reader), { type: 'conjunction' }).format(parts);
  }

  /** In the reader's language, or else in English. */
  #pattern({ code }: Message, reader: Reader): { pattern: string; language: string } {
    for (const language of [this.languageFor(reader), FALLBACK]) {
      const pattern = this.catalogues.get(language)?.get(code);
      if (pattern !== undefined) return { pattern, language };
    }
    // Stored by an earlier version.
    return { pattern: code, language: FALLBACK };
  }

  #format(pattern: string, language: string, locale: string): IntlMessageFormat {
    const writing = formattingLocale(locale, language);
    const key = `${writing} ${pattern}`;
    let format = this.#compiled.get(key);
    if (!format) {
      if (this.#compiled.size >= MAX_COMPILED) this.#compiled.clear(); // people choose their locale
      format = new IntlMessageFormat(pattern, writing, undefined, { ignoreTag: true });
      this.#compiled.set(key, format);
    }
    return format;
  }
}

/** A sentence that begins with a value begins with a capital letter all the same. */
const capitalized = (text: string, pattern: string): string =>
  /^\{\w+\}/.test(pattern) && /[.!?]$/.test(text) ? text.charAt(0).toLocaleUpperCase() + text.slice(1) : text;

let current = new Renderer(readCatalogues());

/** From now on, texts are written by the shipped catalogues with those of `folder` on top, if one is given. */
export function useCatalogues(folder: string | undefined): void {
  current = new Renderer(folder === undefined ? readCatalogues() : cataloguesWith(folder));
}

export const render = (text: Text, reader: Reader): string => current.render(text, reader);

export const languages = (): ReadonlySet<string> => current.languages;

/** The language in which `render` writes for this reader, for the attribute `lang`. */
export const languageFor = (reader: Pick<Reader, 'locale'>): string => current.languageFor(reader);

export const hasMessage = (code: string): boolean => current.has(code);

/** Names of the parameters of a message, such as `product`. */
export const parametersIn = (code: string): readonly string[] => current.parametersIn(code);
