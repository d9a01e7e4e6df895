import { describe, expect, it } from 'vitest';
import {
  formatDay,
  formatInstant,
  formatNumber,
  languageOf,
  localized,
  textFor,
} from '../../../src/platform/language/language.ts';

const at = new Date('2026-03-01T23:30:00Z');

describe('texts', () => {
  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['de-Latn-CH-u-nu-thai', 'de'],
    ['en-US', 'en'],
    ['fr', 'en'],
    ['den', 'en'],
    ['', 'en'],
    ['not a tag', 'en'],
  ])('are for the locale %j in %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
    expect(textFor(localized({ en: 'en', de: 'de' }), { locale, timeZone: 'UTC' })).toBe(language);
  });
});

describe('dates and numbers', () => {
  it.each([
    ['en', 'UTC', '1 March 2026'],
    ['en-US', 'UTC', 'March 1, 2026'],
    ['fr-FR', 'UTC', '1 March 2026'],
    ['de', 'Europe/Berlin', '2. März 2026'],
    ['de-u-ca-buddhist-nu-thai', 'UTC', '1. März 2026'],
    ['en', 'Pacific/Kiritimati', '2 March 2026'],
  ])('are in the language of the text and the zone of the reader: %s, %s', (locale, timeZone, expected) => {
    expect(formatDay({ locale, timeZone }, at)).toBe(expected);
  });

  it('have the time with its zone', () => {
    expect(formatInstant({ locale: 'de-DE', timeZone: 'Europe/Berlin' }, at)).toBe(
      '2. März 2026 um 00:30:00 MEZ',
    );
    expect(formatInstant({ locale: 'ja', timeZone: 'UTC' }, at)).toBe('1 March 2026 at 23:30:00 UTC');
  });

  it('have the decimal point of the language', () => {
    expect(formatNumber({ locale: 'de' }, 43.25)).toBe('43,3');
    expect(formatNumber({ locale: 'fr' }, 43.25)).toBe('43.3');
  });
});
