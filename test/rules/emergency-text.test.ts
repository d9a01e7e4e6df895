import { describe, expect, it } from 'vitest';
import { emergenciesIn } from '../../src/rules/triage/emergency-text.ts';
import { GERMAN } from '../../src/rules/triage/text/words-de.ts';
import { ENGLISH } from '../../src/rules/triage/text/words-en.ts';
import { type Sentence, TUNED } from './emergency-sentences.ts';
import { AFTERWARD } from './emergency-sentences-afterward.ts';
import { DEVELOPMENT } from './emergency-sentences-development.ts';
import { HELD_OUT } from './emergency-sentences-held-out.ts';
import { LAST } from './emergency-sentences-last.ts';
import { UNSEEN } from './emergency-sentences-unseen.ts';

function figuresOf(sentences: readonly Sentence[]) {
  const [meant, others] = [sentences.filter(([flag]) => flag), sentences.filter(([flag]) => !flag)];
  const found = meant.filter(([flag, text]) => emergenciesIn(text).includes(flag!));
  const alarms = others.filter(([, text]) => emergenciesIn(text).length > 0);
  return { recall: found.length / meant.length, falseAlarms: alarms.length / others.length };
}

/** Lists on which the phrases were improved, the first of them from the beginning. */
const KNOWN = { TUNED, HELD_OUT, DEVELOPMENT, UNSEEN, AFTERWARD };

describe('reading texts for emergencies', () => {
  it.each(Object.entries(KNOWN))('finds those of %s, and few others', (_name, lists) => {
    for (const language of ['en', 'de'] as const) {
      const { recall, falseAlarms } = figuresOf(lists[language]);
      expect(recall).toBeGreaterThanOrEqual(0.95);
      expect(falseAlarms).toBeLessThanOrEqual(0.05);
    }
  });

  it('finds most of those that were written afterward, and few others', () => {
    for (const language of ['en', 'de'] as const) {
      const { recall, falseAlarms } = figuresOf(LAST[language]);
      expect(recall).toBeGreaterThanOrEqual(0.9);
      expect(falseAlarms).toBeLessThanOrEqual(0.05);
    }
  });

  it.each([
    'My throat is closing and I need an EpiPen but I don’t have one.',
    'My throat is closing, he wanted to call an ambulance but I said no.',
    'My throat is swollen and it goes down my neck.',
    'My lips were swollen and it went away, but it came back.',
    'I didn’t think it would get this bad, my throat is closing.',
    'Mein Hals schwillt zu und die Stimme ist weg.',
    'Mein Hals schwillt zu, ich brauche einen Notfallpen, ich habe keinen.',
    'Die Lippen sind angeschwollen, es war kurz weg, jetzt ist es wieder da.',
    'Mein Hals schwillt zu, wurde das je untersucht?',
  ])('does not take back what only sounds so: %s', (text) => {
    expect(emergenciesIn(text)).toContain('EM_AIRWAY');
  });

  it('tells words that say whether a sign is meant from others that look like them', () => {
    expect(emergenciesIn('Die Zunge meiner kleinen Tochter ist geschwollen.')).toEqual(['EM_AIRWAY']);
    expect(emergenciesIn('Mir wurde das Gesicht dick und geschwollen.')).toEqual(['EM_AIRWAY']);
    expect(emergenciesIn('Ich habe keinen Hautausschlag und keine geschwollene Zunge.')).toEqual([]);
    expect(emergenciesIn('Würde davon mein Gesicht anschwellen?')).toEqual([]);
    expect(emergenciesIn('Wuerde davon mein Gesicht anschwellen?')).toEqual([]);
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

  it.each([
    ['I have a history of asthma and I can’t breathe', 'EM_AIRWAY'],
    ['I had laser two months ago and my lips are swelling', 'EM_AIRWAY'],
    ['I used to be happy and I want to kill myself', 'EM_SELF_HARM'],
    ['Ich habe Symptome wie geschwollene Zunge und Atemnot', 'EM_AIRWAY'],
  ] as const)('reads what is present beside what is past: %s', (text, flag) => {
    expect(emergenciesIn(text)).toContain(flag);
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

  it.each([
    ['one word', 'a'],
    ['marks', '\u0301'],
    ['quotation marks', '“„"'],
    ['signs without an end', 'throat closing not if my sister '],
    ['words of which no two are alike', Array.from({ length: 14_000 }, (_, n) => `swell${n}`).join(' ')],
    ['umlauts', 'üeüeue'],
    ['points', '.?!…'],
    ['signs, one per line', 'lips swell\n'],
    ['a sign of another language', 'zunge lips geschwollen no kein '],
  ])('reads 100 kB of %s in a bounded time', (_name, part) => {
    const text = part.repeat(Math.ceil(100_000 / part.length));
    const start = performance.now();
    emergenciesIn(text);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
