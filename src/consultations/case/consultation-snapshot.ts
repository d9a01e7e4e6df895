import type { Medication, Procedure } from '../../health/health.table.ts';
import type { MetricResult, SkinTone } from '../../inference/inference.types.ts';
import type { Text } from '../../platform/language/text.ts';
import type { RoutineStep } from '../../routines/plans/routines.table.ts';
import type { Region } from '../../rules/product-law.ts';
import type { SeverityOfConcern } from '../../users/profile/concern-severities.ts';
import type {
  Allergy,
  Diagnosis,
  SkinTone as Phototype,
  Pregnancy,
  Sensitivity,
  SkinConcern,
  SkinType,
} from '../../users/profile/skin-profile.ts';

/** What a case was asked with, as it was then. Instants are in RFC 3339, days `YYYY-MM-DD`. */
export interface ConsultationSnapshot {
  profile: FrozenProfile;
  analysis: FrozenAnalysis | null;
  /** The active one. */
  routine: FrozenRoutine | null;
  /** INCI names, and names of families; those of older cases are in English. */
  avoidedIngredients: { name: Text; note: string | null }[];
}

export interface FrozenProfile extends Partial<FrozenHealth> {
  /** Reached in the year of the request. */
  age: number | null;
  skinType: SkinType | null;
  concerns: SkinConcern[];
  pregnancy: Pregnancy;
}

/** What cases hold since it can be said. */
export interface FrozenHealth {
  concernSeverities: SeverityOfConcern[];
  skinTone: Phototype | null;
  region: Region | null;
  sensitivity: Sensitivity | null;
  diagnoses: Diagnosis[];
  allergies: Allergy[];
  procedures: Procedure[];
  /** In use then. */
  medications: FrozenMedication[];
  medicationsAnswered: boolean;
}

export type FrozenMedication = Pick<
  Medication,
  'name' | 'strength' | 'route' | 'session' | 'everyDays' | 'startedOn' | 'endedOn'
> & {
  /** International names; empty if it was not understood. */
  understoodAs: string[];
};

export interface FrozenAnalysis {
  /** Of the analysis, which may have been deleted. */
  id: string;
  createdAt: string;
  modelName: string | null;
  modelVersion: string | null;
  skinScore: number | null;
  hydration: number | null;
  oiliness: number | null;
  elasticity: number | null;
  pores: number | null;
  confidence: number | null;
  metrics: MetricResult[];
  tone: SkinTone | null;
}

export interface FrozenRoutine {
  name: string;
  startsOn: string;
  /** In the order of use. */
  steps: FrozenStep[];
}

type FrozenStep = Omit<RoutineStep, 'routineId' | 'createdAt'> & {
  /** Whether it then waited for a doctor's answer on a pregnancy; absent from older cases. */
  heldForDoctor?: boolean;
};
