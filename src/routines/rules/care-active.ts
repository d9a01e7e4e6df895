import type { Text } from '../../platform/language/text.ts';
import type { RoutineSession, StepType } from './routine-plan.ts';

/** An ingredient that the rules may propose. */
export interface CareActive {
  inciName: string;
  /** `active_group` of the facts. */
  group: string;
  /** For titles, including the strength to look for. */
  label: Text;
  stepType: StepType;
  session: RoutineSession;
  /** The strongest share in per cent that the label asks for; null where it does not matter. */
  percent: number | null;
}
