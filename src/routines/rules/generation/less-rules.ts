import type { MetricResult } from '../../../inference/inference.types.ts';
import type { Diagnosis, SkinConcern } from '../../../users/skin-profile.ts';
import type { StepType } from '../routine-plan.ts';

/** A rule triggered by a metric or a concern of the person. All such rules are in this file. */
export interface CareRule {
  ruleId: string;
  /** Key of the metric that it checks. */
  metric: string | null;
  applies(metric: MetricResult): boolean;
  /** A concern or a diagnosis that triggers it without a photo. */
  concerns: readonly (SkinConcern | Diagnosis)[];
  reason: string;
  source: string;
}

/** Reduces or avoids something. */
interface LessRule extends CareRule {
  action: 'REDUCE' | 'AVOID';
  title: string;
  inciNames: readonly string[];
  stepType: StepType | null;
}

interface DermatologistRule extends CareRule {
  title: string;
}

const isHigh = (metric: MetricResult) => metric.band === 'HIGH';
const isCertainlyHigh = (metric: MetricResult) => isHigh(metric) && metric.interval.low >= 66;
const isBelowTarget = (metric: MetricResult) => metric.value < (metric.target?.low ?? 0);

export const DERMATOLOGIST_RULES: readonly DermatologistRule[] = [
  {
    ruleId: 'BLEMISHES-DERM',
    metric: 'BLEMISHES',
    applies: isCertainlyHigh,
    concerns: [],
    title: 'Show the blemishes to a dermatologist',
    reason:
      'Many inflamed-looking areas are visible. Early treatment prevents scars, and a photo is no diagnosis.',
    source: 'Reynolds et al. 2024, J Am Acad Dermatol 90:1006 (acne guideline)',
  },
  {
    ruleId: 'REDNESS-DERM',
    metric: 'REDNESS',
    applies: isCertainlyHigh,
    concerns: [],
    title: 'Have lasting redness examined',
    reason:
      'Much of the skin in the photo is red. If that lasts for weeks, a dermatologist can find the cause.',
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
    title: 'Foaming cleansers and toners with alcohol',
    inciNames: ['SODIUM LAURYL SULFATE', 'ALCOHOL DENAT.'],
    stepType: 'CLEANSER',
    reason: 'Hardly any shine is visible; harsh cleansing removes the skin’s own lipids.',
    source: 'Ananthapadmanabhan et al. 2004, Dermatol Ther 17:16',
  },
  {
    ruleId: 'COMEDO-1',
    metric: 'BLEMISHES',
    applies: isHigh,
    concerns: ['ACNE'],
    action: 'REDUCE',
    title: 'Rich oils and esters that clog pores, in products that stay on the skin',
    inciNames: ['COCOS NUCIFERA OIL', 'ISOPROPYL MYRISTATE', 'ISOPROPYL PALMITATE'],
    stepType: 'FACE_OIL',
    reason: 'They rate high in comedogenicity tests; concentration and formulation matter too.',
    source: 'Fulton 1989; Draelos & DiNardo 2006',
  },
  {
    ruleId: 'REDNESS-AVOID',
    metric: 'REDNESS',
    applies: isHigh,
    concerns: ['REDNESS', 'SENSITIVITY', 'ROSACEA', 'ATOPIC_DERMATITIS'],
    action: 'AVOID',
    title: 'Perfume, menthol and camphor',
    inciNames: ['PARFUM', 'MENTHOL', 'CAMPHOR'],
    stepType: null,
    reason: 'They irritate skin that turns red or stings easily.',
    source: 'Schaller et al. 2020, Br J Dermatol 182:1269 (rosacea consensus)',
  },
];
