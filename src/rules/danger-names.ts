import { readRows, readShipped } from '../platform/shipped-files.ts';
import { keyOf } from './annexes.ts';
import type { FileRuleId } from './rule-catalogue.ts';

/** What a name on a label that is no INCI name stands for: mercury, a steroid, a medicine. */
export interface Danger {
  group: string;
  ruleId: FileRuleId;
}

const dangers = new Map<string, Danger>();
/** Steroids are written with many endings and salts: Betamethason, Clobetasolpropionat. */
const steroidStems: [string, Danger][] = [];
const STEM_LENGTH = 8;
const MAX_WORDS = 4;

for (const row of readRows(readShipped('data/ingredients/danger_names.csv'))) {
  const danger = { group: row.group!, ruleId: row.rule_id as FileRuleId };
  const key = keyOf(row.name!);
  dangers.set(key, danger);
  const stem = key.replace(/(?:E|A|UM)$/, '');
  if (danger.group === 'STEROID' && stem.length >= STEM_LENGTH) steroidStems.push([stem, danger]);
}

/** The danger that an item of a label names in one of its runs of words; null for any other. */
export function dangerIn(text: string): Danger | null {
  const words = text
    .slice(0, 300)
    .split(/[\s/(),]+/)
    .map(keyOf)
    .filter(Boolean);
  for (let start = 0; start < words.length; start += 1) {
    for (let count = Math.min(MAX_WORDS, words.length - start); count >= 1; count -= 1) {
      const danger = dangers.get(words.slice(start, start + count).join(''));
      if (danger) return danger;
    }
  }
  const steroid = steroidStems.find(([stem]) => words.some((word) => word.startsWith(stem)));
  return steroid?.[1] ?? null;
}
