import { MAY_CONTAIN, SEPARATOR } from './label-text.ts';
import { CLAIM } from './label-words.ts';
import type { TracedText } from './traced-text.ts';

/** What stands between separators; `isHeading` where a colon or its own line says so, so that it may be no ingredient. */
export interface LabelToken {
  text: TracedText;
  isHeading: boolean;
  /** What follows more tokens than are read. */
  isRest: boolean;
}

/** More tokens than a long list has. */
const MAX_TOKENS = 1000;

const BULLETS = /[•·・●▪‣∙◦■□○♦◆★☆✓✔►▸⁃|¦]/g;
const ABBREVIATION =
  /(?:^|[\s(.])(?:var|ssp|spp|subsp|sp|no|nat|ext|alc|st|cv|f|c|i|d|l|n|o|p|q\.?s|hydr|min|approx)$/i;
const NUMBER = /(?<=^|\s)\d{1,3}[.)] +(?=\p{L}|\d+[,-])/gu;
/** Longest run of locants before a comma that is looked at, as `2,2',4,4'` of a name. */
const MAX_LOCANTS = 40;
/** A title such as `Step One:`, or any words before a colon. */
const HEADING = /^([^:(),]{2,80}?) ?:(?!\d) ?/;
const KIT =
  /^((?:step|schritt|étape|etape|paso|passo|stap|krok|steg|adım|шаг|крок|phase|part|teil|packet|pad|vial|ampoule|mask|kit)[ -]?(?:no\.? ?)?(?:\d{1,2}|one|two|three|four|five|six|i{1,3}|iv|v|a|b|c)(?: of \d{1,2})?)(?: ?[-–—:.)]+ ?| (?=\p{Lu}))/iu;

/** The tokens of a list, `MAY_CONTAIN` among them. */
export function splitList(list: TracedText): LabelToken[] {
  const numbered = list.replace(/(?<=(?:^|\n) ?\d{1,3})\)/g, '.');
  const text = withSeparators(closeBrackets(numbered));
  const tokens: TracedText[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const character = text.text[at];
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    const ends =
      character === undefined ||
      (depth === 0 && (character === SEPARATOR || (character === ',' && !isInName(text.text, start, at))));
    if (!ends) continue;
    const token = text.slice(start, at).trim();
    if (token.length > 0) tokens.push(token);
    start = at + 1;
    if (tokens.length === MAX_TOKENS) break;
  }
  const read = joinLocants(tokens).flatMap(splitHeading);
  const rest = text.slice(Math.min(start, text.length)).trim();
  return rest.length > 0 ? [...read, { text: rest, isHeading: false, isRest: true }] : read;
}

/** Round brackets only. One that is never closed becomes a slash, one that was never opened goes. */
function closeBrackets(list: TracedText): TracedText {
  const round = list.replace(/[[{]/g, '(').replace(/[\]}]/g, ')');
  const open: number[] = [];
  const unpaired = new Set<number>();
  for (let at = 0; at < round.length; at += 1) {
    if (round.text[at] === '(') open.push(at);
    if (round.text[at] === ')' && open.pop() === undefined) unpaired.add(at);
  }
  for (const at of open) unpaired.add(at);
  if (unpaired.size === 0) return round;
  return round.replace(/[()]/g, (bracket, at) =>
    unpaired.has(at) ? (bracket === '(' ? '/' : ' ') : bracket,
  );
}

