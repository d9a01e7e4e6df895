/** A routine as the rules see it: plain data, no database. */

import type { Pregnancy } from '../../users/profile/skin-profile.ts';

export const ROUTINE_SESSIONS = ['AM', 'PM'] as const;
export type RoutineSession = (typeof ROUTINE_SESSIONS)[number];

export const STEP_TYPES = [
  'OIL_CLEANSER',
  'CLEANSER',
  'TONER',
  'ESSENCE',
  'VITAMIN_C_SERUM',
  'EXFOLIANT',
  'RETINOID',
  'SERUM',
  'EYE',
  'SPOT_TREATMENT',
  'MOISTURISER',
  'FACE_OIL',
  'OCCLUSIVE',
  'SUNSCREEN',
] as const;
export type StepType = (typeof STEP_TYPES)[number];

export interface RampUpStage {
  /** How long it lasts; null for the last stage. */
  days: number | null;
  everyDays: number;
}

export type StepSchedule =
  | { kind: 'DAILY' }
  /** 1 is Monday, 7 Sunday. */
  | { kind: 'WEEKDAYS'; weekdays: number[] }
  /** Counted from the step's first day. */
  | { kind: 'INTERVAL'; everyDays: number }
  /** Days 1..length of a cycle that begins with the routine. */
  | { kind: 'CYCLE'; length: number; nights: number[] }
  /** Counted from the step's first day, and again from the end of its latest rest. */
  | { kind: 'RAMP_UP'; stages: RampUpStage[] };
export type ScheduleKind = StepSchedule['kind'];

/** Facts about an ingredient of a step that the rules need. */
export interface StepIngredientFacts {
  /** INCI name, or the text of a label where it is unknown. */
  name: string;
  /** `active_group` of the facts; null where unknown. */
  group: string | null;
  /** 0..5; null where unknown. */
  comedogenicity: number | null;
  /** 1-based place on the label; null where no label was given. */
  labelPosition: number | null;
  /** Share in per cent as printed; null where not printed. */
  percent: number | null;
  isFragrance: boolean;
  /** As printed on the label. */
  text: string;
  /** How surely the name is what the label means; UNKNOWN where only the text is known. */
  certainty: 'CERTAIN' | 'PROBABLE' | 'UNKNOWN';
}

export interface PlannedTimes {
  session: RoutineSession;
  schedule: StepSchedule;
  /** Days since 1970-01-01; null for the first day of the routine. */
  startsOn: number | null;
  /** Days since 1970-01-01; rests from the first up to the day before the second. */
  pause: { from: number; until: number } | null;
}

export interface PlannedStep extends PlannedTimes {
  /** Names the step in findings. */
  key: string;
  type: StepType;
  name: string;
  prescribed: boolean;
  /** The pregnancy in which a doctor allowed what is prescribed; null if none did. */
  allowedFor: Pregnancy | null;
  /** In use for weeks, so neither the ramp-up nor the gap between new actives applies. */
  established: boolean;
  /** Sun protection factor; null where unknown. */
  spf: number | null;
  /** Days since 1970-01-01 after which an opened product should go; null where unknown. */
  usableUntil: number | null;
  waitBeforeMinutes: number;
  waitAfterMinutes: number;
  ingredients: StepIngredientFacts[];
}

export interface RoutinePlan {
  /** First day, in days since 1970-01-01. */
  startsOn: number;
  /** In the order of use within each session. */
  steps: PlannedStep[];
}
