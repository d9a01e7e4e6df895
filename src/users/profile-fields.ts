import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

const MAX_NAME = 100;

export const nameField = z.string().trim().max(MAX_NAME, `A name may have at most ${MAX_NAME} characters.`);

/** A BCP 47 tag in its canonical form. */
export const localeField = z
  .string()
  .max(35, 'A locale may have at most 35 characters.')
  .refine(isLocale, 'The locale must be a BCP 47 tag such as "en" or "de-AT".')
  .transform((tag) => Intl.getCanonicalLocales(tag)[0]!);

export const timeZoneField = z
  .string()
  .max(64, 'A time zone may have at most 64 characters.')
  .refine(isTimeZone, 'The time zone must be an IANA name such as "Europe/Berlin".');

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Intl alone also accepts abbreviations such as IST, which mean different zones in different programs. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId.length > 0;
  } catch {
    return false;
  }
}
