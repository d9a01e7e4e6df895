import { readFileSync } from 'node:fs';
import { emergenciesIn } from '../../../src/rules/triage/emergency-text.ts';
import type { RedFlag } from '../../../src/rules/triage/red-flags.ts';

/** A sentence, or a few, and the flag that it must raise; null must raise none. */
export type Sentence = readonly [flag: RedFlag | null, text: string];

export interface Figures {
  recall: number;
  falseAlarms: number;
}

/** The sentences of a list beside this file: a flag or a hyphen, a tab, the text. */
export function sentencesOf(list: string, language: 'en' | 'de'): Sentence[] {
  const text = readFileSync(new URL(`${list}.${language}.tsv`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [flag, sentence] = line.split('\t');
      return [flag === '-' ? null : (flag as RedFlag), sentence!];
    });
}

/** The share of emergencies that are found with the very flag, and of the other sentences that raise any. */
export function figuresOf(sentences: readonly Sentence[]): Figures {
  const [meant, others] = [sentences.filter(([flag]) => flag), sentences.filter(([flag]) => !flag)];
  const found = meant.filter(([flag, text]) => emergenciesIn(text).includes(flag!));
  const alarms = others.filter(([, text]) => emergenciesIn(text).length > 0);
  return { recall: found.length / meant.length, falseAlarms: alarms.length / others.length };
}
