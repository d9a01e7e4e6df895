import { type RedFlag, sortedFlags } from './red-flags.ts';
import { sentencesOf } from './text/fold.ts';
import { LanguageReader } from './text/read-language.ts';
import { GERMAN } from './text/words-de.ts';
import { ENGLISH } from './text/words-en.ts';

const READERS = [new LanguageReader(ENGLISH), new LanguageReader(GERMAN)];

/**
 * The emergencies, self-harm included, that a person describes in English or German as their own or their child's and as
 * present, the most dangerous first. In linear time. It reads for help to be offered: it finds no illness, and misses some.
 */
export function emergenciesIn(text: string): RedFlag[] {
  const readers = READERS.map((reader) => ({ reader, known: new Map() }));
  const found = new Set<RedFlag>();
  for (const sentence of sentencesOf(text)) {
    const readings = readers.map(({ reader, known }) => reader.read(sentence, known));
    // Words that both languages share are taken back by the one that the sentence is in.
    for (const { meant } of readings)
      for (const flag of meant)
        if (readings.every((other) => other.meant.has(flag) || !other.takenBack.has(flag))) found.add(flag);
  }
  return sortedFlags([...found]);
}
