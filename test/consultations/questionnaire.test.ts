import { describe, expect, it } from 'vitest';
import { questionnaire, urgentCare } from '../../src/consultations/triage/questionnaire.ts';
import { RED_FLAGS } from '../../src/consultations/triage/red-flags.ts';

describe('the questionnaire', () => {
  it.each([
    ['en', 'en'],
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE', 'de'],
    ['den', 'en'],
    ['fr', 'en'],
    ['', 'en'],
  ])('is for %s in %s', (locale, language) => expect(questionnaire(locale).language).toBe(language));

  it.each(['en', 'de'])('asks for every red flag once in %s', (locale) => {
    const { questions, version } = questionnaire(locale);
    expect(version).toBe(1);
    expect(questions.map(({ flag }) => flag)).toEqual([...RED_FLAGS]);
    for (const { text } of questions) expect(text).toMatch(/^\p{Lu}.{20,}\?$/u);
  });

  it.each(['en', 'de'])('says what to do about each, the most dangerous first, in %s', (locale) => {
    expect(urgentCare([], locale)).toBeNull();
    const advice = RED_FLAGS.map((flag) => urgentCare([flag], locale)!);
    expect(new Set(advice.map(({ message }) => message)).size).toBe(RED_FLAGS.length);
    for (const { message } of advice) expect(message).toContain('112');
    const all = urgentCare(RED_FLAGS, locale)!;
    expect(all.flags[0]).toBe('FACE_SWELLING_OR_TROUBLE_BREATHING');
    expect([...all.flags].sort()).toEqual([...RED_FLAGS].sort());
  });
});
