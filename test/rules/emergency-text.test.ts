import { describe, expect, it } from 'vitest';
import { emergenciesIn } from '../../src/rules/triage/emergency-text.ts';
import { ENGLISH } from '../../src/rules/triage/text/english/english.ts';
import { GERMAN } from '../../src/rules/triage/text/german/german.ts';
import { figuresOf, sentencesOf } from './emergencies/figures.ts';
import { TUNED } from './emergency-sentences.ts';
import { AFTERWARD } from './emergency-sentences-afterward.ts';
import { COLLOQUIAL } from './emergency-sentences-colloquial.ts';
import { DEVELOPMENT } from './emergency-sentences-development.ts';
import { FINAL } from './emergency-sentences-final.ts';
import { FRESH } from './emergency-sentences-fresh.ts';
import { HELD_OUT } from './emergency-sentences-held-out.ts';
import { LAST } from './emergency-sentences-last.ts';
import { LATER } from './emergency-sentences-later.ts';
import { PLAIN } from './emergency-sentences-plain.ts';
import { UNSEEN } from './emergency-sentences-unseen.ts';

/** Lists on which the phrases were improved, the first of them from the beginning. */
const KNOWN = {
  ...{ TUNED, HELD_OUT, DEVELOPMENT, UNSEEN, AFTERWARD, LAST },
  ...{ COLLOQUIAL, FRESH, LATER, FINAL },
};

