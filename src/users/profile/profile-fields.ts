import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { says } from '../../platform/validation.ts';

const MAX_NAME = 100;

export const nameField = z.string().trim().max(MAX_NAME, says('users.name.too-long'));

/** A BCP 47 tag in its canonical form. */
export const localeField = z
  .string()
  .max(35, says('users.locale.too-long'))
  .refine(isLocale, says('users.locale.invalid'))
  .transform((tag) => Intl.getCanonicalLocales(tag)[0]!);

export const timeZoneField = z
  .string()
  .max(64, says('users.time-zone.too-long'))
  .refine(isTimeZone, says('users.time-zone.invalid'));

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
