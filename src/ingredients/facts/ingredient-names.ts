import { createHash } from 'node:crypto';
import { trimMatching } from '../../platform/trim.ts';

/** Maximum length of a key, so that every key fits into an index. */
const MAX_KEY = 400;
const GREEK: Readonly<Record<string, string>> = { α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ω: 'omega' };
/** Printable ASCII. */
const PLAIN = /^[ -_a-~]*$/;
const EDGE = /[\s.,;:]/;
const CAS = /^(\d{2,7})-(\d{2})-(\d)$/;

/**
 * The form in which names are compared and sorted: lower case without accents, hyphens as spaces, no space around a
 * slash. A key longer than 400 characters ends in a hash. Empty if the name has no letter or digit.
 */
export function nameKey(name: string): string {
  const spaced = (PLAIN.test(name) ? name.toLowerCase() : withoutAccents(name))
    .replace(/[‐‑‒–—−-]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?([/,]) ?/g, '$1');
  const key = trimMatching(spaced, EDGE);
  if (!/[\p{L}\p{N}]/u.test(key)) return '';
  const characters = [...key];
  if (characters.length <= MAX_KEY) return key;
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 24);
  return `${characters.slice(0, MAX_KEY - 40).join('')} #${hash}`;
}

const withoutAccents = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[αβγδω]/g, (letter) => GREEK[letter]!)
    .replace(/[’‘`´′]/g, "'");

/** Letters and digits only: the same for `Phenoxy-ethanol`, `phenoxyethanol` and `Phenoxy ethanol`. */
export const compactKey = (name: string): string => nameKey(name).replace(/[^\p{L}\p{N}]/gu, '');

/** Both keys of a name. */
export function keysOfName(name: string): { nameKey: string; compactKey: string } {
  const key = nameKey(name);
  return { nameKey: key, compactKey: key.replace(/[^\p{L}\p{N}]/gu, '') };
}

/** Whether the text has the form of a CAS number and a correct check digit. */
export function isCasNumber(text: string): boolean {
  const match = CAS.exec(text);
  if (!match) return false;
  const digits = [...`${match[1]}${match[2]}`].reverse();
  return digits.reduce((sum, digit, place) => sum + Number(digit) * (place + 1), 0) % 10 === Number(match[3]);
}

/** The CAS numbers in a cell, separated by slashes, commas, semicolons or line breaks. */
export function readCasCell(cell: string): { numbers: string[]; wrong: string[] } {
  const parts = cell
    .replace(/\([^)]*\)?/g, ' ')
    .split(/[/,;\s]+/)
    .filter((part) => /\d/.test(part));
  const wrong = parts.filter((part) => !isCasNumber(part));
  return { numbers: [...new Set(parts.filter(isCasNumber))], wrong };
}

/** The EC numbers in a cell; notes and dashes around them are left out. */
export const readEcCell = (cell: string): string[] => [
  ...new Set(cell.match(/(?<!\d)\d{3}-\d{3}-\d(?!\d)/g) ?? []),
];
