import { describe, expect, it } from 'vitest';
import { formattingLocale, languageIn, localeOf } from '../../../src/platform/language/language.ts';
import { render } from '../../../src/platform/language/render.ts';

const at = '2026-03-01T23:30:00Z';
const languages = new Set(['de', 'en']);

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
    expect(languageIn(locale, languages)).toBe(language);
  });
});

describe('the locale of a stranger', () => {
  it.each([
    [['fr', 'de-AT', 'en'], 'de-AT'],
    [['fr', 'it'], 'en'],
    [['*'], 'en'],
    [[], 'en'],
    [['DE-at-u-nu-thai-x-private', 'en'], 'de-AT'],
    [['de-Latn-AT-1996'], 'de-Latn-AT'],
    [['x y', '-', 'en-US'], 'en-US'],
  ])('is of %j the first that there are texts in: %s', (accepted, locale) => {
    expect(localeOf(accepted, languages)).toBe(locale);
  });
});

describe('dates and numbers', () => {
  it.each([
    ['en', 'UTC', '1 March 2026 at 23:30:00 UTC'],
    ['ja', 'UTC', '1 March 2026 at 23:30:00 UTC'],
    ['fr-FR', 'UTC', '1 March 2026 at 23:30:00 UTC'],
    ['de-DE', 'Europe/Berlin', '2. März 2026 um 00:30:00 MEZ'],
    ['de-u-ca-buddhist-nu-thai', 'UTC', '1. März 2026 um 23:30:00 UTC'],
  ])('are in the language of the text and the zone of the reader: %s, %s', (locale, timeZone, expected) => {
    expect(render({ instant: at }, { locale, timeZone })).toBe(expected);
  });

  it.each([
    ['de-CH', 'de', 'de-CH'],
    ['en', 'en', 'en-GB'],
    ['fr-CA', 'en', 'en-GB'],
    ['pt-BR', 'de', 'de'],
  ])('for %s in a text in %s are as in %s', (locale, language, writing) => {
    expect(formattingLocale(locale, language)).toBe(writing);
  });
});
