import type { Text } from '../../platform/language/text.ts';
import { findRule, reasonOf } from '../../rules/rule-catalogue.ts';
import { everyRow } from './care/concern-rows.ts';

/** Why a step is in a plan, by the rule or the treatment that put it there; null for one that is no longer there. */
export function explanationOf(ruleId: string | null): { reason: Text; source: Text } | null {
  const rule = ruleId === null ? null : findRule(ruleId);
  if (rule) return { reason: reasonOf(rule.id), source: rule.source };
  const row = everyRow().find(({ id }) => id === ruleId);
  return row ? { reason: row.message, source: row.source } : null;
}
