import { type RedFlag, sortedFlags } from './red-flags.ts';
import { ENGLISH } from './text/english/english.ts';
import { sentencesOf } from './text/fold.ts';
import { GERMAN } from './text/german/german.ts';
import { LanguageReader, type ReadSentence } from './text/read-language.ts';

/** So many marks of another language, and none of its own, show that a sentence is not in a language. */
const OTHER_LANGUAGE = 2;
/** Made with the first text: it takes a tenth of a second, and few processes read texts. */
let made: readonly LanguageReader[] | undefined;
function languageReaders(): readonly LanguageReader[] {
  made ??= [new LanguageReader(ENGLISH), new LanguageReader(GERMAN)];
  return made;
}

/** Characters of a text; longer ones are not stored. */
const MOST_READ = 5000;

/** A sentence with more words is not passed over in a sign that spans three. */
const SHORT = 12;

/**
 * The emergencies, self-harm included, that a person describes in English or German as their own or their child's and as
 * present, in a sentence or in up to three that follow each other, the most dangerous first. In linear time, of the first 5,000 characters. It reads for help to
 * be offered: it finds no illness, and misses some.
 */
export function emergenciesIn(text: string): RedFlag[] {
  const readers = languageReaders().map((reader) => ({
    reader,
    known: new Map(),
    before: [] as ReadSentence[],
  }));
  const found = new Set<RedFlag>();
  for (const sentence of sentencesOf(text.trim().slice(0, MOST_READ))) {
    const marks = readers.map(({ reader }) => reader.marksIn(sentence));
    const most = Math.max(...marks);
    const readings = readers.flatMap((each, at) => {
      // German words such as "die" mean something else in English.
      if (marks[at] === 0 && most >= OTHER_LANGUAGE) {
        each.before = [];
        return [];
      }
      const { reader, known, before } = each;
      const opened = reader.open(sentence, known);
      each.before = [...before.slice(-1), opened];
      const own = reader.within(opened);
      const groups = before.map((_, from) => [...before.slice(from), opened]);
      for (const group of groups) {
        if (group.length > 2 && group[1]!.sentence.words.length > SHORT) continue;
        const { meant, takenBack } = reader.across(group);
        for (const flag of meant) own.meant.add(flag);
        for (const flag of takenBack) own.takenBack.add(flag);
      }
      return [own];
    });
    // Words that both languages share are taken back by the one that the sentence is in.
    for (const { meant } of readings)
      for (const flag of meant)
        if (readings.every((other) => other.meant.has(flag) || !other.takenBack.has(flag))) found.add(flag);
  }
  return sortedFlags([...found]);
}
