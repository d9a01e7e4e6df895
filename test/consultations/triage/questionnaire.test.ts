import { describe, expect, it } from 'vitest';
import { questionnaire } from '../../../src/consultations/triage/questionnaire.ts';
import { RED_FLAGS, redFlag, tierOf } from '../../../src/rules/triage/red-flags.ts';
import { urgentCare } from '../../../src/rules/triage/urgent-care.ts';

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
    expect(version).toBe(2);
    expect(questions.map(({ flag }) => flag)).toEqual([...RED_FLAGS]);
    for (const { text } of questions) expect(text).toMatch(/^\p{Lu}.{20,}\?$/u);
    expect(new Set(questions.map(({ text }) => text)).size).toBe(RED_FLAGS.length);
  });

  it.each(['en', 'de'] as const)('says what to do about each, the most dangerous first, in %s', (locale) => {
    expect(urgentCare([], locale)).toBeNull();
    for (const flag of RED_FLAGS) {
      const advice = urgentCare([flag], locale)!;
      expect(advice).toMatchObject({ tier: redFlag(flag).tier, flags: [flag] });
      expect(advice.message.startsWith(redFlag(flag).advice[locale])).toBe(true);
      expect(advice.message).not.toMatch(/\d{3}/);
    }
    const all = urgentCare(RED_FLAGS, locale)!;
    expect(all.flags).toEqual([...RED_FLAGS]);
    expect(all.tier).toBe('EMERGENCY');
  });

  it.each(RED_FLAGS)('asks about %s and says what to do in two languages', (flag) => {
    const [english, german] = (['en', 'de'] as const).map((locale) => ({
      question: questionnaire(locale).questions.find((each) => each.flag === flag)!.text,
      ...urgentCare([flag], locale)!,
    }));
    for (const key of ['question', 'title', 'message'] as const) {
      expect(english![key].trim()).not.toBe('');
      expect(german![key].trim()).not.toBe('');
      expect(german![key]).not.toBe(english![key]);
    }
    expect(`${german!.question} ${german!.message}`).toMatch(/ (Sie|Ihre|Ihr|das|es) /);
  });

  it('calls an ambulance for a swollen face, not for a bleeding mole', () => {
    expect(urgentCare(['EM_AIRWAY'], 'en')!.message).toContain('emergency number');
    expect(urgentCare(['SO_MOLE'], 'en')!.message).not.toMatch(/emergency/);
    expect(urgentCare(['SO_MOLE'], 'de')!.message).not.toMatch(/Not/);
    expect(tierOf(['SO_MOLE', 'UR_EYE'])).toBe('URGENT');
    expect(tierOf([])).toBe('ROUTINE');
  });
});
