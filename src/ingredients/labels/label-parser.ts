import type { LabelName } from './label-item.ts';
import { readItem } from './label-item.ts';
import { splitList } from './label-split.ts';
import { MAY_CONTAIN, readSections, type UnreadReason, type UnreadText } from './label-text.ts';
import { ABSENT_AFTER } from './label-words.ts';

/** Longest text and longest list that are read. */
export const MAX_LABEL_LENGTH = 20_000;
export const MAX_LABEL_ITEMS = 300;

/** One ingredient of a label as printed. */
export interface LabelItem {
  /** 1 for the first. */
  position: number;
  /** As printed, without marks and percentage. */
  text: string;
  /** Where it is in the label, in UTF-16 code units; `end` is behind it. */
  start: number;
  end: number;
  /** What it may be called, the most likely first. */
  names: LabelName[];
  /** What stands in its brackets, when it is a list. */
  inner: string[];
  /** What the label says of its share, in per cent; null where it says nothing. */
  percent: number | null;
  /** Listed as possible, as after `+/-`. */
  mayContain: boolean;
  /** Printed over more than one line. */
  broken: boolean;
  /** Why it may be no ingredient, so that only an exact name counts; null for an item of a list. */
  optional: 'HEADING' | 'HIGHLIGHT' | null;
}

/** A part of a label that is no item. */
export interface UnreadPart {
  /** As printed. */
  text: string;
  /** Where it is in the label, in UTF-16 code units; `end` is behind it. */
  start: number;
  end: number;
  reason: UnreadReason;
}

export interface ParsedLabel {
  items: LabelItem[];
  /** In the order of the label. */
  unread: UnreadPart[];
  /** Whether more than 300 items were there. */
  truncated: boolean;
}

/** Reads a list of ingredients as printed on a package or pasted from a page. */
export function parseLabel(label: string): ParsedLabel {
  const items: LabelItem[] = [];
  const left: UnreadText[] = [];
  let truncated = false;
  const { sections, unread } = readSections(label.slice(0, MAX_LABEL_LENGTH));
  for (const { kind, text: list } of sections) {
    let mayContain = false;
    for (const { text: token, isHeading, isRest } of splitList(list)) {
      if (token.text === MAY_CONTAIN) {
        mayContain = true;
        continue;
      }
      const optional = kind === 'HIGHLIGHT' ? kind : isHeading ? 'HEADING' : null;
      const isAbsent = ABSENT_AFTER.test(token.text.slice(-30));
      if (isRest || items.length === MAX_LABEL_ITEMS) {
        truncated ||= /\p{L}/u.test(token.text);
        left.push({ text: token, reason: 'OVER_LIMIT' });
        continue;
      }
      const item = isAbsent ? null : readItem(token.text);
      if (item) {
        const range = token.rangeOf();
        const broken = /[\n\r]/.test(label.slice(range.start, range.end));
        items.push({ ...item, ...range, position: items.length + 1, mayContain, broken, optional });
        continue;
      }
      const other = /^[\d\s]{6,}$/.test(token.text) ? 'OTHER_TEXT' : 'NOT_UNDERSTOOD';
      const reason = isAbsent ? 'NOT_CONTAINED' : (optional ?? other);
      left.push({ text: token, reason });
    }
  }
  return { items, unread: joinParts(label, [...unread, ...left]), truncated };
}

/** In order, those without a letter or digit left out, neighbors of one reason as one. */
function joinParts(label: string, unread: readonly UnreadText[]): UnreadPart[] {
  const parts = unread
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text.text))
    .map(({ text, reason }) => ({ ...text.trim().rangeOf(), reason }))
    .sort((a, b) => a.start - b.start);
  const joined: Omit<UnreadPart, 'text'>[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && last.reason === part.reason && !/[\p{L}\p{N}]/u.test(label.slice(last.end, part.start)))
      last.end = Math.max(last.end, part.end);
    else joined.push({ ...part });
  }
  return joined.map((part) => ({ text: label.slice(part.start, part.end).trim(), ...part }));
}
