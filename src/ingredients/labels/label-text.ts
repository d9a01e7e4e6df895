import {
  ABSENT,
  ABSENT_LINE,
  ABSENT_TIGHT,
  DRUG_FACTS_HEADING,
  FIRST_HEADING,
  HIGHLIGHT_HEADING,
  LIST_HEADINGS,
  MAY_CONTAIN_WORDS,
  OTHER_HEADING,
} from './label-words.ts';
import { matchesOf } from './matches-of.ts';
import { TracedText } from './traced-text.ts';

/** Stands for "what follows may be in the product" in prepared text. */
export const MAY_CONTAIN = '\u0001';
/** Separates items in prepared text, where a comma would be ambiguous. */
export const SEPARATOR = ';';

const MAX_PREPARED = 30_000;

/** Why a part of a label became no item. */
export type UnreadReason =
  | 'HEADING'
  | 'NOT_CONTAINED'
  | 'HIGHLIGHT'
  | 'OTHER_TEXT'
  | 'FOOTNOTE'
  | 'NOT_UNDERSTOOD'
  | 'OVER_LIMIT';

export interface UnreadText {
  text: TracedText;
  reason: UnreadReason;
}

/** A part of a label: a list, or praise of some of its ingredients, which may be names or prose. */
export interface LabelSection {
  kind: 'LIST' | 'HIGHLIGHT';
  text: TracedText;
}

const FOOTNOTE = /(?<=^|[\s.;,)])\*+ ?[=:]? ?(?=\p{L}|\d)([^\n*]*)/gu;
const EXPLAINS =
  /organic|\bbio\b|biolog|ökolog|ecolog|agricul|farming|anbau|certif|zertifi|controll|kontrolliert|origin|\bissue?s?\b|natural|naturel|natürlich|naturale|essential oil|huiles? essentielle|ätherisch|component|constitu|composant|bestandteil|inhaltsstoff|contains|contient|enthält|fair|allergen|allergène|derived|tested|ingredient|synthetic|potential|vegan|luomu|ekolog|upraw|økolog|remains|bijen|organik|органич|\bwild\b/i;
const PRODUCT_CODE =
  / ?\(?(?:\bCODE )?\b(?:F\.?\s?I\.?\s?L\.?\s?[:n*]{0,4}\s?)?[A-Z]\s?\d{5,6}\s?\/\s?\d{1,2}\b\)? ?|\(?\bF\.?I\.?L\.? ?[#:]? ?[A-Z]?\d{4,8}(?:\/\d{1,2})?\)?|<[A-Z]{1,4} ?\d{3,8}>|[[(](?!C[IL]|PEG|PPG|E ?\d{3}\b)[A-Z]{1,3} ?\d{3,6}(?:[A-Z]|\/[A-Z\d]{1,2})?[\])]/g;

/** What is to be read of a label, in its order, and what is left out. */
export function readSections(label: string): { sections: LabelSection[]; unread: UnreadText[] } {
  const unread: UnreadText[] = [];
  const plain = readCharacters(label);
  if (plain.length > MAX_PREPARED) unread.push({ text: plain.slice(MAX_PREPARED), reason: 'OVER_LIMIT' });
  const noted = withoutFootnotes(plain.slice(0, MAX_PREPARED), unread);
  const text = noted.replace(PRODUCT_CODE, (code, at) => {
    unread.push({ text: noted.slice(at, at + code.length).trim(), reason: 'OTHER_TEXT' });
    return SEPARATOR;
  });
  const sections = split(text, unread).map(({ kind, text: part }) => ({
    kind,
    text: part.replace(MAY_CONTAIN_WORDS, `${SEPARATOR}${MAY_CONTAIN}${SEPARATOR}`),
  }));
  return { sections, unread };
}

/** Plain characters, and white space in three forms only: a blank, a line break, two of them. */
function readCharacters(label: string): TracedText {
  return TracedText.of(label)
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(TAG, '\n')
    .replace(/&(?:amp|nbsp|quot|eacute|egrave|#\d{2,5}|#x[\da-f]{2,4});/gi, entity)
    .replace(/[†‡§¹²³⁴⁵⁶⁷⁸⁹°º]/g, '*')
    .replace(/[‚、，،﹐；؛]/g, (mark) => (mark === '；' || mark === '؛' ? ';' : ','))
    .replace(/\\/g, '/')
    .replace(/ ?\((?:tm|r)\)/gi, '')
    .replace(/[【】「」『』《》〔〕〈〉]/g, '\n')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff™®©\u064b-\u0652\u0640]/g, '')
    .replace(/\P{ASCII}\p{M}{0,8}|\p{ASCII}\p{M}{1,8}/gu, (part) => {
      const plain = part.normalize('NFKC');
      // One character may become eighteen.
      return plain.length > 6 ? ' ' : plain;
    })
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/(?<=\p{L})[-‐‑]\n{1,2}(?=\p{Ll})/gu, '')
    .replace(/(?<=\p{Lu})[-‐‑]\n{1,2}(?=\p{Lu})/gu, '-');
}

const TAG =
  /<\/?(?:a|b|big|br|center|dd|div|dl|dt|em|font|h[1-6]|hr|i|li|ol|p|small|span|strong|sub|sup|table|t[dhr]|tbody|u|ul)(?:[ /][^<>]{0,80})?>/gi;

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&quot;': '"',
  '&eacute;': 'é',
};
const entity = (name: string) => {
  const [, hex, digits] = /^&#(x)?([\da-f]+);$/i.exec(name) ?? [];
  if (digits) {
    const character = String.fromCharCode(Number.parseInt(digits, hex ? 16 : 10));
    return /\p{Cs}/u.test(character) ? ' ' : character;
  }
  return ENTITIES[name.toLowerCase()] ?? (/nbsp/i.test(name) ? ' ' : 'è');
};

