import type { MetricResult } from '../../inference/inference.types.ts';
import type { Text } from '../../platform/language/text.ts';
import type { ClearedName } from './cleared.ts';
import type { Person } from './person.ts';
import type { Prescription } from './prescription.ts';
import type { PlannedTimes, StepType } from './routine-plan.ts';

/** Everything a generated routine depends on: the same input gives the same routine. */
export interface GenerationInput extends Person {
  metrics: readonly MetricResult[];
  prescriptions: readonly Prescription[];
  /** Maximum steps per session; null for no limit. */
  maxSteps: number | null;
  /** Maximum minutes per session, including waiting times; null for no limit. */
  maxMinutes: number | null;
  /** First day, in days since 1970-01-01. */
  today: number;
  /** No new active starts before this day, while the skin recovers from a reaction. */
  restsUntil: number;
}

export interface GeneratedStep extends PlannedTimes {
  type: StepType;
  /** The person can change it later; it is written in their language when it is saved. */
  name: Text;
  prescribed: boolean;
  established: boolean;
  spf: number | null;
  /** Proposed ingredients, cleared by the safety gate; empty if any product of the type is suitable. */
  inciNames: ClearedName[];
  /** Index in the input, for a prescribed step. */
  prescription: number | null;
  instructions: Text | null;
  waitBeforeMinutes: number;
  waitAfterMinutes: number;
  ruleId: string;
  reason: Text;
  source: Text;
}

/** Explains to the person how the routine was generated. */
export interface GenerationNote {
  ruleId: string;
  message: Text;
  source: Text;
}

export interface GeneratedRoutine {
  steps: GeneratedStep[];
  notes: GenerationNote[];
}

/** A step that may be removed: lowest priority first, infinity never. */
export interface Candidate {
  step: GeneratedStep;
  priority: number;
}

const APPLYING_MINUTES = 1;

/** Duration of one step, including waiting times. */
export const stepMinutes = (step: Pick<GeneratedStep, 'waitBeforeMinutes' | 'waitAfterMinutes'>) =>
  APPLYING_MINUTES + step.waitBeforeMinutes + step.waitAfterMinutes;
