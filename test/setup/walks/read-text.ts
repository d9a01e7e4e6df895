import { SOMEBODY } from '../../../src/platform/language/language.ts';
import { render } from '../../../src/platform/language/render.ts';
import { isMessage, type Text } from '../../../src/platform/language/text.ts';

/** The text in English, or in the language of `locale`. */
export const readText = (text: Text, locale = SOMEBODY.locale): string =>
  render(text, { ...SOMEBODY, locale });

/** A value of the rules with every text in it as a string. */
export type Read<T> = [Text] extends [T]
  ? string | (null extends T ? null : never)
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends object
      ? { [Key in keyof T]: Read<T[Key]> }
      : T;

/** Writes every text in English. Lists of strings stay lists. */
export function inEnglish<T>(value: T): Read<T> {
  return read(value) as Read<T>;
}

function read(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Set || value instanceof Map)
    return value;
  if (Array.isArray(value)) {
    const isText = value.some((each) => typeof each === 'object' && each !== null && isTextPart(each));
    return isText ? readText(value as Text) : value.map(read);
  }
  if (isTextPart(value)) return readText(value as Text);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, read(each)]));
}

const isTextPart = (value: object): boolean =>
  isMessage(value as Text) && Object.keys(value).every((key) => key === 'code' || key === 'params');
