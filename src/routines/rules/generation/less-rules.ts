import type { MetricResult } from '../../../inference/inference.types.ts';
import { messageOf } from '../../../platform/language/text.ts';
import type { Diagnosis, SkinConcern } from '../../../users/profile/skin-profile.ts';
import type { StepType } from '../routine-plan.ts';

/** A rule triggered by a metric or a concern of the person. All such rules are in this file. */
export interface CareRule {
  ruleId: string;
  /** Key of the metric that it checks. */
  metric: string | null;
  applies(metric: MetricResult): boolean;
  /** A concern or a diagnosis that triggers it without a photo. */
  concerns: readonly (SkinConcern | Diagnosis)[];
  source: string;
}

/** Title and reason of a rule of this file. */
export const adviceOf = ({ ruleId }: CareRule) => ({
  title: messageOf(`routines.advice.${ruleId}.title`),
  reason: messageOf(`routines.advice.${ruleId}.reason`),
});

/** Reduces or avoids something. */
interface LessRule extends CareRule {
  action: 'REDUCE' | 'AVOID';
  inciNames: readonly string[];
  stepType: StepType | null;
}

const isHigh = (metric: MetricResult) => metric.band === 'HIGH';
const isCertainlyHigh = (metric: MetricResult) => isHigh(metric) && metric.interval.low >= 66;
const isBelowTarget = (metric: MetricResult) => metric.value < (metric.target?.low ?? 0);

export const DERMATOLOGIST_RULES: readonly CareRule[] = [
  {
    ruleId: 'BLEMISHES-DERM',
    metric: 'BLEMISHES',
    applies: isCertainlyHigh,
    concerns: [],
    source: 'Reynolds et al. 2024, J Am Acad Dermatol 90:1006 (acne guideline)',
  },
  {
    ruleId: 'REDNESS-DERM',
    metric: 'REDNESS',
    applies: isCertainlyHigh,
    concerns: [],
    source: 'Schaller et al. 2020, Br J Dermatol 182:1269 (rosacea consensus)',
  },
];

export const LESS_RULES: readonly LessRule[] = [
  {
    ruleId: 'OILINESS-REDUCE',
    metric: 'OILINESS',
    applies: isBelowTarget,
    concerns: [],
    action: 'REDUCE',
    inciNames: ['SODIUM LAURYL SULFATE', 'ALCOHOL DENAT.'],
    stepType: 'CLEANSER',
    source: 'Ananthapadmanabhan et al. 2004, Dermatol Ther 17:16',
  },
  {
    ruleId: 'COMEDO-1',
    metric: 'BLEMISHES',
    applies: isHigh,
    concerns: ['ACNE'],
    action: 'REDUCE',
    inciNames: ['COCOS NUCIFERA OIL', 'ISOPROPYL MYRISTATE', 'ISOPROPYL PALMITATE'],
    stepType: 'FACE_OIL',
    source: 'Fulton 1989; Draelos & DiNardo 2006',
  },
  {
    ruleId: 'REDNESS-AVOID',
    metric: 'REDNESS',
    applies: isHigh,
    concerns: ['REDNESS', 'SENSITIVITY', 'ROSACEA', 'ATOPIC_DERMATITIS'],
    action: 'AVOID',
    inciNames: ['PARFUM', 'MENTHOL', 'CAMPHOR'],
    stepType: null,
    source: 'Schaller et al. 2020, Br J Dermatol 182:1269 (rosacea consensus)',
  },
];