describe('reading texts for emergencies', () => {
  it.each(Object.entries(KNOWN))('finds those of %s, and few others', (_name, lists) => {
    for (const language of ['en', 'de'] as const) {
      const { recall, falseAlarms } = figuresOf(lists[language]);
      expect(recall).toBeGreaterThanOrEqual(0.95);
      expect(falseAlarms).toBeLessThanOrEqual(0.05);
    }
  });

  it.each(['exam-1', 'exam-2'])('finds those of %s, after which phrases and clues were improved', (list) => {
    for (const language of ['en', 'de'] as const) {
      const { recall, falseAlarms } = figuresOf(sentencesOf(list, language));
      expect(recall).toBeGreaterThanOrEqual(0.95);
      expect(falseAlarms).toBeLessThanOrEqual(0.05);
    }
  });

  it('finds most of the oblique ones of the development list', () => {
    for (const language of ['en', 'de'] as const) {
      const { recall, falseAlarms } = figuresOf(sentencesOf('development', language));
      expect(recall).toBeGreaterThanOrEqual(0.9);
      expect(falseAlarms).toBeLessThanOrEqual(0.05);
    }
  });

  it.each([
    ['exam-4', 'en', 0.92, 0.05],
    ['exam-4', 'de', 0.97, 0.03],
    ['exam-3', 'en', 0.82, 0.03],
    ['exam-3', 'de', 0.79, 0.08],
  ] as const)('finds no fewer than documented of %s in %s, on which nothing was improved', (...exam) => {
    const [list, language, recall, falseAlarms] = exam;
    const figures = figuresOf(sentencesOf(list, language));
    expect(figures.recall).toBeGreaterThanOrEqual(recall);
    expect(figures.falseAlarms).toBeLessThanOrEqual(falseAlarms);
  });

  it.each([
    ['My lips are huge. I can hardly breathe.', 'EM_AIRWAY'],
    ['I used it on my lips. Now they are three times their normal size.', 'EM_AIRWAY'],
    ['Red bumps all over. Itchy. I nearly blacked out.', 'EM_ANAPHYLAXIS'],
    ['Hab es auf die Lippen getan. Jetzt sind sie dreimal so dick.', 'EM_AIRWAY'],
    ['Ich habe Nesselsucht und meine Beine sind weich wie Pudding. Kurz war alles grau.', 'EM_ANAPHYLAXIS'],
  ] as const)('puts signs of several sentences together: %s', (text, flag) => {
    expect(emergenciesIn(text)).toContain(flag);
  });

  it.each([
    'My sister has hives. She feels dizzy.',
    'I have hives on my hand. No dizziness, no vomiting.',
    'Could it cause hives? The room was warm.',
    'Meine Schwester hatte Quaddeln. Ihr wurde schwindlig.',
    'Letztes Jahr hatte ich Quaddeln. Mir war damals schwindlig.',
  ])('leaves out what is taken back in one of them: %s', (text) => {
    expect(emergenciesIn(text)).toEqual([]);
  });

  it.each([
    'This serum is to die for.',
    'My pores can’t breathe under this foundation.',
    'I’m dying to try the new sunscreen.',
    'Meine Poren können unter dieser Creme nicht atmen.',
    'Ich sterbe vor Neugier auf die neue Creme.',
  ])('reads an idiom as one: %s', (text) => {
    expect(emergenciesIn(text)).toEqual([]);
  });

  it('finds most of those on which no phrase was improved, and few others', () => {
    for (const language of ['en', 'de'] as const) {
      const { recall, falseAlarms } = figuresOf(PLAIN[language]);
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

  it.each([
    ['I’m worried about my throat, it is swelling shut', 'EM_AIRWAY'],
    ['I am scared, my tongue is swollen', 'EM_AIRWAY'],
    ['I might have sepsis', 'EM_SEPSIS'],
    ['Ich mache mir Sorgen, dass meine Zunge anschwillt', 'EM_AIRWAY'],
    ['I have no plans anymore and I want to die', 'EM_SELF_HARM'],
    ['I have no plans anymore and want to die', 'EM_SELF_HARM'],
    ['I have no plans for the weekend i just want to die', 'EM_SELF_HARM'],
    ['Ich habe keine Pläne mehr und will sterben', 'EM_SELF_HARM'],
    ['Ich habe keine Pläne mehr, ich will sterben', 'EM_SELF_HARM'],
    ['I have no wish to bother anybody on such a nice long weekend but my throat is closing', 'EM_AIRWAY'],
  ] as const)('takes neither worry nor an unrelated denial for a denial: %s', (text, flag) => {
    expect(emergenciesIn(text)).toContain(flag);
  });

  it.each([
    'I have no thoughts of harming myself or of suicide.',
    'I have no plans to kill myself.',
    'Ich habe keine Gedanken, mir etwas anzutun oder zu sterben.',
    'Ich habe nicht vor, mich umzubringen.',
    'Does the tablet cause suicidal thoughts?',
  ])('takes a denial for one: %s', (text) => {
    expect(emergenciesIn(text)).toEqual([]);
  });

  it('reads a sentence across line breaks and pauses', () => {
    for (const space of ['\n', ' \n ', '... ', ' … '])
      expect(emergenciesIn(`hives all over${space}and now I feel dizzy`)).toEqual(['EM_ANAPHYLAXIS']);
    expect(emergenciesIn('No fever\nmy lips are swelling')).toEqual(['EM_AIRWAY']);
    expect(emergenciesIn('My sister feels dizzy.\n\nhives all over')).toEqual([]);
    expect(emergenciesIn('my newborn has 38.5 fever')).toEqual(['EM_INFANT_FEVER']);
  });

  it('reads a sign wherever it stands in a long sentence, and what denies it', () => {
    const filler = (words: number) => 'and then some more lotion went on '.repeat(words / 7);
    for (let before = 0; before <= 210; before += 7) {
      expect(emergenciesIn(`${filler(before)} hives all over so dizzy ${filler(140)}`)).toEqual([
        'EM_ANAPHYLAXIS',
      ]);
      expect(emergenciesIn(`${filler(before)} there is no swollen tongue ${filler(140)}`)).toEqual([]);
    }
  });

  it('reads a sentence in its own language only', () => {
    expect(emergenciesIn('Die Pickel und das Ende der Hochzeit haben mich beschäftigt.')).toEqual([]);
  });

  it('distinguishes words that say whether a sign is meant from others that look like them', () => {
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
    ['sentences of one word', 'die. bridge! tot. lips. '],
    ['clues only', 'tired die bridge nobody hope '],
    ['a sign of another language', 'zunge lips geschwollen no kein '],
  ])('reads 100 kB of %s in a bounded time', (_name, part) => {
    const text = part.repeat(Math.ceil(100_000 / part.length));
    const start = performance.now();
    emergenciesIn(text);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
