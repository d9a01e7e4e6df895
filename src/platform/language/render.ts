import { type Formatters, IntlMessageFormat } from 'intl-messageformat';
import { type Catalogue, cataloguesWith, FALLBACK, readCatalogues } from './catalogues.ts';
import { formattingLocale, languageIn, type Reader } from './language.ts';
import { parametersOf } from './message-patterns.ts';
import { type Dated, isMessage, type Message, type Text, type Value } from './text.ts';

const MAX_COMPILED = 5000;
/** A pattern without plurals, dates and quotes. */
const PLAIN = /^(?:[^{}']|\{\w+(?:, number)?\})*$/;
const PARAMETER = /(\{\w+(?:, number)?\})/;
/** As in "1 March 2026". */
const DAY = { dateStyle: 'long', timeZone: 'UTC' } as const;
/** As in "1 March 2026 at 08:30:00 CET". */
const INSTANT = { dateStyle: 'long', timeStyle: 'long' } as const;

/** Writes texts in the language of their reader, from the catalogues given. */
export class Renderer {
  /** By locale and code. */
  readonly #compiled = new Map<string, Map<string, Compiled>>();
  #compiledCount = 0;
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
    if (isMessage(text)) {
      const compiled = this.#compile(text.code, reader);
      return capitalized(this.#message(text, reader, compiled), compiled);
    }
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

  #message({ code, params = {} }: Message, reader: Reader, compiled = this.#compile(code, reader)): string {
    const parameter = (name: string) =>
      params[name] === undefined ? undefined : this.#value(params[name], reader);
    try {
      return fill(compiled, parameter) ?? formatted(compiled, Object.keys(params), parameter);
    } catch {
      // A text that was stored by an earlier version may lack a parameter; the rest of the answer must not.
      return compiled.pattern.replace(/\{(\w+)(?:,[^{}]*)?\}/g, (_, name: string) =>
        String(parameter(name) ?? '…'),
      );
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
  #pattern(code: string, reader: Reader): { pattern: string; language: string } {
    for (const language of [this.languageFor(reader), FALLBACK]) {
      const pattern = this.catalogues.get(language)?.get(code);
      if (pattern !== undefined) return { pattern, language };
    }
    // Stored by an earlier version.
    return { pattern: code, language: FALLBACK };
  }

  #compile(code: string, reader: Reader): Compiled {
    const known = this.#compiled.get(reader.locale)?.get(code);
    if (known) return known;
    const { pattern, language } = this.#pattern(code, reader);
    const locale = () => formattingLocale(reader.locale, language);
    let format: IntlMessageFormat | undefined;
    const compiled = {
      pattern,
      beginsWithValue: /^\{\w+\}/.test(pattern),
      parts: PLAIN.test(pattern) ? pattern.split(PARAMETER).map(partOf) : null,
      number: numberFormat(locale),
      format: () => {
        format ??= new IntlMessageFormat(pattern, locale(), undefined, {
          ignoreTag: true,
          formatters: createFormatters(),
        });
        return format;
      },
    };
    this.#keep(reader.locale, code, compiled);
    return compiled;
  }

  #keep(locale: string, code: string, compiled: Compiled): void {
    // People choose their locale.
    if (this.#compiledCount >= MAX_COMPILED) {
      this.#compiled.clear();
      this.#compiledCount = 0;
    }
    const ofLocale = this.#compiled.get(locale) ?? new Map<string, Compiled>();
    this.#compiled.set(locale, ofLocale.set(code, compiled));
    this.#compiledCount += 1;
  }
}

/** A message in the language of a locale. */
interface Compiled {
  pattern: string;
  /** Of a plain pattern. */
  parts: readonly Part[] | null;
  beginsWithValue: boolean;
  number: (value: number) => string;
  format: () => IntlMessageFormat;
}

/** Text, or a parameter. */
type Part = string | { name: string; isNumber: boolean };

const partOf = (part: string): Part =>
  part.startsWith('{') ? { name: /\w+/.exec(part)![0], isNumber: part.endsWith(', number}') } : part;

/** Keeps what it wrote of small numbers, such as scores. */
function numberFormat(locale: () => string): (value: number) => string {
  const known: string[] = [];
  let format: Intl.NumberFormat | undefined;
  const write = (value: number) => {
    format ??= new Intl.NumberFormat(locale());
    return format.format(value);
  };
  return (value) => {
    if (!Number.isInteger(value) || value < 1 || value > 100) return write(value);
    known[value] ??= write(value);
    return known[value];
  };
}

type Parameter = (name: string) => string | number | undefined;

/** Null if the pattern is not plain, or a value is missing or no number. */
function fill({ parts, number }: Compiled, parameter: Parameter): string | null {
  if (!parts) return null;
  let text = '';
  for (const part of parts) {
    const value = typeof part === 'string' ? part : parameter(part.name);
    if (value === undefined) return null;
    if (typeof part === 'string' || !part.isNumber) text += value;
    else if (typeof value === 'number') text += number(value);
    else return null;
  }
  return text;
}

const formatted = ({ format }: Compiled, names: readonly string[], parameter: Parameter) =>
  format().format(Object.fromEntries(names.map((name) => [name, parameter(name)]))) as string;

/** Of one message, by the options in it; those of the package put their options into JSON for each text. */
function createFormatters() {
  const kept = <Options, Format>(create: new (locales?: string | string[], options?: Options) => Format) => {
    const known = new Map<unknown, Format>();
    return (locales?: string | string[], options?: Options & { type?: string }): Format => {
      const key = options?.type ?? options; // of plurals a new object each time
      const format = known.get(key) ?? new create(locales, options);
      known.set(key, format);
      return format;
    };
  };
  return {
    getNumberFormat: kept(Intl.NumberFormat as never),
    getDateTimeFormat: kept(Intl.DateTimeFormat as never),
    getPluralRules: kept(Intl.PluralRules as never),
  } as Formatters;
}

/** A sentence that begins with a value begins with a capital letter all the same. */
const capitalized = (text: string, { beginsWithValue }: Compiled): string =>
  beginsWithValue && /[.!?]$/.test(text) ? text.charAt(0).toLocaleUpperCase() + text.slice(1) : text;

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
