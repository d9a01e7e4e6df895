import { describe, expect, it } from 'vitest';
import { questionnaire } from '../../../src/consultations/triage/questionnaire.ts';
import { adviceOf, questionOf, RED_FLAGS, redFlag, tierOf } from '../../../src/rules/triage/red-flags.ts';
import { urgentCare } from '../../../src/rules/triage/urgent-care.ts';
import { readText } from '../../setup/walks/read-text.ts';

describe('the questionnaire', () => {
  it.each(['en', 'de'])('asks for every red flag once in %s', (locale) => {
    const { questions, version } = questionnaire();
    expect(version).toBe(2);
    expect(questions.map(({ flag }) => flag)).toEqual([...RED_FLAGS]);
    const texts = questions.map(({ text }) => readText(text, locale));
    for (const text of texts) expect(text).toMatch(/^\p{Lu}.{20,}\?$/u);
    expect(new Set(texts).size).toBe(RED_FLAGS.length);
  });

  it.each(['en', 'de'] as const)('says what to do about each, the most dangerous first, in %s', (locale) => {
    expect(urgentCare([])).toBeNull();
    for (const flag of RED_FLAGS) {
      const advice = urgentCare([flag])!;
      const text = readText(advice.message, locale);
      expect(advice).toMatchObject({ tier: redFlag(flag).tier, flags: [flag] });
      expect(text.startsWith(readText(adviceOf(flag), locale))).toBe(true);
      expect(text).not.toMatch(/\d{3}/);
    }
    const all = urgentCare(RED_FLAGS)!;
    expect(all.flags).toEqual([...RED_FLAGS]);
    expect(all.tier).toBe('EMERGENCY');
  });

  it.each(RED_FLAGS)('asks about %s and says what to do in two languages', (flag) => {
    const [english, german] = (['en', 'de'] as const).map((locale) => ({
      question: readText(questionOf(flag), locale),
      title: readText(urgentCare([flag])!.title, locale),
      message: readText(urgentCare([flag])!.message, locale),
    }));
    for (const key of ['question', 'title', 'message'] as const) {
      expect(english![key].trim()).not.toBe('');
      expect(german![key].trim()).not.toBe('');
      expect(german![key]).not.toBe(english![key]);
    }
    expect(`${german!.question} ${german!.message}`).toMatch(/ (Sie|Ihre|Ihr|das|es) /);
  });

  it('calls an ambulance for a swollen face, not for a bleeding mole', () => {
    expect(readText(urgentCare(['EM_AIRWAY'])!.message)).toContain('emergency number');
    expect(readText(urgentCare(['SO_MOLE'])!.message)).not.toMatch(/emergency/);
    expect(readText(urgentCare(['SO_MOLE'])!.message, 'de')).not.toMatch(/Not/);
    expect(tierOf(['SO_MOLE', 'UR_EYE'])).toBe('URGENT');
    expect(tierOf([])).toBe('ROUTINE');
  });
});
