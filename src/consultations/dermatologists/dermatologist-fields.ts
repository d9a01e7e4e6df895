import { z } from 'zod';
import { says } from '../../platform/validation.ts';
import { DERMATOLOGY_SPECIALTIES } from './specialties.ts';

const MAX_LANGUAGES = 10;
const NAMES_OF_LANGUAGES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

const line = (what: 'name' | 'title', most: number) =>
  z
    .string()
    .trim()
    .max(most, says(`consultations.${what}.too-long`))
    .refine((text) => !/\p{Cc}/u.test(text), says(`consultations.${what}.line`));

/** Lists are unique and in the order given. */
const unique = <T>(items: T[]): T[] => [...new Set(items)];

export const languageField = z
  .string()
  .trim()
  .toLowerCase()
  .refine(isLanguage, says('consultations.language.invalid'));

export const displayNameField = line('name', 100).min(1, says('consultations.name.empty'));

export const titleField = line('title', 100)
  .transform((text) => text || null)
  .nullish();

export const specialtiesField = z
  .array(z.enum(DERMATOLOGY_SPECIALTIES))
  .min(1, says('consultations.specialties.none'))
  .max(DERMATOLOGY_SPECIALTIES.length, says('consultations.specialties.too-many'))
  .transform(unique);

export const languagesField = z
  .array(languageField)
  .min(1, says('consultations.languages.none'))
  .max(MAX_LANGUAGES, says('consultations.languages.too-many'))
  .transform(unique);

export const bioField = z
  .string()
  .trim()
  .max(2000, says('consultations.bio.too-long'))
  .transform((text) => text || null)
  .nullish();

function isLanguage(tag: string): boolean {
  return /^[a-z]{2,3}$/.test(tag) && NAMES_OF_LANGUAGES.of(tag) !== undefined;
}
