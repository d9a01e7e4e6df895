import { type LabelName, readItem } from './label-item.ts';
import { MAY_CONTAIN, readLists, SEPARATOR } from './label-text.ts';

/** Longest text and longest list that are read. */
export const MAX_LABEL_LENGTH = 20_000;
export const MAX_LABEL_ITEMS = 300;

/** One ingredient of a label as printed. */
export interface LabelItem {
  /** 1 for the first. */
  position: number;
  /** As printed, without marks and percentage. */
  text: string;
  /** What it may be called, the most likely first. */
  names: LabelName[];
  /** What stands in its brackets, when it is a list. */
  inner: string[];
  /** What the label says of its share, in per cent; null where it says nothing. */
  percent: number | null;
  /** Listed as possible, as after `+/-`. */
  mayContain: boolean;
}

export interface ParsedLabel {
  items: LabelItem[];
  /** Whether more than 300 items were there. */
  truncated: boolean;
}

/** Reads a list of ingredients as printed on a package or pasted from a page. */
export function parseLabel(label: string): ParsedLabel {
  const items: LabelItem[] = [];
  let truncated = false;
  for (const list of readLists(label.slice(0, MAX_LABEL_LENGTH))) {
    let mayContain = false;
    for (const token of splitList(list)) {
      if (token === MAY_CONTAIN) {
        mayContain = true;
        continue;
      }
      const item = readItem(token);
      if (!item) continue;
      if (items.length === MAX_LABEL_ITEMS) truncated = true;
      else items.push({ ...item, position: items.length + 1, mayContain });
    }
  }
  return { items, truncated };
}

const BULLETS = /[•·●▪‣∙◦■□○♦►▸|]/g;
const ABBREVIATION = /(?:^|[\s(.])(?:var|ssp|spp|sp|no|nat|ext|alc|st|c|i|d|l|n|o|p|q\.?s)$/i;

/** Longest run of locants before a comma that is looked at, as `2,2',4,4'` of a name. */
const MAX_LOCANTS = 40;
const NUMBER = /(?<=^|\s)\d{1,3}[.)] +(?=\p{L}|\d+[,-])/gu;

function splitList(list: string): string[] {
  const numbered = list.replace(/(^|\n)( ?\d{1,3})\)/g, '$1$2.');
  const text = withSeparators(closeBrackets(numbered));
  const tokens: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const character = text[at];
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    const ends =
      character === undefined ||
      (depth === 0 && (character === SEPARATOR || (character === ',' && !isInName(text, start, at))));
    if (!ends) continue;
    tokens.push(text.slice(start, at).trim());
    start = at + 1;
  }
  return joinLocants(tokens.filter(Boolean));
}

/** Round brackets only. One that is never closed becomes a slash, one that was never opened goes. */
function closeBrackets(list: string): string {
  const characters = [...list.replace(/[[{]/g, '(').replace(/[\]}]/g, ')')];
  const open: number[] = [];
  characters.forEach((character, at) => {
    if (character === '(') open.push(at);
    if (character === ')' && open.pop() === undefined) characters[at] = ' ';
  });
  for (const at of open) characters[at] = '/';
  return characters.join('');
}

/** Writes a separator wherever this list separates its items by something else than a comma. */
function withSeparators(list: string): string {
  let text = list
    .replace(/\(\s*(?:and|et|und|y|e)\s*\)/gi, SEPARATOR)
    .replace(BULLETS, SEPARATOR)
    .replace(/(^|\n) ?[-–—] /g, `$1${SEPARATOR}`)
    .replaceAll('\n\n', SEPARATOR)
    .replaceAll(' & ', SEPARATOR);
  const separated = (text.match(/[;]|,(?!\d)/g) ?? []).length;
  if (separated < 2) {
    const lines = text.split('\n').filter((line) => line.trim()).length;
    if ((text.match(NUMBER) ?? []).length >= 2) text = text.replace(NUMBER, SEPARATOR);
    else if (lines > separated + 1) text = text.replace(/\n/g, SEPARATOR);
    else if ((text.match(/\s[-–—]\s/g) ?? []).length >= 2) text = text.replace(/\s[-–—]\s/g, SEPARATOR);
    else if ((text.match(/\s\/\s/g) ?? []).length >= 4) text = text.replace(/\s\/\s/g, SEPARATOR);
  }
  return text
    .replace(/\s+/g, ' ')
    .replace(/\.\s+(?=[\p{L}\d*])/gu, (dot, at: number, whole: string) =>
      ABBREVIATION.test(whole.slice(Math.max(0, at - 12), at)) || isEnumerator(whole, at) ? dot : SEPARATOR,
    );
}

const isEnumerator = (text: string, at: number) =>
  /(?:^|[;,\s])\d{1,3}$/.test(text.slice(Math.max(0, at - 5), at));

/** Whether the comma belongs to the name, as in `1,2-Hexanediol`, or to a number, as in `5,5 %`. */
function isInName(text: string, start: number, at: number): boolean {
  const before = text.slice(Math.max(start, at - MAX_LOCANTS), at);
  const after = text.slice(at + 1, at + 12);
  if (!/\d['′]?$/.test(before) || !/^\d/.test(after)) return false;
  if (/^\d{1,3}\s*%/.test(after)) return true;
  const isLocant = /^\d{1,2}['′]?(?:,\d{1,2}['′]?)*-\s?\p{L}/u.test(after);
  return isLocant && /(?:^|[\s(-])(?:\d{1,2}['′]?,)*\d['′]?$/.test(before);
}

/** `1` and `2-Hexanediol` were one name with a space after its comma. */
function joinLocants(tokens: string[]): string[] {
  const joined: string[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (last && /^\d{1,2}$/.test(last) && /^\d{1,2}-\s?\p{L}/u.test(token))
      joined[joined.length - 1] = `${last},${token}`;
    else joined.push(token);
  }
  return joined;
}
