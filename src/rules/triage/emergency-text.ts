import { type RedFlag, sortedFlags } from './red-flags.ts';
import { sentencesOf } from './text/fold.ts';
import { LanguageReader } from './text/read-language.ts';
import { GERMAN } from './text/words-de.ts';
import { ENGLISH } from './text/words-en.ts';

/** So many marks of another language, and none of its own, show that a sentence is not in a language. */
const OTHER_LANGUAGE = 2;
const READERS = [new LanguageReader(ENGLISH), new LanguageReader(GERMAN)];

/**
 * The emergencies, self-harm included, that a person describes in English or German as their own or their child's and as
 * present, the most dangerous first. In linear time. It reads for help to be offered: it finds no illness, and misses some.
 */
export function emergenciesIn(text: string): RedFlag[] {
  const readers = READERS.map((reader) => ({ reader, known: new Map() }));
  const found = new Set<RedFlag>();
  for (const sentence of sentencesOf(text)) {
    const marks = readers.map(({ reader }) => reader.marksIn(sentence));
    const most = Math.max(...marks);
    // German words such as "die" mean something else in English.
    const readings = readers
      .filter((_, at) => marks[at]! > 0 || most < OTHER_LANGUAGE)
      .map(({ reader, known }) => reader.read(sentence, known));
    // Words that both languages share are taken back by the one that the sentence is in.
    for (const { meant } of readings)
      for (const flag of meant)
        if (readings.every((other) => other.meant.has(flag) || !other.takenBack.has(flag))) found.add(flag);
  }
  return sortedFlags([...found]);
}