/** Takes out `*from organic farming` and the like; the marks at names stay. */
function withoutFootnotes(text: TracedText, unread: UnreadText[]): TracedText {
  const starred = text.text.split('\n').filter((line) => /^ ?\* /.test(line) && !EXPLAINS.test(line));
  const bulleted = starred.length >= 3;
  if (bulleted) return text.replace(/(?<=^|\n) ?\* /g, SEPARATOR);
  return text.replace(FOOTNOTE, (whole, at, [, words]) => {
    if (!EXPLAINS.test(words!)) return whole;
    unread.push({ text: text.slice(at, at + whole.length), reason: 'FOOTNOTE' });
    return SEPARATOR;
  });
}

type MarkKind = LabelSection['kind'] | 'OTHER' | 'NOT_CONTAINED';
interface Mark {
  kind: MarkKind;
  start: number;
  end: number;
}

/** From each heading to the next; what stands before them all is a list if none is named or it looks like one. */
function split(text: TracedText, unread: UnreadText[]): LabelSection[] {
  const marks = findMarks(text.text);
  const hasList = marks.some(({ kind }) => kind === 'LIST');
  const lead: Mark = { kind: 'LIST', start: 0, end: FIRST_HEADING.exec(text.text)?.[0].length ?? 0 };
  const first = marks[0]?.start ?? text.length;
  if (hasList && !looksLikeList(text.text.slice(0, first))) lead.kind = 'OTHER';
  const all = first > lead.end ? [lead, ...marks] : marks;
  const sections: LabelSection[] = [];
  for (const [place, { kind, start, end }] of all.entries()) {
    const next = all[place + 1]?.start ?? text.length;
    if (kind === 'LIST' || kind === 'HIGHLIGHT') {
      if (kind === 'HIGHLIGHT') unread.push({ text: text.slice(start, end), reason: 'HEADING' });
      if (end < next) sections.push({ kind, text: text.slice(end, next) });
    } else if (kind === 'OTHER') {
      unread.push({ text: text.slice(start, next), reason: 'OTHER_TEXT' });
    } else {
      const over = endOfSentence(text.text, end, next);
      unread.push({ text: text.slice(start, over), reason: 'NOT_CONTAINED' });
      const before = sections.at(-1)?.kind ?? 'LIST';
      if (over < next) sections.push({ kind: before, text: text.slice(over, next) });
    }
  }
  return sections;
}

/** Of marks that overlap, those of the first kinds are taken. */
function findMarks(text: string): Mark[] {
  const find = (pattern: RegExp, kind: MarkKind): Mark[] =>
    matchesOf(text, pattern).map((match) => ({
      kind,
      start: match.index,
      end: match.index + match[0].length,
    }));
  const marks: Mark[] = [];
  const isTaken = new Uint8Array(text.length + 1);
  for (const found of [
    find(ABSENT_LINE, 'NOT_CONTAINED'),
    find(HIGHLIGHT_HEADING, 'HIGHLIGHT'),
    ...LIST_HEADINGS.map((pattern) => find(pattern, 'LIST')),
    find(OTHER_HEADING, 'OTHER'),
    find(DRUG_FACTS_HEADING, 'OTHER'),
    find(ABSENT, 'NOT_CONTAINED'),
    find(ABSENT_TIGHT, 'NOT_CONTAINED'),
  ]) {
    for (const mark of found) {
      if (isTaken[mark.start] || isTaken[mark.end - 1]) continue;
      isTaken.fill(1, mark.start, mark.end);
      marks.push(mark);
    }
  }
  return marks.sort((a, b) => a.start - b.start);
}

const endOfSentence = (text: string, start: number, limit: number) => {
  const end = /[.!。](?=\s|$)|\n|;/.exec(text.slice(start, limit));
  return end ? start + end.index + 1 : limit;
};

/** Whether text is a list of names rather than prose: several items, all of them short, and few common words. */
function looksLikeList(text: string): boolean {
  const items = text.split(/[,;•·●▪|\n]/).filter((item) => /\p{L}{2}/u.test(item));
  if (items.length < 3) return false;
  const prose = items.filter((item) => item.split(' ').length > 7 || PROSE.test(item));
  return prose.length * 4 <= items.length;
}
const PROSE =
  /\b(?:the|your|this|that|you|is|are|with|for|our|la|les|des|vous|pour|est|avec|votre|die|der|das|und|mit|ist|sind|auf|für|ihre|il|che|con|para|una|met|voor|een|het|skin|haut|peau)\b/i;
