import { z } from 'zod';
import { DERMATOLOGY_SPECIALITIES } from './specialities.ts';

const MAX_LANGUAGES = 10;
const LANGUAGE = 'A language is the primary subtag of BCP 47, such as "en" or "de".';
const NAMES_OF_LANGUAGES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

const line = (what: string, most: number) =>
  z
    .string()
    .trim()
    .max(most, `${what} has at most ${most} characters.`)
    .refine((text) => !/\p{Cc}/u.test(text), `${what} is one line of text.`);

/** Lists are unique and in the order given. */
const unique = <T>(items: T[]): T[] => [...new Set(items)];

export const languageField = z.string().trim().toLowerCase().refine(isLanguage, LANGUAGE);

export const displayNameField = line('The name', 100).min(1, 'The name is empty.');

export const titleField = line('The title', 100)
  .transform((text) => text || null)
  .nullish();

export const specialitiesField = z
  .array(z.enum(DERMATOLOGY_SPECIALITIES))
  .min(1, 'Enter at least one speciality.')
  .max(
    DERMATOLOGY_SPECIALITIES.length,
    `At most ${DERMATOLOGY_SPECIALITIES.length} specialities are allowed.`,
  )
  .transform(unique);

export const languagesField = z
  .array(languageField)
  .min(1, 'Enter at least one language.')
  .max(MAX_LANGUAGES, `At most ${MAX_LANGUAGES} languages are allowed.`)
  .transform(unique);

export const bioField = z
  .string()
  .trim()
  .max(2000, 'The text about the dermatologist has at most 2,000 characters.')
  .transform((text) => text || null)
  .nullish();

function isLanguage(tag: string): boolean {
  return /^[a-z]{2,3}$/.test(tag) && NAMES_OF_LANGUAGES.of(tag) !== undefined;
}
