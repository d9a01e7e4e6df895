import type { MetricResult, SkinTone } from '../../inference/inference.types.ts';
import type { RoutineStep } from '../../routines/plans/routines.table.ts';
import type { Pregnancy, SkinConcern, SkinType } from '../../users/skin-profile.ts';

/** What a case was asked with, as it was then. Instants are in RFC 3339, days `YYYY-MM-DD`. */
export interface ConsultationSnapshot {
  profile: {
    /** Reached in the year of the request. */
    age: number | null;
    skinType: SkinType | null;
    concerns: SkinConcern[];
    pregnancy: Pregnancy;
  };
  analysis: FrozenAnalysis | null;
  /** The active one. */
  routine: FrozenRoutine | null;
  /** INCI names. */
  avoidedIngredients: { name: string; note: string | null }[];
}

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

type FrozenStep = Omit<RoutineStep, 'routineId' | 'createdAt'>;
