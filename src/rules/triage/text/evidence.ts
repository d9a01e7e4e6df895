import { type Match, matchesOf } from './matches.ts';
import type { Phrase, Read } from './phrases.ts';

/**
 * Points for words of one kind, however many of them there are; below zero for what speaks against it. EITHER marks words that
 * are a sign with a negator as well: "no strength to stay alive".
 */
type Clue = readonly [points: number, words: string, mood?: 'EITHER'];

/** What adds up to a sign where no phrase says it. */
export interface Evidence {
  /** So many points make a sign. */
  least: number;
  /** Of so many kinds that stand for a sign by themselves. */
  kinds: number;
  clues: readonly Clue[];
}

/** Evidence of a language with its words looked up. */
export interface CompiledEvidence {
  least: number;
  kinds: number;
  clues: readonly { points: number; phrase: Phrase; isEither: boolean }[];
}

/** Clues so many words from each other add up. */
const REACH = 14;
/** Clues with as many points stand for a sign; the others only add to them. */
export const WEIGHTY = 2;

/** Where clues around a weighty one add up to a sign. */
export function signsBy({ least, kinds, clues }: CompiledEvidence, read: Read): Match[] {
  const found = clues.map(({ points, phrase, isEither }) => ({
    points,
    isEither,
    places: matchesOf(phrase, read).map(({ words }) => words),
  }));
  const anchors = new Set(
    found.filter(({ points }) => points >= WEIGHTY).flatMap(({ places }) => places.map(([at]) => at!)),
  );
  return [...anchors].flatMap((anchor) => {
    let sum = 0;
    let weighty = 0;
    const words: number[] = [];
    const core: number[] = [];
    let isEither = true;
    for (const { points, places, ...clue } of found) {
      const place = places.find(([at]) => Math.abs(at! - anchor) <= REACH);
      if (!place) continue;
      sum += points;
      if (points > 0) words.push(...place);
      if (points < WEIGHTY) continue;
      weighty += 1;
      core.push(...place);
      isEither &&= clue.isEither;
    }
    const ascending = (places: number[]) => [...new Set(places)].sort((a, b) => a - b);
    return sum >= least && weighty >= kinds
      ? [{ words: ascending(words), core: ascending(core), isEither }]
      : [];
  });
}
