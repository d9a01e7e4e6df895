import type { MetricResult } from '../../inference/inference.types.ts';
import type { Person } from './person.ts';
import type { PlannedTimes, RoutineSession, StepIngredientFacts, StepType } from './routine-plan.ts';

/** What a doctor prescribed. */
export interface Prescription {
  name: string;
  type: StepType;
  session: RoutineSession;
  everyDays: number;
  /** In use for weeks. */
  established: boolean;
  ingredients: StepIngredientFacts[];
}

/** All that a generated routine depends on: the same input gives the same routine. */
export interface GenerationInput extends Person {
  metrics: readonly MetricResult[];
  prescriptions: readonly Prescription[];
  /** Most steps in one session; null for no limit. */
  maxSteps: number | null;
  /** Most minutes in one session, waiting included; null for no limit. */
  maxMinutes: number | null;
  /** First day, in days since 1970-01-01. */
  today: number;
  /** Before this day no new active begins, as the skin rests after a reaction. */
  restsUntil: number;
}

export interface GeneratedStep extends PlannedTimes {
  type: StepType;
  name: string;
  prescribed: boolean;
  established: boolean;
  spf: number | null;
  /** Proposed ingredients; empty where any product of the type will do. */
  inciNames: string[];
  /** Index in the input, for a prescribed step. */
  prescription: number | null;
  instructions: string | null;
  waitBeforeMinutes: number;
  waitAfterMinutes: number;
  ruleId: string;
  reason: string;
  source: string;
}

/** How the routine was generated, for the person. */
export interface GenerationNote {
  ruleId: string;
  message: string;
  source: string;
}

export interface GeneratedRoutine {
  steps: GeneratedStep[];
  notes: GenerationNote[];
}

/** A step that may be left out: the lowest priority first, infinity never. */
export interface Candidate {
  step: GeneratedStep;
  priority: number;
}

const APPLYING_MINUTES = 1;

/** Of one step, waiting included. */
export const stepMinutes = (step: Pick<GeneratedStep, 'waitBeforeMinutes' | 'waitAfterMinutes'>) =>
  APPLYING_MINUTES + step.waitBeforeMinutes + step.waitAfterMinutes;
