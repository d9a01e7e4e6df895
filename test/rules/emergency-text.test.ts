import { describe, expect, it } from 'vitest';
import { emergenciesIn } from '../../src/rules/triage/emergency-text.ts';
import { GERMAN } from '../../src/rules/triage/text/words-de.ts';
import { ENGLISH } from '../../src/rules/triage/text/words-en.ts';
import { type Sentence, TUNED } from './emergency-sentences.ts';
import { HELD_OUT } from './emergency-sentences-held-out.ts';

function figuresOf(sentences: readonly Sentence[]) {
  const [meant, others] = [sentences.filter(([flag]) => flag), sentences.filter(([flag]) => !flag)];
  const found = meant.filter(([flag, text]) => emergenciesIn(text).includes(flag!));
  const alarms = others.filter(([, text]) => emergenciesIn(text).length > 0);
  return { recall: found.length / meant.length, falseAlarms: alarms.length / others.length };
}

describe('reading texts for emergencies', () => {
  it.each(['en', 'de'] as const)('finds those of 100 sentences in %s', (language) => {
    expect(TUNED[language]).toHaveLength(100);
    const { recall, falseAlarms } = figuresOf(TUNED[language]);
    expect(recall).toBeGreaterThanOrEqual(0.95);
    expect(falseAlarms).toBeLessThanOrEqual(0.05);
  });

  it.each(['en', 'de'] as const)('finds most of 50 sentences in %s that it was not tuned on', (language) => {
    const { recall, falseAlarms } = figuresOf(HELD_OUT[language]);
    expect(recall).toBeGreaterThanOrEqual(0.85);
    expect(falseAlarms).toBeLessThanOrEqual(0.12);
  });

  it.each([
    ['en', ENGLISH],
    ['de', GERMAN],
  ])('knows at least 40 phrases in %s', (_language, { phrases }) => {
    expect(Object.values(phrases).flat().length).toBeGreaterThanOrEqual(40);
  });

  it('reads accents, umlauts and capitals however they are written', () => {
    for (const text of ['MEINE LIPPEN SCHWELLEN AN', 'Lippen geschwóllen', 'Mein Hals schnuert sich zu'])
      expect(emergenciesIn(text)).toEqual(['EM_AIRWAY']);
  });

  it('says each once, the most dangerous first', () => {
    const text = 'I want to die. My throat is closing. My tongue is swollen. I want to die!';
    expect(emergenciesIn(text)).toEqual(['EM_AIRWAY', 'EM_SELF_HARM']);
    expect(emergenciesIn('')).toEqual([]);
  });

  it('takes a time that grows with the length of the text', () => {
    const time = (length: number, word: string) => {
      const text = word.repeat(Math.ceil(length / word.length)).slice(0, length);
      const start = performance.now();
      emergenciesIn(text);
      return performance.now() - start;
    };
    for (const word of [
      'no swollen face, lips or ',
      'a',
      '“ ',
      'wenn ich nicht keine Luft ',
      'ä',
      '\u0301',
    ]) {
      time(5000, word);
      expect(Math.min(time(40_000, word), time(40_000, word))).toBeLessThan(
        40 * Math.max(5, Math.min(time(5000, word), time(5000, word))),
      );
    }
  });
});
