import { type FileRuleId, rule } from '../../rules/rule-catalogue.ts';
import type { RoutineSession, StepType } from './routine-plan.ts';

/** The rule for the order of a session. */
export const ORDER_RULES: Record<RoutineSession, FileRuleId> = { AM: 'ORD-AM', PM: 'ORD-PM' };

const ORDERS = { AM: readOrder('ORD-AM'), PM: readOrder('ORD-PM') };

function readOrder(id: FileRuleId): Map<string, number> {
  return new Map(
    [...rule(id).subject.matchAll(/\b([A-Z_]+)\((\d+)\)/g)].map(([, type, place]) => [type!, Number(place)]),
  );
}

/** Position of a step in its session; lower ones are applied first. A step of the other session keeps its position there. */
export function layer(session: RoutineSession, type: StepType): number {
  const other = session === 'AM' ? 'PM' : 'AM';
  return ORDERS[session].get(type) ?? ORDERS[other].get(type) ?? Number.POSITIVE_INFINITY;
}

/** Sorts morning before evening, each from thin to thick. Stable. */
export const inLayeringOrder = <T extends { session: RoutineSession; type: StepType }>(
  steps: readonly T[],
): T[] =>
  [...steps].sort(
    (a, b) => a.session.localeCompare(b.session) || layer(a.session, a.type) - layer(b.session, b.type),
  );