/** Writes a separator wherever this list separates its items by something else than a comma. */
function withSeparators(list: TracedText): TracedText {
  let text = list
    .replace(/\(\s?(?:and|et|und|y|e|en|og|och|ja|i|a|ve|și|és|και|та|и)\s?\)/giu, SEPARATOR)
    .replace(BULLETS, SEPARATOR)
    .replace(/(?<=^|\n) ?[-–—] /g, SEPARATOR)
    .replace(/\n\n/g, SEPARATOR)
    .replace(/[<≤] ?\d(?:[.,]\d)? ?% ?:/g, SEPARATOR)
    .replace(/(?<!\b[FD]{1,2}) & (?!C\b)/g, SEPARATOR);
  text = text
    .replace(LINE_WITH_HEADING, SEPARATOR)
    .replace(SENTENCE_LINE, (line) => (CLAIM.test(line) ? line.replace('\n', SEPARATOR) : line));
  text = text.replace(TITLE_LINE, (line) => `${SEPARATOR}${line}:${SEPARATOR}`);
  const separated = (text.text.match(/[;]|,(?!\d)/g) ?? []).length;
  if (separated < 2) {
    const lines = text.text.split('\n').filter((line) => line.trim()).length;
    if ((text.text.match(NUMBER) ?? []).length >= 2) text = text.replace(NUMBER, SEPARATOR);
    else if (lines > separated + 1) text = text.replace(/\n/g, SEPARATOR);
    else if ((text.text.match(/\s[-–—]\s/g) ?? []).length >= 2) text = text.replace(/\s[-–—]\s/g, SEPARATOR);
    else if ((text.text.match(/\s\/\s/g) ?? []).length >= 4) text = text.replace(/\s\/\s/g, SEPARATOR);
  }
  const flat = text.replace(/\s+/g, ' ');
  return flat.replace(/[.。]\s?(?=[\p{L}\d*+(])/gu, (dot, at) => {
    if (dot === '.' && !isSentenceEnd(flat.text, at)) return dot;
    const before = flat.text.slice(Math.max(0, at - 12), at);
    const isDenatured = /denat$/i.test(before) && /^\. ?\(/.test(flat.text.slice(at, at + 3));
    return isDenatured || ABBREVIATION.test(before) || isEnumerator(flat.text, at) ? dot : SEPARATOR;
  });
}

/** Before a line that begins with a heading, such as `Step 2: Aqua`, although the line before has no separator at its end. */
const LINE_WITH_HEADING = /(?<![,;/-])\n(?=\p{L}[^\n:(),;]{1,60}:(?! ?[\d<>~≤]))/gu;

/** A line without separators after one that ends without one. */
const SENTENCE_LINE = /(?<![,;/-])\n\p{Lu}\p{Ll}[^\n,;:]{2,160}/gu;

/** A line without separators after the end of a list and before the next one, as the name of a product of a kit. */
const TITLE_LINE = /(?<=^|[.;]\n?)(?<!\d\.)[^\n,;:.•]{3,60}(?=\n[^\n,;]{2,60},[^\n]{3})/gu;

/** A full stop without a blank after it ends an item only between a word and a capital, as in `Glycerin.Parfum`. */
const isSentenceEnd = (text: string, at: number) =>
  /\p{Ll}{3}$/u.test(text.slice(Math.max(0, at - 3), at)) &&
  /^\p{Lu}\p{Ll}{2}/u.test(text.slice(at + 1, at + 4));

const isEnumerator = (text: string, at: number) =>
  /(?:^|[;,(]\s?)\d{1,3}$/.test(text.slice(Math.max(0, at - 5), at));

/** Whether the comma belongs to the name, as in `1,2-Hexanediol`, or to a number, as in `5,5 %`. */
function isInName(text: string, start: number, at: number): boolean {
  const before = text.slice(Math.max(start, at - MAX_LOCANTS), at);
  const after = text.slice(at + 1, at + 14);
  if (/(?:^|[\s(/-])[NO]['′]?$/i.test(before) && /^[NO]['′]?-/i.test(after)) return true;
  if (!/\d['′]?$/.test(before) || !/^\d/.test(after)) return false;
  if (/^\d{1,4}\s?(?:%|mg|ppm)/i.test(after)) return true;
  const isLocant =
    /^\d{1,2}['′]?(?:,\d{1,2}['′]?)*[-–‑ ]\s?\p{L}{3}/u.test(after) || /^\d{1,2}-$/.test(after.trim());
  return isLocant && /(?:^|[\s(-])(?:\d{1,2}['′]?,)*\d['′]?$/.test(before);
}

/** `1` and `2-Hexanediol` were one name with a space after its comma. */
function joinLocants(tokens: readonly TracedText[]): TracedText[] {
  const joined: TracedText[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (last && /^\d{1,2}$/.test(last.text) && /^\d{1,2}(?:[- ]\s?| - )\p{L}/u.test(token.text))
      joined[joined.length - 1] = last.append(',', token);
    else joined.push(token);
  }
  return joined;
}

/** More colons in one item are part of it. */
const MAX_HEADINGS = 3;

/** `Step One: Retinol` is a heading and a name; what follows a heading is read like every item. */
function splitHeading(token: TracedText): LabelToken[] {
  const tokens: LabelToken[] = [];
  let rest = token;
  for (let count = 0; count < MAX_HEADINGS && rest.text !== MAY_CONTAIN; count += 1) {
    const match = KIT.exec(rest.text) ?? HEADING.exec(rest.text);
    if (!match) break;
    const after = rest.slice(match[0].length).trim();
    // `Retinol: 0.3 %` is one item.
    if (/^[<>~≤ ]{0,3}[\d.,]{1,6} ?(?:%|mg|ppm)/i.test(after.text)) {
      rest = rest.replace(/ ?: ?/g, ' ');
      break;
    }
    tokens.push({ text: rest.slice(0, match[1]!.length).trim(), isHeading: true, isRest: false });
    rest = after;
  }
  return rest.length > 0 ? [...tokens, { text: rest, isHeading: false, isRest: false }] : tokens;
}
