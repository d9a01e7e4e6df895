/** Substances of their own, a letter or two from another name. */
const NO_SLIPS = new Set([
  'linolenic',
  'maleic',
  'olivate',
  'tocotrienol',
  'isoceteth',
  'laneth',
  'cocamide',
]);
/** Endings that make another substance of the same stem. */
const ENDING = /(?:ol|al|yl|ate|ide|ine|one|ene|ane|ic|ite|eth|ose|oil|acid)$/;

/**
 * How many letters were mistyped to make `typed` from `name` (keys), or null when it is more likely another substance:
 * numbers, short words and first letters must be the same, and no word may have another chemical ending.
 */
export function countSlips(typed: string, name: string): number | null {
  const [words, others] = [typed.split(/[ /]/), name.split(/[ /]/)];
  if (words.length !== others.length) return null;
  let total = 0;
  for (const [place, word] of words.entries()) {
    const other = others[place]!;
    if (word === other) continue;
    const slips = countWordSlips(word, other);
    if (slips === null) return null;
    total += slips;
  }
  return total > 0 && total <= 2 ? total : null;
}

/** The same for two different words. */
export function countWordSlips(word: string, other: string): number | null {
  if (word.length < 5 || other.length < 5 || word[0] !== other[0] || NO_SLIPS.has(word)) return null;
  const slips = distance(word, other, other.length < 9 ? 1 : 2);
  if (slips === null || digitsOf(word) !== digitsOf(other)) return null;
  const [ending, otherEnding] = [ENDING.exec(word)?.[0], ENDING.exec(other)?.[0]];
  if (ending && otherEnding && ending !== otherEnding) return null;
  // Two slips at the end make another word of the same stem: Citronella is no Citronellol.
  if (slips === 2 && word.slice(-2) !== other.slice(-2)) return null;
  return slips;
}

const digitsOf = (word: string) => word.replace(/\D/g, '');

/** Letters inserted, left out, replaced or swapped with their neighbor; null over `most`. */
function distance(first: string, second: string, most: number): number | null {
  let [from, firstEnd, secondEnd] = [0, first.length, second.length];
  if (Math.abs(firstEnd - secondEnd) > most) return null;
  while (from < firstEnd && from < secondEnd && first[from] === second[from]) from += 1;
  while (firstEnd > from && secondEnd > from && first[firstEnd - 1] === second[secondEnd - 1]) {
    firstEnd -= 1;
    secondEnd -= 1;
  }
  const [a, b] = [first.slice(from, firstEnd), second.slice(from, secondEnd)];
  let [beforeLast, last]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let slips = Math.min(last![j]! + 1, row[j - 1]! + 1, last![j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        slips = Math.min(slips, beforeLast![j - 2]! + 1);
      }
      row.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most + 1) return null;
    [beforeLast, last] = [last, row];
  }
  return last![b.length]! <= most ? last![b.length]! : null;
}
